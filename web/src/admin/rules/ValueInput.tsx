import { MultiSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { getCountries } from 'libphonenumber-js/min';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../api/types';
import { formatPhone } from '../../i18n/phone';
import { useAll } from '../resource';
import { CHOICES, typeOf } from './language';
import frame from '../inTurn/inTurn.module.css';
import classes from './rules.module.css';
import { seenText } from './words';

interface ValueInputProps {
  label: string;
  condition: Condition;
  change: (values: string[]) => void;
}

/** The values of a condition, written as its attribute wants them. */
export function ValueInput(props: ValueInputProps) {
  switch (typeOf(props.condition.attribute)) {
    case 'NUMBER':
      return <Days {...props} />;
    case 'TIME':
      return <Times {...props} />;
    case 'TEXT':
    case 'PURCHASE':
    case 'PHONE':
      return <Words {...props} />;
    default:
      return <Chosen {...props} />;
  }
}

function Days({ label, condition, change }: ValueInputProps) {
  const { t } = useTranslation();
  return (
    <NumberInput
      className={frame.value}
      aria-label={label}
      suffix={` ${t('rule.days')}`}
      min={0}
      max={999_999}
      allowDecimal={false}
      value={condition.values[0] ?? ''}
      onChange={(days) => change(days === '' ? [] : [String(days)])}
    />
  );
}

function Times({ label, condition, change }: ValueInputProps) {
  const { t } = useTranslation();
  const [from = '', to = ''] = condition.values;
  return (
    <span className={classes.times}>
      <TextInput
        type="time"
        aria-label={`${label}: ${t('rule.from')}`}
        value={from}
        onChange={(event) => change([event.currentTarget.value, to])}
      />
      {t('rule.and')}
      <TextInput
        type="time"
        aria-label={`${label}: ${t('rule.until')}`}
        value={to}
        onChange={(event) => change([from, event.currentTarget.value])}
      />
    </span>
  );
}

function Words({ label, condition, change }: ValueInputProps) {
  const { t } = useTranslation();
  return (
    <TagsInput
      className={frame.value}
      aria-label={label}
      placeholder={condition.values.length === 0 ? t('rule.typeAndEnter') : undefined}
      value={condition.values}
      onChange={change}
      maxTags={100}
      maxLength={100}
      acceptValueOnBlur
    />
  );
}

function Chosen({ label, condition, change }: ValueInputProps) {
  const { t } = useTranslation();
  return (
    <MultiSelect
      className={frame.value}
      aria-label={label}
      placeholder={condition.values.length === 0 ? t('rule.choose') : undefined}
      data={useChoices(condition)}
      value={condition.values}
      onChange={change}
      nothingFoundMessage={t('form.nothingFits')}
      hidePickedOptions
      searchable
    />
  );
}

function useChoices({ attribute }: Condition): { value: string; label: string }[] {
  const { t } = useTranslation();
  const queues = useAll('queues');
  const users = useAll('users');
  const hours = useAll('hours');
  const numbers = useAll('numbers');
  switch (typeOf(attribute)) {
    case 'QUEUE':
      return named(queues);
    case 'HOURS':
      return named(hours);
    case 'PERSON':
      return named(
        users.filter(({ roles }) => roles.includes('AGENT')).map(({ id, displayName }) => ({ id, name: displayName })),
      );
    case 'NUMBER_DIALLED':
      return numbers.map(({ e164, label }) => ({ value: e164, label: `${formatPhone(e164)} ${label}`.trim() }));
    default: {
      const all: string[] = typeOf(attribute) === 'COUNTRY' ? getCountries() : (CHOICES[attribute] ?? []);
      return all.map((value) => ({ value, label: seenText(attribute, value, t) }));
    }
  }
}

const named = (all: { id: number; name: string }[]) => all.map(({ id, name }) => ({ value: String(id), label: name }));
