/** What the server says over the live socket, which its OpenAPI document does not describe. */
import type { AgentState, AgentView, ContactKind } from '../api/types';

export interface QueueLive {
  queueId: number;
  name: string;
  waiting: number;
  /** Messages that wait to be heard. */
  messages: number;
  longestWaitSinceMs: number | null;
  available: number;
  onContact: number;
  wrapUp: number;
  notReady: number;
  answeredToday: number;
  abandonedToday: number;
  offeredToday: number;
  answeredInTimeToday: number;
  overflowedToday: number;
  serviceLevelSeconds: number;
}

export interface AgentLive {
  agentId: number;
  displayName: string;
  state: AgentState;
  reasonCode: string;
  /** Not-ready asked for, to follow this contact; else empty. */
  pendingReason: string;
  /** Not ready for longer than the reason allows. */
  exceeded: boolean;
  sinceMs: number;
  /** Served, in the order of `queueIds`. */
  queueNames: string[];
  queueIds: number[];
  pausedQueueIds: number[];
  contact: { contactId: string; caller: string; queueName: string } | null;
  /** What the call is that the agent is at, if an agent has placed it. */
  ownCall?: ContactKind | null;
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

export interface WaitingCaller {
  contactId: string;
  caller: string;
  name: string;
  priority: number;
  position: number;
  queuedAtMs: number;
  asked: { name: string; atLeast: number }[];
  preferred: string[];
  /** The agent who alone is waited for now. */
  waitsFor: { agentId: number; name: string } | null;
  kind: ContactKind;
  /** How long the message is, if it is one. */
  messageMs: number | null;
  /** Null: holds the line. */
  callback: { number: string; attempts: number; nextAtMs: number | null } | null;
}

/** A routing rule of which something is missing, or a queue whose callers would find nobody. */
export interface WarningLive {
  /** 0: about a queue. */
  ruleId: number;
  queueId: number;
  name: string;
  gap: string;
  lastAtMs: number | null;
}

/** A colleague who has the same card open. */
export interface Onlooker {
  userId: number;
  name: string;
}

/** What somebody has just changed on the card. */
export interface FieldNews {
  field: string;
  byUserId: number;
  byName: string;
  atMs: number;
}

export type LiveMessage =
  | { type: 'waiting'; queueId: number; callers: WaitingCaller[] }
  | { type: 'hello'; serverTimeMs: number; version: string }
  | { type: 'agent'; agent: AgentView }
  | {
      type: 'board';
      queues: QueueLive[];
      agents: AgentLive[];
      totals: TotalsLive;
      warnings: WarningLive[];
      journalBacklog: number;
    }
  | {
      type: 'board-change';
      queues?: QueueLive[];
      agents?: AgentLive[];
      totals?: TotalsLive;
      warnings?: WarningLive[];
      journalBacklog?: number;
    }
  | { type: 'card'; customerId: string; others: Onlooker[]; news: FieldNews[] }
  /** A program of the company's wants the call of this contact answered, for the agent. */
  | { type: 'answer'; contactId: string }
  | { type: 'config-changed' }
  /** Of what is typed at the contact in front, or of one's own drafts, something is otherwise. */
  | { type: 'drafts-changed' }
  | { type: 'pong'; serverTimeMs: number };
