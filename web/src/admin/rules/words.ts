import type { TFunction } from 'i18next';
import type { Condition, DayOfWeek, RuleRow } from '../../api/types';
import { countryName, formatNumber, languageName } from '../../i18n/format';
import { formatPhone } from '../../i18n/phone';
import { useAll } from '../resource';
import { DAYS, dayName } from '../week';
import { isYesNo, takesValues, typeOf, type Attribute } from './language';

/** Names of what rules refer to by id. */
export interface Names {
  queues: Map<number, string>;
  users: Map<number, string>;
  hours: Map<number, string>;
}

export function useNames(): Names {
  return {
    queues: new Map(useAll('queues').map(({ id, name }) => [id, name])),
    users: new Map(useAll('users').map(({ id, displayName }) => [id, displayName])),
    hours: new Map(useAll('hours').map(({ id, name }) => [id, name])),
  };
}

/** A value of an attribute as people say it. */
export function valueText(attribute: Attribute, value: string, names: Names, t: TFunction): string {
  switch (typeOf(attribute)) {
    case 'QUEUE':
      return names.queues.get(Number(value)) ?? t('rule.gone');
    case 'PERSON':
      return names.users.get(Number(value)) ?? t('rule.gone');
    case 'HOURS':
      return names.hours.get(Number(value)) ?? t('rule.gone');
    case 'NUMBER_DIALLED':
    case 'PHONE':
      return formatPhone(value);
    default:
      return seenText(attribute, value, t);
  }
}

/** The same of a value in which ids are names already. */
export function seenText(attribute: Attribute, value: string, t: TFunction): string {
  if (typeOf(attribute) === 'COUNTRY') return countryName(value);
  if (attribute === 'LANGUAGE') return languageName(value);
  if (attribute === 'CALLER') return t(`rule.caller.${value}`, { defaultValue: value });
  if (attribute === 'WEEKDAY') return dayName(DAYS.indexOf(value as DayOfWeek));
  if (isYesNo(attribute)) return t(value === 'YES' ? 'rule.yes' : 'rule.no');
  if (typeOf(attribute) === 'NUMBER_DIALLED' || typeOf(attribute) === 'PHONE') return formatPhone(value);
  return value;
}

/** `Value class is A or B`. */
export function conditionText(condition: Condition, names: Names, t: TFunction): string {
  const { attribute, operator, values, months } = condition;
  const said = values.map((value) => valueText(attribute, value, names, t));
  return [
    t(`rule.attribute.${attribute}`),
    t(`rule.operator.${operator}`),
    takesValues(operator) && said.join(operator === 'BETWEEN' ? ` ${t('rule.and')} ` : ` ${t('rule.or')} `),
    months > 0 && t('rule.withinMonths', { count: months }),
  ]
    .filter(Boolean)
    .join(' ');
}

const seconds = (ms: number, t: TFunction) => `${formatNumber(ms / 1000)} ${t('seconds')}`;

/** What then: `queue Trucks · first the personal manager, 20 s`. */
export function routeText({ route }: Pick<RuleRow, 'route'>, names: Names, t: TFunction): string {
  const { queueId, priority, first, skills, anybodyAfterMs } = route;
  return [
    queueId === 0 ? t('rule.asTheMenuSaid') : (names.queues.get(queueId) ?? t('rule.gone')),
    first && t('rule.firstFor', { person: t(`rule.person.${first.person}`), time: seconds(first.forMs, t) }),
    skills.steps.some(({ needs }) => needs.length > 0) && t('rule.withSkills'),
    anybodyAfterMs > 0 && t('rule.anybodyFrom', { time: seconds(anybodyAfterMs, t) }),
    priority !== 0 && t('rule.priorityOf', { points: formatNumber(priority) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
