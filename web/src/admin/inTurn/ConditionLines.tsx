import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemsAt } from '../../form/refused';
import { Problems, Remove } from '../Adder';
import adminClasses from '../admin.module.css';
import classes from './inTurn.module.css';

interface ConditionLinesProps<C> {
  conditions: C[];
  change: (to: C[]) => void;
  /** What is wrong in the form, by field. */
  errors: Record<string, ReactNode>;
  /** What is said when there is none. */
  always?: string;
  /** The fields of one; `number` counts from 1. */
  line: (condition: C, number: number, change: (to: C) => void) => ReactNode;
  /** What adds one. */
  adder: ReactNode;
}

/** What must be so, all of it: a line each. */
export function ConditionLines<C>({ conditions, change, errors, always, line, adder }: ConditionLinesProps<C>) {
  const { t } = useTranslation();
  return (
    <fieldset className={adminClasses.group}>
      <legend>{t('rule.ifAll')}</legend>
      {conditions.length === 0 && always && <p className={adminClasses.explain}>{always}</p>}
      {conditions.map((condition, index) => (
        <div key={index} className={classes.condition}>
          <span className={classes.joined}>{t(index === 0 ? 'rule.if' : 'rule.and')}</span>
          {line(condition, index + 1, (to) => change(conditions.with(index, to)))}
          <Remove
            label={t('rule.removeCondition', { number: index + 1 })}
            remove={() => change(conditions.toSpliced(index, 1))}
          />
          <div className={classes.wrong}>
            <Problems texts={problemsAt(errors, `conditions.${index}`)} />
          </div>
        </div>
      ))}
      {adder}
      {errors['conditions'] && <Problems texts={[String(errors['conditions'])]} />}
    </fieldset>
  );
}
