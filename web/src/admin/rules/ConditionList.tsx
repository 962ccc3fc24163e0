import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../api/types';
import { ConditionLines } from '../inTurn/ConditionLines';
import frame from '../inTurn/inTurn.module.css';
import { conditionOn, GROUPS, operatorsOf, takesValues, withOperator, type Attribute, type Operator } from './language';
import type { RuleFormOf } from './RuleEditor';
import classes from './rules.module.css';
import { ValueInput } from './ValueInput';

/** What must be so, all of it: a line each. */
export function ConditionList({ form }: { form: RuleFormOf }) {
  const { t } = useTranslation();
  const { conditions } = form.values;
  const change = (to: Condition[]) => form.setFieldValue('conditions', to);
  return (
    <ConditionLines
      conditions={conditions}
      change={change}
      errors={form.errors}
      line={(condition, number, to) => <ConditionFields condition={condition} number={number} change={to} />}
      adder={
        <AttributeSelect
          label={t('rule.addCondition')}
          placeholder={t('rule.addCondition')}
          value={null}
          choose={(attribute) => change([...conditions, conditionOn(attribute)])}
        />
      }
    />
  );
}

interface AttributeSelectProps {
  label: string;
  placeholder?: string;
  value: Attribute | null;
  choose: (attribute: Attribute) => void;
}

function AttributeSelect({ label, placeholder, value, choose }: AttributeSelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      className={frame.attribute}
      aria-label={label}
      placeholder={placeholder}
      data={GROUPS.map(({ name, attributes }) => ({
        group: t(`rule.group.${name}`),
        items: attributes.map((one) => ({ value: one as string, label: t(`rule.attribute.${one}`) })),
      }))}
      value={value}
      onChange={(one) => one && choose(one as Attribute)}
      nothingFoundMessage={t('form.nothingFits')}
      allowDeselect={false}
      maxDropdownHeight={360}
      searchable
    />
  );
}

interface ConditionFieldsProps {
  condition: Condition;
  number: number;
  change: (condition: Condition) => void;
}

function ConditionFields({ condition, number, change }: ConditionFieldsProps) {
  const { t } = useTranslation();
  const { attribute, operator, months } = condition;
  return (
    <>
      <AttributeSelect
        label={t('rule.what', { number })}
        value={attribute}
        choose={(one) => change(conditionOn(one))}
      />
      <Select
        className={frame.operator}
        aria-label={t('rule.how', { number })}
        data={operatorsOf(attribute).map((one) => ({ value: one as string, label: t(`rule.operator.${one}`) }))}
        value={operator}
        onChange={(one) => one && change(withOperator(condition, one as Operator))}
        allowDeselect={false}
      />
      {takesValues(operator) && (
        <ValueInput
          label={t('rule.values', { number })}
          condition={condition}
          change={(values) => change({ ...condition, values })}
        />
      )}
      {months > 0 && (
        <NumberInput
          className={classes.months}
          aria-label={t('rule.months')}
          prefix={`${t('rule.within')} `}
          suffix={` ${t('rule.monthsUnit')}`}
          min={1}
          max={120}
          value={months}
          onChange={(to) => change({ ...condition, months: Number(to) || 1 })}
        />
      )}
    </>
  );
}
