import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ScenarioCondition } from '../../api/types';
import { formatPhone } from '../../i18n/phone';
import { useAll } from '../resource';
import { CALLERS, type Subject } from './language';

export interface Choice {
  value: string;
  label: string;
}

/** All values a condition on this can have; none for tags, which are typed. */
export function useChoices(): (subject: Subject) => Choice[] {
  const { t } = useTranslation();
  const queues = useAll('queues');
  const numbers = useAll('numbers');
  return (subject) => {
    switch (subject) {
      case 'CALLER':
        return CALLERS.map((value) => ({ value, label: t(`pop.caller.${value}`) }));
      case 'QUEUE':
        return queues.map(({ id, name }) => ({ value: String(id), label: name }));
      case 'DIALLED':
        return numbers.map(({ e164, label }) => ({ value: e164, label: `${formatPhone(e164)} ${label}`.trim() }));
      case 'TAG':
        return [];
    }
  };
}

export function conditionText(condition: ScenarioCondition, choices: (subject: Subject) => Choice[], t: TFunction) {
  const { subject, not, values } = condition;
  const named = values.map((value) => choices(subject).find((one) => one.value === value)?.label ?? value);
  return [
    t(`pop.subject.${subject}`),
    t(not ? 'rule.operator.IS_NOT' : 'rule.operator.IS'),
    named.join(` ${t('rule.or')} `),
  ].join(' ');
}
