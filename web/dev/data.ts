import type {
  CallerCard,
  ContactDetail,
  CustomerRow,
  DeskPhoneRow,
  Disposition,
  DispositionRow,
  NumberRow,
  Me,
  MenuRow,
  HoursRow,
  QueueRow,
  ReasonCode,
  ReasonCodeRow,
  Segment,
  ShortNumberRow,
  TrunkRow,
  UserRow,
} from '../src/api/types.ts';
import type { LiveMessage } from '../src/live/messages.ts';
import { choice, distribution, skillsOf } from './distribution.ts';

/** Numbers by chance that are the same on every start. */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
const chance = chanceFrom(7);
const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;

export const me: Me = {
  userId: 3,
  firmId: 1,
  firmName: 'Nordlicht Haustechnik',
  username: 'mara',
  displayName: 'Mara Lindqvist',
  roles: ['AGENT', 'SUPERVISOR', 'ADMINISTRATOR'],
  language: 'en',
  zone: 'Europe/Berlin',
  country: 'DE',
};

const FIRST = [
  'Anna',
  'Jonas',
  'Ioana',
  'Mette',
  'Lukas',
  'Elena',
  'Søren',
  'Katharina',
  'Andrei',
  'Freja',
  'Tobias',
  'Ștefania',
  'Henrik',
  'Birgit',
  'Mihai',
  'Clara',
];
const LAST = [
  'Brandt',
  'Popescu',
  'Nielsen',
  'Weber',
  'Ionescu',
  'Jensen',
  'Schäfer',
  'Dumitru',
  'Møller',
  'Krüger',
  'Țurcanu',
  'Østergaard',
  'Fischer',
  'Radu',
];
const CITIES = [
  ['DE', 'Berlin', '10435', '+4930', 'de'],
  ['DE', 'Hamburg', '20259', '+4940', 'de'],
  ['DK', 'Aarhus', '8000', '+4587', 'da'],
  ['RO', 'Cluj-Napoca', '400001', '+40264', 'ro'],
  ['GB', 'Leeds', 'LS1 4AP', '+44113', 'en'],
] as const;
const STREETS = ['Kastanienallee', 'Vestergade', 'Strada Horea', 'Park Row', 'Schanzenstraße', 'Lindenweg'];
const ITEMS = [
  'Heat pump WP-9, mounting kit',
  'Thermostat T2 × 4',
  'Water filter cartridge × 6',
  'Pressure valve DN20',
  'Service contract, 12 months',
  'Underfloor manifold, 8 circuits',
];
const STATUS = ['Delivered', 'In transit', 'Paid', 'Returned'];
const DAY = 86_400_000;

export const agentNames = [
  'Mara Lindqvist',
  'Jan Petersen',
  'Oana Marinescu',
  'Felix Adler',
  'Signe Holm',
  'Radu Stan',
  'Katrin Voss',
  'Peter Oakley',
  'Ines Albrecht',
  'Malte Krogh',
  'Dana Iliescu',
  'Bo Thomsen',
];
export const queueNames = ['Technical support', 'Billing', 'Customer service'];

export const reasonCodes: ReasonCodeRow[] = ['Break', 'Lunch', 'Training', 'Meeting', 'Back office'].map(
  (label, index) => ({
    id: index + 1,
    code: label.toUpperCase().replace(' ', '_'),
    label,
    maxMinutes: [15, 45][index] ?? null,
    atEnd: 'WARN',
  }),
);
export const dispositions: DispositionRow[] = [
  'Fault reported',
  'Question on an invoice',
  'Order placed',
  'Delivery date',
  'Complaint',
  'Contract changed',
  'Wrong number',
  'Other',
].map((label, index) => ({ id: index + 1, code: label.toUpperCase().replaceAll(' ', '_'), label }));
export const codeLabels = (codes: DispositionRow[]): Disposition[] => codes.map(({ code, label }) => ({ code, label }));
export const reasons: ReasonCode[] = reasonCodes.map(({ code, label, maxMinutes, atEnd }) => ({
  code,
  label,
  maxMinutes,
  atEnd,
}));

