/** What the server says over the live socket, which its OpenAPI document does not describe. */
import type { AgentState, AgentView } from '../api/types';

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

/** A routing rule of which something is missing. */
export interface WarningLive {
  ruleId: number;
  ruleName: string;
  gap: string;
  lastAtMs: number | null;
}

export type LiveMessage =
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
  | { type: 'config-changed' }
  | { type: 'pong'; serverTimeMs: number };
