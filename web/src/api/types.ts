/** The shapes on the wire, by the names of the server's records. Times are epoch milliseconds, 64-bit ids are strings. */

export type Role = 'AGENT' | 'SUPERVISOR' | 'ADMINISTRATOR';

export interface Me {
  userId: number;
  firmId: number;
  firmName: string;
  username: string;
  displayName: string;
  roles: Role[];
  language: string;
  zone: string;
  country: string;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total: number;
}

// agent
export type AgentState = 'OFFLINE' | 'NOT_READY' | 'AVAILABLE' | 'OFFERED' | 'ON_CONTACT' | 'HELD' | 'WRAP_UP';
export type ContactPhase = 'OFFERED' | 'TALKING' | 'HELD' | 'WRAP_UP';

export interface AgentView {
  agentId: number;
  state: AgentState;
  reasonCode: string;
  pendingReason: string;
  sinceMs: number;
  /** '' when signed out, 'browser', or 'desk:ID'. */
  device: string;
  deviceReady: boolean;
  contact: ContactView | null;
}

export interface ContactView {
  contactId: string;
  queueId: number;
  queueName: string;
  caller: string;
  dialled: string;
  numberLabel: string;
  phase: ContactPhase;
  sinceMs: number;
  /** When the offer or the wrap-up ends. */
  deadlineMs: number | null;
  card: CallerCard | null;
}

export interface CodeLabel {
  code: string;
  label: string;
}

export interface DeskPhoneChoice {
  id: number;
  label: string;
  registered: boolean;
  usedBy: string | null;
}

export type SignIn = { device: 'browser' } | { device: 'desk'; deskPhoneId: number };

// crm
export interface CallerCard {
  kind: 'CUSTOMER' | 'EMPLOYEE' | 'UNKNOWN';
  number: string;
  customer: Customer | null;
  orders: Order[];
  employee: Employee | null;
  incidents: Incident[];
  earlierContacts: EarlierContact[];
  notes: Note[];
  problem: string | null;
}

export interface Customer {
  id: string;
  customerNumber: string;
  firstName: string;
  lastName: string;
  company: string;
  email: string;
  phones: string[];
  street: string;
  postcode: string;
  city: string;
  country: string;
  language: string;
}

export type CustomerInput = Omit<Customer, 'id' | 'customerNumber'>;

export interface Order {
  id: string;
  orderNumber: string;
  placedAt: number;
  status: string;
  totalMinor: number;
  currency: string;
  items: string;
}

export interface Employee {
  id: string;
  staffNumber: string;
  firstName: string;
  lastName: string;
  department: string;
  location: string;
  email: string;
}

export interface Incident {
  id: string;
  incidentNumber: string;
  openedAt: number;
  status: string;
  priority: string;
  summary: string;
}

export interface EarlierContact {
  contactId: string;
  at: number;
  agentName: string;
  disposition: string;
}

export interface Note {
  id: string;
  at: number;
  authorName: string;
  text: string;
  contactId: string | null;
}

export interface CustomerRow {
  id: string;
  customerNumber: string;
  firstName: string;
  lastName: string;
  company: string;
  city: string;
  country: string;
  phones: string[];
}

// board
export interface QueueLive {
  queueId: number;
  name: string;
  waiting: number;
  longestWaitSinceMs: number | null;
  available: number;
  onContact: number;
  wrapUp: number;
  notReady: number;
  answeredToday: number;
  abandonedToday: number;
  offeredToday: number;
  answeredInTimeToday: number;
  serviceLevelSeconds: number;
}

export interface AgentLive {
  agentId: number;
  displayName: string;
  state: AgentState;
  reasonCode: string;
  sinceMs: number;
  queueNames: string[];
  contact: { contactId: string; caller: string; queueName: string } | null;
  device: string;
}

export interface TotalsLive {
  inMenu: number;
  waiting: number;
  talking: number;
  answeredToday: number;
  abandonedToday: number;
  endedToday: number;
}

export type LiveMessage =
  | { type: 'hello'; serverTimeMs: number; version: string }
  | { type: 'agent'; agent: AgentView }
  | { type: 'board'; queues: QueueLive[]; agents: AgentLive[]; totals: TotalsLive; journalBacklog: number }
  | { type: 'board-change'; queues?: QueueLive[]; agents?: AgentLive[]; totals?: TotalsLive; journalBacklog?: number }
  | { type: 'config-changed' }
  | { type: 'pong'; serverTimeMs: number };

// contact log
export type Outcome = 'IN_MENU' | 'ABANDONED' | 'ANSWERED';

export interface ContactRow {
  contactId: string;
  caller: string;
  dialled: string;
  startedAtMs: number;
  endedAtMs: number | null;
  outcome: Outcome | null;
  endedBy: string;
  endCause: string;
  queueName: string;
  agentName: string;
  waitMs: number;
  talkMs: number;
  holdMs: number;
  customerName: string;
  disposition: string;
  hasRecording: boolean;
}

export interface ContactDetail extends ContactRow {
  segments: Segment[];
}

export type SegmentKind = 'MENU' | 'QUEUE' | 'OFFER' | 'CONVERSATION' | 'HOLD' | 'WRAP_UP';

export interface Segment {
  kind: SegmentKind;
  startedAtMs: number;
  endedAtMs: number | null;
  queueName: string;
  agentName: string;
  result: string;
}

export interface Recording {
  id: string;
  startedAtMs: number;
  durationMs: number;
}

export interface Waveform {
  /** The caller, then the agent; peaks 0..1. */
  channels: { peaks: number[] }[];
  durationMs: number;
}

// administration
export interface User {
  id: number;
  username: string;
  displayName: string;
  roles: Role[];
  language: string;
  loginCode: string;
  enabled: boolean;
  hasPassword?: boolean;
}

export interface Queue {
  id: number;
  name: string;
  ringTimeoutMs: number;
  wrapUpMs: number;
  maxWaiting: number;
  serviceLevelSeconds: number;
  agentIds: number[];
}

export interface InboundNumber {
  id: number;
  e164: string;
  label: string;
  hoursId: number;
  menuId: number;
}

export type DayOfWeek = 'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'THURSDAY' | 'FRIDAY' | 'SATURDAY' | 'SUNDAY';

/** Times as `HH:mm` (or `HH:mm:ss`); `to` 00:00 is the day's end. */
export interface DaySpan {
  from: string;
  to: string;
}

export interface WeeklySpan extends DaySpan {
  day: DayOfWeek;
}

export interface DateException {
  date: string;
  label: string;
  spans: DaySpan[];
}

export interface OpeningHours {
  id: number;
  name: string;
  zone: string;
  week: WeeklySpan[];
  exceptions: DateException[];
}

export type TrunkKind = 'IP' | 'DIGEST' | 'REGISTERS';

export interface Trunk {
  id: number;
  name: string;
  kind: TrunkKind;
  sources: string[];
  country: string;
  registrar: string;
  username: string;
  transport: string;
  enabled: boolean;
  hasPassword?: boolean;
}

export interface DeskPhone {
  id: number;
  label: string;
  sipUser: string;
  fixedContact: string;
  transport: string;
  enabled: boolean;
  hasPassword?: boolean;
}

export interface Choice {
  key: string;
  queueId: number;
}

export interface Menu {
  id: number;
  name: string;
  language: string;
  greeting: string;
  question: string;
  closedMessage: string;
  choices: Choice[];
  defaultQueueId: number;
  maxTries: number;
  answerTimeoutMs: number;
}

/** Reason codes and dispositions: the code is stored with a contact, the label is shown. */
export interface ReasonCode extends CodeLabel {
  id: number;
}
