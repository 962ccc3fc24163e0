import { describe, expect, it } from 'vitest';
import type { AgentView } from '../api/types';
import type { QueueLive, TotalsLive } from './messages';
import { NOTHING_YET, reduce, type LiveState } from './state';

const queue = (queueId: number, waiting: number): QueueLive => ({
  queueId,
  name: `Queue ${queueId}`,
  waiting,
  messages: 0,
  longestWaitSinceMs: null,
  available: 0,
  onContact: 0,
  wrapUp: 0,
  notReady: 0,
  answeredToday: 0,
  abandonedToday: 0,
  offeredToday: 0,
  overflowedToday: 0,
  answeredInTimeToday: 0,
  serviceLevelSeconds: 20,
});
const totals: TotalsLive = { inMenu: 0, waiting: 0, talking: 0, answeredToday: 0, abandonedToday: 0, endedToday: 0 };
const withBoard: LiveState = reduce(NOTHING_YET, {
  type: 'board',
  queues: [queue(1, 0), queue(2, 3)],
  agents: [],
  totals,
  warnings: [],
  journalBacklog: 0,
});

describe('live state', () => {
  it('changes only the rows that are named, and keeps their order', () => {
    const next = reduce(withBoard, { type: 'board-change', queues: [queue(2, 4)] });
    expect(next.board?.queues.map((q) => [q.queueId, q.waiting])).toEqual([
      [1, 0],
      [2, 4],
    ]);
    expect(next.board?.queues[0]).toBe(withBoard.board?.queues[0]);
    expect(next.board?.totals).toBe(totals);
  });

  it('adds a queue that was not there', () => {
    const next = reduce(withBoard, { type: 'board-change', queues: [queue(3, 1)] });
    expect(next.board?.queues.map((q) => q.queueId)).toEqual([1, 2, 3]);
  });

  it('ignores a change that comes before the whole board', () => {
    expect(reduce(NOTHING_YET, { type: 'board-change', journalBacklog: 9 }).board).toBeNull();
  });

  it('takes a backlog of nought as news', () => {
    const late = reduce(withBoard, { type: 'board-change', journalBacklog: 120 });
    expect(reduce(late, { type: 'board-change', journalBacklog: 0 }).board?.journalBacklog).toBe(0);
  });

  it('forgets rows that a new whole board does not name', () => {
    const next = reduce(withBoard, {
      type: 'board',
      queues: [queue(2, 0)],
      agents: [],
      totals,
      warnings: [],
      journalBacklog: 0,
    });
    expect(next.board?.queues.map((q) => q.queueId)).toEqual([2]);
  });

  it('keeps what was shown when the connection is lost', () => {
    const agent: AgentView = {
      agentId: 7,
      state: 'AVAILABLE',
      reasonCode: '',
      pendingReason: '',
      sinceMs: 1,
      device: 'browser',
      deviceReady: true,
      contact: null,
      queues: [],
      exceeded: false,
    };
    const lost = reduce(reduce(withBoard, { type: 'agent', agent }), { type: 'connection', connection: 'lost' });
    expect(lost.agent).toBe(agent);
    expect(lost.board).toBe(withBoard.board);
    expect(lost.connection).toBe('lost');
  });
});