const digits = (count: number) => Array.from({ length: count }, () => Math.floor(chance() * 10)).join('');

export const cards: CallerCard[] = Array.from({ length: 120 }, (_, index) => {
  const [country, city, postcode, prefix, language] = pick(CITIES);
  const firstName = pick(FIRST);
  const lastName = pick(LAST);
  const number = `${prefix}${digits(7)}`;
  const now = Date.now();
  return {
    kind: 'CUSTOMER',
    number,
    problem: null,
    employee: null,
    incidents: [],
    customer: {
      id: String(1000 + index),
      customerNumber: `K-${20400 + index}`,
      firstName,
      lastName,
      company: chance() < 0.35 ? `${lastName} ${country === 'DE' ? 'GmbH' : country === 'DK' ? 'ApS' : 'SRL'}` : '',
      email: `${firstName}.${lastName}@example.com`
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z.@]/g, ''),
      phones: chance() < 0.4 ? [number, `${prefix}${digits(7)}`] : [number],
      street: `${pick(STREETS)} ${1 + Math.floor(chance() * 90)}`,
      postcode,
      city,
      country,
      language,
      valueClass: ['A', 'B', 'C', ''][index % 4] ?? '',
      managerId: null,
      managerName: '',
      version: 1,
    },
    orders: Array.from({ length: 1 + Math.floor(chance() * 5) }, (_unused, order) => ({
      id: `${index}-${order}`,
      orderNumber: `A-${88000 + index * 7 + order}`,
      placedAt: now - Math.floor((order * 70 + 3 + chance() * 50) * DAY),
      status: order === 0 ? pick(['In transit', 'Paid']) : pick(STATUS),
      totalMinor: Math.floor(3000 + chance() * 480000),
      currency: country === 'DK' ? 'DKK' : country === 'RO' ? 'RON' : country === 'GB' ? 'GBP' : 'EUR',
      items: pick(ITEMS),
      articles: [],
    })),
    earlierContacts: Array.from({ length: Math.floor(chance() * 4) + 1 }, (_unused, earlier) => ({
      contactId: String(500 + ((index + earlier) % 90)),
      at: now - Math.floor((earlier * 23 + 2 + chance() * 9) * DAY),
      agentName: pick(agentNames),
      disposition: pick(dispositions).label,
    })),
    notes: [
      {
        id: `n${index}`,
        at: now - 9 * DAY,
        authorName: pick(agentNames),
        text: 'Prefers a call back after 16:00. The technician needs the code for the yard gate: ask for it again.',
        contactId: null,
      },
      ...(chance() < 0.5
        ? [
            {
              id: `m${index}`,
              at: now - 40 * DAY,
              authorName: pick(agentNames),
              text: 'Replacement valve sent free of charge.',
              contactId: '511',
            },
          ]
        : []),
    ],
  };
});

export const employee: CallerCard = {
  kind: 'EMPLOYEE',
  number: '+493055512014',
  problem: null,
  customer: null,
  orders: [],
  employee: {
    id: '14',
    staffNumber: 'N-0214',
    firstName: 'Greta',
    lastName: 'Sommer',
    department: 'Accounting',
    location: 'Berlin, 3rd floor',
    email: 'greta.sommer@example.com',
  },
  incidents: [
    {
      id: '1',
      incidentNumber: 'INC-3391',
      openedAt: Date.now() - 2 * 3600_000,
      status: 'Open',
      priority: 'High',
      summary: 'VPN drops every few minutes since the update this morning.',
    },
    {
      id: '2',
      incidentNumber: 'INC-3302',
      openedAt: Date.now() - 12 * DAY,
      status: 'Closed',
      priority: 'Normal',
      summary: 'Second monitor stays dark after docking.',
    },
    {
      id: '3',
      incidentNumber: 'INC-3177',
      openedAt: Date.now() - 49 * DAY,
      status: 'Closed',
      priority: 'Low',
      summary: 'Access to the shared invoice folder.',
    },
  ],
  earlierContacts: [
    { contactId: '540', at: Date.now() - 12 * DAY, agentName: 'Jan Petersen', disposition: 'Fault reported' },
  ],
  notes: [],
};

