import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../../api/types';
import { problemsAt } from '../../form/refused';
import { Problems, Remove } from '../Adder';
import adminClasses from '../admin.module.css';
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
    <fieldset className={adminClasses.group}>
      <legend>{t('rule.ifAll')}</legend>
      {conditions.map((condition, index) => (
        <div key={index} className={classes.condition}>
          <span className={classes.joined}>{t(index === 0 ? 'rule.if' : 'rule.and')}</span>
          <ConditionLine
            condition={condition}
            number={index + 1}
            change={(to) => change(conditions.with(index, to))}
            remove={() => change(conditions.toSpliced(index, 1))}
          />
          <div className={classes.wrong}>
            <Problems texts={problemsAt(form.errors, `conditions.${index}`)} />
          </div>
        </div>
      ))}
      <AttributeSelect
        label={t('rule.addCondition')}
        placeholder={t('rule.addCondition')}
        value={null}
        choose={(attribute) => change([...conditions, conditionOn(attribute)])}
      />
      {form.errors['conditions'] && <Problems texts={[String(form.errors['conditions'])]} />}
    </fieldset>
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
      className={classes.attribute}
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

interface ConditionLineProps {
  condition: Condition;
  number: number;
  change: (condition: Condition) => void;
  remove: () => void;
}

function ConditionLine({ condition, number, change, remove }: ConditionLineProps) {
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
        className={classes.operator}
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
      <Remove label={t('rule.removeCondition', { number })} remove={remove} />
    </>
  );
}
