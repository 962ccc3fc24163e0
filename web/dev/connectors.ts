import type { ConnectorRow, ForeignRecord, Reply, WriteBackRow, WriteReply } from '../src/api/types.ts';

const mapping: ConnectorRow['mapping'] = {
  kind: 'CUSTOMER',
  list: '/data/people',
  fields: [
    { field: 'CUSTOMER_NUMBER', label: '', from: 'no' },
    { field: 'FIRST_NAME', label: '', from: '/name/first' },
    { field: 'LAST_NAME', label: '', from: '/name/last' },
    { field: 'OTHER', label: 'Credit limit', from: '/credit/limit' },
    { field: 'LINK', label: '', from: 'url' },
  ],
  items: '/orders',
  itemFields: [
    { field: 'NUMBER', from: 'no' },
    { field: 'AT', from: 'date' },
    { field: 'STATUS', from: 'status' },
    { field: 'AMOUNT', from: 'sum' },
  ],
};
const none = { rest: null, sql: null, ldap: null, csv: null };
const limits = { timeMs: 1_500, atOnce: 4, cacheSeconds: 60 };

export const connectors: ConnectorRow[] = [
  {
    id: 1,
    name: 'Webshop',
    enabled: true,
    place: 1,
    goesOn: true,
    settings: {
      ...none,
      kind: 'REST',
      rest: {
        urls: [
          'https://shop.example/api/orders/{orderNumber}/customer',
          'https://shop.example/api/people?phone={number}',
        ],
        headers: { 'X-Tenant': '7' },
        login: 'BEARER',
        account: '',
      },
    },
    mapping,
    limits,
    writeBack: {
      enabled: true,
      timeMs: 5_000,
      rest: {
        method: 'POST',
        url: 'https://shop.example/api/notes',
        body: '{\n  "id": "{key}",\n  "customer": "{customerNumber}",\n  "text": "{disposition}: {note}"\n}',
      },
      sql: null,
      csv: null,
    },
    hasSecret: true,
    state: 'ANSWERS',
    trouble: null,
    writeState: 'ANSWERS',
  },
  {
    id: 2,
    name: 'Billing',
    enabled: true,
    place: 1,
    goesOn: true,
    settings: {
      ...none,
      kind: 'SQL',
      sql: {
        product: 'POSTGRESQL',
        host: 'billing.example',
        port: 5432,
        database: 'billing',
        tls: true,
        user: 'reader',
        queries: [
          'select name as "lastName", city, invoice\n  from debtors join invoices using (debtor)\n where phone = :national',
        ],
      },
    },
    mapping: { ...mapping, list: '', items: '', fields: [{ field: 'LAST_NAME', label: '', from: 'lastName' }] },
    limits,
    writeBack: null,
    hasSecret: true,
    state: 'RESTING',
    writeState: null,
    trouble: { atMs: Date.now() - 240_000, problem: 'The database says: Connection to billing.example:5432 refused.' },
  },
  {
    id: 3,
    name: 'Staff directory',
    enabled: false,
    place: 2,
    goesOn: false,
    settings: {
      ...none,
      kind: 'LDAP',
      ldap: {
        host: 'ldap.example',
        port: 636,
        tls: true,
        user: '',
        base: 'ou=people,dc=example,dc=com',
        filters: ['(telephoneNumber={number})'],
        attributes: ['sn', 'givenName', 'mail'],
      },
    },
    mapping: { ...mapping, kind: 'EMPLOYEE', list: '', items: '', itemFields: [] },
    limits,
    writeBack: null,
    hasSecret: false,
    state: 'ANSWERS',
    trouble: null,
    writeState: null,
  },
];

const person = (first: string, last: string): ForeignRecord['cards'][number] => ({
  kind: 'CUSTOMER',
  values: [
    { field: 'CUSTOMER_NUMBER', label: '', value: 'W-20817' },
    { field: 'FIRST_NAME', label: '', value: first },
    { field: 'LAST_NAME', label: '', value: last },
    { field: 'OTHER', label: 'Credit limit', value: '2,500 €' },
    { field: 'LINK', label: '', value: 'https://shop.example/people/20817' },
  ],
  items: [
    { number: 'W-9921', at: '2026-11-18', status: 'Shipped', amount: '89.90 €', text: 'Desk lamp' },
    { number: 'W-9610', at: '2026-10-02', status: 'Delivered', amount: '412.00 €', text: 'Chair, 2 ×' },
  ],
});

export const records: ForeignRecord[] = [
  { source: 'Billing', cards: [], problem: 'Billing does not answer at the moment.' },
  { source: 'Webshop', cards: [person('Greta', 'Müller'), person('Jonas', 'Müller')], problem: '' },
];

export const reply: Reply = {
  outcome: 'FOUND',
  cards: [person('Greta', 'Müller')],
  problem: '',
  tookMs: 87,
  raw: '{\n  "data" : {\n    "people" : [ {\n      "no" : "W-20817",\n      "name" : { "first" : "Greta", "last" : "Müller" }\n    } ]\n  }\n}',
};

export const writeReply: WriteReply = {
  outcome: 'WRITTEN',
  problem: '',
  sent: 'POST https://shop.example/api/notes\nIdempotency-Key: "example/1"\n\n{"id":"example","customer":"K-0","text":"Example: Written by Switchroom to try this out."}',
  said: '201\n\n{"id": 5}',
  tookMs: 84,
};

const written = (id: number, state: WriteBackRow['state'], lastSaid: string): WriteBackRow => ({
  id: String(id),
  connectorId: 1,
  connector: 'Webshop',
  key: `contact-8106479329266892${id}-3`,
  version: 1,
  state,
  values: {
    contactId: `8106479329266892${id}`,
    number: '+493023125401',
    digits: '493023125401',
    customerNumber: 'W-20817',
    firstName: 'Greta',
    lastName: 'Müller',
    company: '',
    email: 'greta@example.com',
    agent: 'Anna Schmidt',
    dispositionCode: 'FAULT',
    disposition: 'Technical fault',
    note: 'Washer leaks, sent a technician.',
  },
  attempts: state === 'WAITING' ? 0 : 1,
  changedAt: Date.now() - id * 60_000,
  nextAt: Date.now() + 60_000,
  lastAt: state === 'WAITING' ? null : Date.now() - id * 59_000,
  lastSaid,
});

export const writeBacks: WriteBackRow[] = [
  written(13, 'WAITING', ''),
  written(12, 'DEAD', 'The service answered 422, and only 2xx counts as written.\n{"error": "no such customer"}'),
  written(11, 'DONE', '201\n\n{"id": 5}'),
];
