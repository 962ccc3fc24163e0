import type { AgentView } from '../api/types';
import type {
  AgentLive,
  FieldNews,
  LiveMessage,
  Onlooker,
  QueueLive,
  TotalsLive,
  WaitingCaller,
  WarningLive,
} from './messages';

export type Connection = 'connecting' | 'open' | 'lost';

export interface Board {
  queues: QueueLive[];
  agents: AgentLive[];
  totals: TotalsLive;
  warnings: WarningLive[];
  journalBacklog: number;
}

/** What the live socket has told so far. */
export interface LiveState {
  connection: Connection;
  version: string;
  roundTripMs: number | null;
  agent: AgentView | null;
  board: Board | null;
  /** Who waits in the queue that is watched. */
  waiting: { queueId: number; callers: WaitingCaller[] } | null;
  /** The customer's card that is open. */
  card: OpenCard | null;
}

export interface OpenCard {
  customerId: string;
  others: Onlooker[];
  /** Since it was opened; a field's last change. */
  news: Record<string, FieldNews>;
}

export type LiveEvent =
  | LiveMessage
  | { type: 'connection'; connection: Connection }
  | { type: 'round-trip'; ms: number }
  | { type: 'card-opened'; customerId: string | null }
  | { type: 'agent-answer'; agent: AgentView };

export const NOTHING_YET: LiveState = {
  connection: 'connecting',
  version: '',
  roundTripMs: null,
  agent: null,
  board: null,
  waiting: null,
  card: null,
};

/** Replaces the rows that changed and adds the new ones; unchanged rows stay the same objects. */
function merge<T>(rows: T[], changed: T[] | undefined, id: (row: T) => number): T[] {
  if (!changed?.length) return rows;
  const news = new Map(changed.map((row) => [id(row), row]));
  const kept = rows.map((row) => {
    const changedRow = news.get(id(row));
    news.delete(id(row));
    return changedRow ?? row;
  });
  return [...kept, ...news.values()];
}

/** The next state; pure. */
export function reduce(state: LiveState, event: LiveEvent): LiveState {
  switch (event.type) {
    case 'connection':
      return { ...state, connection: event.connection, roundTripMs: null };
    case 'round-trip':
      return { ...state, roundTripMs: event.ms };
    case 'hello':
      return { ...state, version: event.version };
    case 'agent':
    case 'agent-answer':
      return { ...state, agent: event.agent };
    case 'board': {
      const { queues, agents, totals, warnings, journalBacklog } = event;
      return { ...state, board: { queues, agents, totals, warnings, journalBacklog } };
    }
    case 'board-change':
      return state.board ? { ...state, board: changed(state.board, event) } : state;
    case 'waiting':
      return { ...state, waiting: { queueId: event.queueId, callers: event.callers } };
    case 'card-opened':
      return { ...state, card: event.customerId ? { customerId: event.customerId, others: [], news: {} } : null };
    case 'card': {
      if (state.card?.customerId !== event.customerId) return state;
      const news = Object.fromEntries(event.news.map((one) => [one.field, one]));
      return { ...state, card: { ...state.card, others: event.others, news: { ...state.card.news, ...news } } };
    }
    case 'answer':
    case 'config-changed':
    case 'drafts-changed':
    case 'pong':
      return state;
  }
}

function changed(board: Board, change: Extract<LiveMessage, { type: 'board-change' }>): Board {
  return {
    queues: merge(board.queues, change.queues, (queue) => queue.queueId),
    agents: merge(board.agents, change.agents, (agent) => agent.agentId),
    totals: change.totals ?? board.totals,
    warnings: change.warnings ?? board.warnings,
    journalBacklog: change.journalBacklog ?? board.journalBacklog,
  };
}