export const unknown = (number: string): CallerCard => ({
  kind: 'UNKNOWN',
  number,
  customer: null,
  orders: [],
  employee: null,
  incidents: [],
  earlierContacts: [],
  notes: [],
  problem: null,
});

export const customerRows = (): CustomerRow[] =>
  cards.flatMap(({ customer }) => {
    if (!customer) return [];
    const { id, customerNumber, firstName, lastName, company, city, country, phones } = customer;
    return [{ id, customerNumber, firstName, lastName, company, city, country, phones }];
  });

export const contacts: ContactDetail[] = Array.from({ length: 160 }, (_, index) => {
  const card = pick(cards);
  const start = Date.now() - index * 11 * 60_000 - Math.floor(chance() * 300_000) - 60_000;
  const outcome = chance() < 0.85 ? 'ANSWERED' : chance() < 0.7 ? 'ABANDONED' : 'IN_MENU';
  const queueName = outcome === 'IN_MENU' ? '' : pick(queueNames);
  const agentName = outcome === 'ANSWERED' ? pick(agentNames) : '';
  const segments: Segment[] = [];
  let at = start;
  const add = (kind: Segment['kind'], lasts: number, result = '', agent = '') => {
    segments.push({
      kind,
      startedAtMs: at,
      endedAtMs: at + lasts,
      queueName: kind === 'MENU' ? '' : queueName,
      agentName: agent,
      cause: '',
      result,
      choice: kind === 'OFFER' ? choice(index, pick(agentNames.filter((name) => name !== agent))) : null,
      widenings:
        kind === 'QUEUE' && index % 3 === 2
          ? [30_000, 60_000].filter((ms) => ms < lasts).map((ms, stage) => ({ atMs: at + ms, stage: stage + 1 }))
          : [],
    });
    at += lasts;
  };
  const waitMs = Math.floor(2_000 + chance() ** 3 * 90_000);
  const talkMs = outcome === 'ANSWERED' ? Math.floor(40_000 + chance() * 400_000) : 0;
  const holdMs = talkMs && chance() < 0.4 ? 34_000 : 0;
  add('MENU', 14_000);
  if (outcome !== 'IN_MENU') add('QUEUE', waitMs, outcome === 'ABANDONED' ? 'ABANDONED' : '');
  if (outcome === 'ANSWERED') {
    if (chance() < 0.25) add('OFFER', 20_000, 'EXPIRED', pick(agentNames));
    add('OFFER', 4_200, 'ACCEPTED', agentName);
    add('CONVERSATION', talkMs / 2, '', agentName);
    if (holdMs) add('HOLD', holdMs, '', agentName);
    add('CONVERSATION', talkMs / 2, '', agentName);
    add('WRAP_UP', 24_000, '', agentName);
  }
  const known = chance() < 0.8 && card.customer;
  return {
    contactId: String(500 + index),
    fromContactId: index % 9 === 5 ? String(501 + index) : null,
    caller: chance() < 0.05 ? '' : card.number,
    dialled: '+493055512000',
    startedAtMs: start,
    endedAtMs: index < 2 ? null : at,
    kind: index % 9 === 4 ? (index % 2 ? 'INTERNAL' : 'OUTBOUND') : index % 9 === 5 ? 'VOICEMAIL' : 'CALL',
    placedBy: index % 9 === 4 ? pick(agentNames) : '',
    outcome: index < 2 ? null : outcome,
    endedBy: chance() < 0.6 ? 'CALLER' : 'AGENT',
    endCause: 'HANG_UP',
    queueName,
    agentName,
    waitMs,
    talkMs,
    holdMs,
    customerName: known ? `${known.firstName} ${known.lastName}` : '',
    disposition: outcome === 'ANSWERED' ? pick(dispositions).label : '',
    hasRecording: outcome === 'ANSWERED',
    segments,
  };
});

