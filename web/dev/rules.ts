import type { Condition, RuleRow, TrialOutcome } from '../src/api/types.ts';
import type { Route } from './routes.ts';

const is = (attribute: Condition['attribute'], ...values: string[]): Condition => ({
  attribute,
  operator: 'IS',
  values,
  months: 0,
});

export const rules: RuleRow[] = [
  {
    id: 1,
    name: 'Open incident of a class A customer',
    enabled: true,
    conditions: [is('OPEN_INCIDENT', 'YES'), is('VALUE_CLASS', 'A')],
    route: {
      queueId: 1,
      priority: 20,
      first: { person: 'PERSONAL_MANAGER', forMs: 20_000 },
      skills: { steps: [{ afterMs: 0, needs: [{ skillId: 4, atLeast: 6 }] }], preferred: [] },
      anybodyAfterMs: 60_000,
    },
    gaps: [],
  },
  {
    id: 2,
    name: 'Danish callers',
    enabled: true,
    conditions: [is('LANGUAGE', 'da')],
    route: { queueId: 3, priority: 0, first: null, skills: { steps: [], preferred: [] }, anybodyAfterMs: 0 },
    gaps: ['QUEUE_UNSERVED'],
  },
  {
    id: 3,
    name: 'On Saturdays to the stand-by service',
    enabled: false,
    conditions: [is('WEEKDAY', 'SATURDAY'), is('CALLER', 'CUSTOMER')],
    route: { queueId: 2, priority: 5, first: null, skills: { steps: [], preferred: [] }, anybodyAfterMs: 0 },
    gaps: [],
  },
];

const outcome = (): TrialOutcome => ({
  caller: { kind: 'CUSTOMER', name: 'Anna Brandt', number: '+493055512014' },
  menuQueueName: 'Customer service',
  open: true,
  winner: 0,
  rules: rules.map(({ id, name, enabled, conditions }, at) => ({
    id,
    name,
    enabled,
    holds: at === 0,
    conditions: conditions.map(({ values }) => ({ holds: at === 0, seen: at === 0 ? values : [] })),
  })),
  target: {
    queueId: 1,
    queueName: 'Technical support',
    priority: 20,
    preferred: [],
    stages: [
      { afterMs: 0, agentName: 'Oana Marinescu', needs: [] },
      { afterMs: 20_000, agentName: '', needs: [{ skillId: 4, atLeast: 6 }] },
    ],
    gaps: [],
  },
});

/** Rules in turn; whoever is tried on them meets the first. */
export const ruleRoutes = (): Route[] => [
  ['POST', /^\/admin\/routing-rules\/try$/, outcome],
  ['PUT', /^\/admin\/routing-rules\/order$/, () => undefined],
];
