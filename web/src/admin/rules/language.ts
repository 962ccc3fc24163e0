import type { Condition, RuleRow } from '../../api/types';

export type Attribute = Condition['attribute'];
export type Operator = Condition['operator'];

/** What the values of an attribute are. */
export type ValueType =
  | 'CHOICE'
  | 'COUNTRY'
  | 'TEXT'
  | 'PURCHASE'
  | 'NUMBER'
  | 'PHONE'
  | 'NUMBER_DIALLED'
  | 'TIME'
  | 'PERSON'
  | 'QUEUE'
  | 'HOURS';

/** In the order in which they are offered. */
export const GROUPS: { name: 'customer' | 'call' | 'time'; attributes: Attribute[] }[] = [
  {
    name: 'customer',
    attributes: [
      'CALLER',
      'VALUE_CLASS',
      'LANGUAGE',
      'COUNTRY',
      'POSTCODE',
      'PERSONAL_MANAGER',
      'LAST_AGENT',
      'DAYS_SINCE_CONTACT',
      'BOUGHT_ARTICLE',
      'BOUGHT_GROUP',
      'DAYS_SINCE_ORDER',
      'OPEN_ORDER',
      'OPEN_INCIDENT',
    ],
  },
  {
    name: 'call',
    attributes: ['MENU_QUEUE', 'KEY', 'DIALLED', 'CALLER_NUMBER', 'CALLER_COUNTRY', 'WITHHELD'],
  },
  { name: 'time', attributes: ['WEEKDAY', 'TIME', 'OPENING_HOURS'] },
];

const TYPES: Partial<Record<Attribute, ValueType>> = {
  COUNTRY: 'COUNTRY',
  CALLER_COUNTRY: 'COUNTRY',
  POSTCODE: 'TEXT',
  VALUE_CLASS: 'TEXT',
  PERSONAL_MANAGER: 'PERSON',
  LAST_AGENT: 'PERSON',
  DAYS_SINCE_CONTACT: 'NUMBER',
  DAYS_SINCE_ORDER: 'NUMBER',
  BOUGHT_ARTICLE: 'PURCHASE',
  BOUGHT_GROUP: 'PURCHASE',
  DIALLED: 'NUMBER_DIALLED',
  CALLER_NUMBER: 'PHONE',
  MENU_QUEUE: 'QUEUE',
  TIME: 'TIME',
  OPENING_HOURS: 'HOURS',
};

export const typeOf = (attribute: Attribute): ValueType => TYPES[attribute] ?? 'CHOICE';

const OPERATORS: Record<ValueType, Operator[]> = {
  CHOICE: ['IS', 'IS_NOT'],
  COUNTRY: ['IS', 'IS_NOT'],
  TEXT: ['IS', 'IS_NOT', 'STARTS_WITH', 'CONTAINS', 'KNOWN', 'NOT_KNOWN'],
  PURCHASE: ['IS', 'IS_NOT', 'STARTS_WITH', 'CONTAINS'],
  NUMBER: ['AT_LEAST', 'AT_MOST', 'KNOWN', 'NOT_KNOWN'],
  PHONE: ['IS', 'IS_NOT', 'STARTS_WITH'],
  NUMBER_DIALLED: ['IS', 'IS_NOT'],
  TIME: ['BETWEEN'],
  PERSON: ['KNOWN', 'NOT_KNOWN', 'IS', 'IS_NOT'],
  QUEUE: ['IS', 'IS_NOT'],
  HOURS: ['IS', 'IS_NOT'],
};

export const operatorsOf = (attribute: Attribute) => OPERATORS[typeOf(attribute)];

const YES_NO = ['YES', 'NO'];

/** All values of an attribute that has few. */
export const CHOICES: Partial<Record<Attribute, string[]>> = {
  CALLER: ['CUSTOMER', 'EMPLOYEE', 'UNKNOWN'],
  LANGUAGE: ['en', 'de', 'da', 'ro'],
  OPEN_ORDER: YES_NO,
  OPEN_INCIDENT: YES_NO,
  WITHHELD: YES_NO,
  KEY: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'],
  WEEKDAY: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'],
};

export const isYesNo = (attribute: Attribute) => CHOICES[attribute] === YES_NO;

export const takesValues = (operator: Operator) => operator !== 'KNOWN' && operator !== 'NOT_KNOWN';

export function conditionOn(attribute: Attribute): Condition {
  const [operator = 'IS'] = operatorsOf(attribute);
  return { attribute, operator, values: usualValues(attribute), months: typeOf(attribute) === 'PURCHASE' ? 12 : 0 };
}

function usualValues(attribute: Attribute): string[] {
  if (isYesNo(attribute)) return ['YES'];
  return typeOf(attribute) === 'TIME' ? ['08:00', '12:00'] : [];
}

/** With another operator, keeping the values where they still mean something. */
export function withOperator(condition: Condition, operator: Operator): Condition {
  if (!takesValues(operator)) return { ...condition, operator, values: [] };
  return { ...condition, operator, values: condition.values };
}

export type RuleValues = Pick<RuleRow, 'name' | 'enabled' | 'conditions' | 'route'>;

/** A rule as it is tried; id 0: not kept yet. */
export type TriedRule = RuleValues & { id: number };

export const freshRule: RuleValues = {
  name: '',
  enabled: true,
  conditions: [],
  route: { queueId: 0, priority: 0, first: null, skills: { steps: [], preferred: [] }, anybodyAfterMs: 0 },
};

export const valuesOf = ({ name, enabled, conditions, route }: RuleRow): RuleValues => ({
  name,
  enabled,
  conditions,
  route,
});
