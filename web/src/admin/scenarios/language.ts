import type { Scenario, ScenarioCondition, ScenarioForm } from '../../api/types';
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

/** The scenarios as they would be with the draft kept; its place in them too. */
export function withDraft(
  all: Scenario[],
  id: number,
  draft: ScenarioValues,
): { scenarios: ScenarioForm[]; place: number } {
  const place = all.findIndex((one) => one.id === id);
  return place < 0
    ? { scenarios: [...all, { id: 0, ...draft }], place: all.length }
    : { scenarios: all.with(place, { id, ...draft }), place };
}

/** `script` with a blank at the end, apart from what stands there. */
export function withBlank(script: string, blank: string): string {
  return `${script}${script && !/\s$/.test(script) ? ' ' : ''}{${blank}}`;
}
