import type { Scenario, ScenarioCondition } from '../../api/types';
import { USUAL } from '../../crm/sections';

export type Subject = ScenarioCondition['subject'];

export const SUBJECTS: Subject[] = ['CALLER', 'DIALLED', 'QUEUE', 'TAG'];
export const CALLERS = ['CUSTOMER', 'SEVERAL', 'EMPLOYEE', 'UNKNOWN', 'WITHHELD'] as const;

/** What can be filled into a script. */
export const BLANKS = [
  'firstName',
  'lastName',
  'company',
  'customerNumber',
  'email',
  'city',
  'number',
  'lastOrder',
  'lastOrderStatus',
  'queue',
  'agent',
] as const;

export type ScenarioValues = Omit<Scenario, 'id'>;

export const fresh: ScenarioValues = {
  name: '',
  enabled: true,
  conditions: [{ subject: 'CALLER', not: false, values: ['CUSTOMER'] }],
  everyConnector: true,
  connectorIds: [],
  sections: USUAL.CUSTOMER,
  script: '',
};

export const valuesOf = ({ id: _, ...values }: Scenario): ScenarioValues => values;

/** `script` with a blank at the end, apart from what stands there. */
export function withBlank(script: string, blank: string): string {
  return `${script}${script && !/\s$/.test(script) ? ' ' : ''}{${blank}}`;
}
