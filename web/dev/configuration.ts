import type {
  DeskPhoneRow,
  HoursRow,
  MenuRow,
  NumberRow,
  QueueRow,
  ShortNumberRow,
  TrunkRow,
  UserRow,
} from '../src/api/types.ts';
import { distribution, skillsOf } from './distribution.ts';
import { agentNames, me, queueNames } from './firm.ts';

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
  hoursId: index === 0 ? 2 : 0,
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
          {
            trigger: 'CLOSED',
            ms: 0,
            key: '',
            target: 'VOICEMAIL',
            queueId: 0,
            priority: 0,
            text: 'Technical support is closed. Please leave a message.',
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
      emergency: false,
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
    outbound: {
      peer: '',
      prefixes: [],
      callerId: '',
      form: 'PLUS' as const,
      mostCalls: 10,
      recorded: false,
      emergency: false,
    },
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
    outbound: {
      peer: '',
      prefixes: [],
      callerId: '',
      form: 'PLUS' as const,
      mostCalls: 10,
      recorded: false,
      emergency: false,
    },
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

export const shortNumbers: ShortNumberRow[] = users
  .filter(({ roles }) => roles.includes('AGENT'))
  .map(({ id, displayName }, index) => ({
    id: index + 1,
    number: String(21 + index),
    kind: 'AGENT' as const,
    targetId: id,
    name: displayName,
  }));
