import type { CallerMatch, CardOutcome, PopView, Scenario } from '../src/api/types.ts';
import { USUAL } from '../src/crm/sections.ts';

export const scenarios: Scenario[] = [
  {
    id: 1,
    name: 'Good customers',
    enabled: true,
    conditions: [
      { subject: 'CALLER', not: false, values: ['CUSTOMER'] },
      { subject: 'TAG', not: false, values: ['VIP', 'Press'] },
    ],
    everyConnector: false,
    connectorIds: [2, 1],
    sections: ['PERSONAL', 'LAST_ORDER', 'FOREIGN', 'NOTES', 'CONTACTS'],
    script: 'Good day {lastName|}, {agent} speaking. Is it about your order {lastOrder}?',
  },
  {
    id: 2,
    name: 'Colleagues',
    enabled: true,
    conditions: [{ subject: 'CALLER', not: false, values: ['EMPLOYEE'] }],
    everyConnector: false,
    connectorIds: [],
    sections: ['INCIDENTS', 'PERSONAL', 'NOTES'],
    script: '',
  },
  {
    id: 3,
    name: 'Campaign line',
    enabled: false,
    conditions: [{ subject: 'DIALLED', not: false, values: ['+493055512000'] }],
    everyConnector: true,
    connectorIds: [],
    sections: USUAL.UNKNOWN,
    script: '',
  },
];

export const matches: CallerMatch[] = [
  {
    kind: 'CUSTOMER',
    id: '1',
    name: 'Greta Müller',
    number: 'K-10231',
    place: 'Berlin',
    tags: ['VIP'],
    lastOrderAt: Date.parse('2026-11-18T09:12:00Z'),
  },
  { kind: 'CUSTOMER', id: '2', name: 'Jonas Müller', number: 'K-10894', place: 'Berlin', tags: [], lastOrderAt: null },
  { kind: 'EMPLOYEE', id: '3', name: 'Erik Vogel', number: 'E-17', place: 'Warehouse', tags: [], lastOrderAt: null },
];

/** What the card shows without scenarios. */
export const usualPop = (kind: keyof typeof USUAL): PopView => ({
  scenario: '',
  sections: USUAL[kind],
  script: '',
  matches: [],
  toChoose: false,
  foundBy: kind === 'CUSTOMER' ? { meaning: 'CUSTOMER_NUMBER', digits: '10231' } : null,
  verification:
    kind === 'CUSTOMER'
      ? {
          questions: [
            { field: 'CUSTOMER_NUMBER', answer: 'K-10231' },
            { field: 'POSTCODE', answer: '10999' },
            { field: 'LAST_ORDER', answer: 'A-20817' },
          ],
          needed: 2,
          done: null,
        }
      : null,
});

/** Whoever calls has answered well. */
export const verified: PopView['verification'] = {
  questions: [],
  needed: 2,
  done: { at: Date.now(), byName: 'Mara Lindqvist', fields: ['CUSTOMER_NUMBER', 'POSTCODE'] },
};

/** Several people have the number, and there is something to say. */
export const severalPop: PopView = {
  scenario: 'Good customers',
  sections: ['PERSONAL', 'LAST_ORDER', 'FOREIGN', 'NOTES', 'CONTACTS'],
  script: 'Good day, Mara Lindqvist speaking.\nWhom am I talking to?',
  matches,
  toChoose: true,
  verification: null,
};

export const outcome = (card: CardOutcome['card'], records: CardOutcome['records']): CardOutcome => ({
  caller: 'CUSTOMER',
  winner: 0,
  conditions: [[true, true], [false], [false]],
  sections: severalPop.sections,
  script: severalPop.script,
  card,
  matches: matches.slice(0, 1),
  records,
});