export const users: UserRow[] = agentNames.map((displayName, index) => ({
  id: index + 3,
  username: displayName.split(' ')[0]?.toLowerCase() ?? '',
  displayName,
  roles: index === 0 ? me.roles : index > 9 ? ['SUPERVISOR'] : ['AGENT'],
  language: ['en', 'de', 'ro', 'de', 'da'][index % 5] ?? 'en',
  loginCode: String(4100 + index),
  skills: index > 9 ? [] : skillsOf(index),
  enabled: index !== 8,
  hasPassword: true,
}));
export const queues: QueueRow[] = queueNames.map((name, index) => ({
  id: index + 1,
  name,
  ringTimeoutMs: 20_000,
  wrapUpMs: 30_000 + index * 15_000,
  maxWaiting: 100,
  serviceLevelSeconds: [20, 30, 20][index] ?? 20,
  callbacks: { retryMs: 600_000, maxAttempts: 3, from: '09:00:00', to: '20:00:00', resumeWithinMs: index * 120_000 },
  ...distribution(
    index,
    users.slice(index, index + 7).map((user) => user.id),
  ),
  overflow:
    index === 0
      ? [
          {
            trigger: 'NOBODY',
            ms: 0,
            key: '',
            target: 'HANG_UP',
            queueId: 0,
            priority: 0,
            text: 'Please call again.',
            number: '',
          },
          {
            trigger: 'KEY',
            ms: 0,
            key: '5',
            target: 'CALLBACK',
            queueId: 0,
            priority: 0,
            text: 'Press five and we call you back.',
            number: '',
          },
          { trigger: 'WAITED', ms: 60_000, key: '', target: 'QUEUE', queueId: 2, priority: 1, text: '', number: '' },
          {
            trigger: 'WAITED',
            ms: 120_000,
            key: '',
            target: 'NUMBER',
            queueId: 0,
            priority: 0,
            text: '',
            number: '+4940123456',
          },
          {
            trigger: 'WAITED',
            ms: 180_000,
            key: '',
            target: 'VOICEMAIL',
            queueId: 0,
            priority: -5,
            text: '',
            number: '',
          },
          {
            trigger: 'KEY',
            ms: 0,
            key: '1',
            target: 'QUEUE',
            queueId: 3,
            priority: 0,
            text: 'Press 1 for orders.',
            number: '',
          },
        ]
      : [],
}));
export const numbers: NumberRow[] = [
  { id: 1, e164: '+493055512000', label: 'Service line', hoursId: 1, menuId: 1 },
  { id: 2, e164: '+4587101010', label: 'Service line Denmark', hoursId: 2, menuId: 1 },
  { id: 3, e164: '+40264555100', label: 'Linia clienți', hoursId: 1, menuId: 2 },
];
const week = (from: string, to: string) =>
  (['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const).map((day) => ({ day, from, to }));
export const hours: HoursRow[] = [
  {
    id: 1,
    name: 'Berlin office',
    zone: 'Europe/Berlin',
    week: [
      ...week('07:00:00', '12:00:00').flatMap((span) => [span, { day: span.day, from: '12:30:00', to: '20:00:00' }]),
      { day: 'SATURDAY', from: '09:00:00', to: '14:00:00' },
    ],
    exceptions: [
      { date: '2026-12-25', label: 'Christmas', spans: [] },
      { date: '2026-12-31', label: "New Year's Eve", spans: [{ from: '08:00:00', to: '13:00:00' }] },
    ],
  },
  { id: 2, name: 'Aarhus', zone: 'Europe/Copenhagen', week: week('08:00:00', '17:00:00'), exceptions: [] },
];
export const trunks: TrunkRow[] = [
  {
    id: 1,
    name: 'Carrier West',
    kind: 'IP',
    sources: ['203.0.113.0/28', '198.51.100.7'],
    country: 'DE',
    registrar: '',
    username: '',
    transport: 'udp',
    enabled: true,
    hasPassword: false,
    outbound: {
      peer: 'sip.carrier.example:5060',
      prefixes: ['+49', '+45'],
      callerId: '',
      form: 'PLUS' as const,
      mostCalls: 10,
      recorded: false,
    },
  },
  {
    id: 2,
    name: 'Carrier Nord',
    kind: 'REGISTERS',
    sources: [],
    country: 'DK',
    registrar: 'sip.carrier.example:5060',
    username: 'nordlicht',
    transport: 'tcp',
    enabled: true,
    hasPassword: true,
    outbound: { peer: '', prefixes: [], callerId: '', form: 'PLUS' as const, mostCalls: 10, recorded: false },
    registration: { registered: false, problem: '403 Forbidden' },
  },
  {
    id: 3,
    name: 'Old exchange',
    kind: 'DIGEST',
    sources: [],
    country: 'DE',
    registrar: '',
    username: 'pbx-old',
    transport: 'udp',
    enabled: false,
    hasPassword: true,
    outbound: { peer: '', prefixes: [], callerId: '', form: 'PLUS' as const, mostCalls: 10, recorded: false },
  },
];
export const deskPhones: DeskPhoneRow[] = [
  {
    id: 1,
    label: 'Room 2, window',
    sipUser: 'd201',
    fixedContact: '',
    transport: 'udp',
    enabled: true,
    hasPassword: true,
  },
  {
    id: 2,
    label: 'Room 2, door',
    sipUser: 'd202',
    fixedContact: '',
    transport: 'udp',
    enabled: true,
    hasPassword: true,
  },
  {
    id: 3,
    label: 'Reception',
    sipUser: 'd001',
    fixedContact: '10.0.0.21:5060',
    transport: 'tcp',
    enabled: true,
    hasPassword: false,
  },
];
export const menus: MenuRow[] = [
  {
    id: 1,
    name: 'Main menu',
    language: 'en',
    greeting: 'Welcome to Nordlicht. This call may be recorded.',
    question: 'For technical support press 1, for billing 2, for everything else 3.',
    closedMessage: 'We are here from Monday to Friday, seven to twenty, and on Saturday from nine to fourteen.',
    choices: [
      { key: '1', queueId: 1, voicemail: false },
      { key: '2', queueId: 2, voicemail: false },
      { key: '3', queueId: 3, voicemail: true },
    ],
    defaultQueueId: 3,
    closedQueueId: 0,
    closedVoicemail: false,
    maxTries: 3,
    answerTimeoutMs: 5_000,
  },
  {
    id: 2,
    name: 'Meniu România',
    language: 'ro',
    greeting: 'Bun venit la Nordlicht.',
    question: 'Pentru suport tehnic apăsați 1, pentru facturare 2.',
    closedMessage: 'Suntem aici de luni până vineri.',
    choices: [
      { key: '1', queueId: 1, voicemail: false },
      { key: '2', queueId: 2, voicemail: false },
    ],
    defaultQueueId: 3,
    closedQueueId: 0,
    closedVoicemail: false,
    maxTries: 2,
    answerTimeoutMs: 6_000,
  },
];

/** Three callers, the first with wishes of its own. */
export const waitingIn = (queueId: number): LiveMessage => ({
  type: 'waiting',
  queueId,
  callers: cards.slice(20, 23).map((card, index) => ({
    contactId: String(700 + index),
    caller: card.number,
    name: index === 2 ? '' : `${card.customer?.firstName} ${card.customer?.lastName}`,
    priority: index === 0 ? 2 : 0,
    position: index + 1,
    queuedAtMs: Date.now() - (3 - index) * 21_000,
    asked: index === 0 ? [{ name: 'German', atLeast: 5 }] : [],
    preferred: index === 0 ? ['Trucks'] : [],
    kind: index === 1 ? 'VOICEMAIL' : 'CALL',
    messageMs: index === 1 ? 43_000 : null,
    callback:
      index === 0
        ? null
        : { number: card.number, attempts: index - 1, nextAtMs: index === 1 ? 0 : Date.now() + 540_000 },
  })),
});

export const shortNumbers: ShortNumberRow[] = users
  .filter(({ roles }) => roles.includes('AGENT'))
  .map(({ id, displayName }, index) => ({
    id: index + 1,
    number: String(21 + index),
    kind: 'AGENT' as const,
    targetId: id,
    name: displayName,
  }));
