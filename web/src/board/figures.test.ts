import { describe, expect, it } from 'vitest';
import type { AgentLive, QueueLive } from '../live/messages';
import {
  before,
  filterAgents,
  longestWaitSince,
  movableTo,
  overallServiceLevel,
  serviceLevel,
  stillStands,
  urgency,
} from './figures';

const queue = (part: Partial<QueueLive> = {}): QueueLive => ({
  queueId: 1,
  name: 'Support',
  waiting: 1,
  messages: 0,
  longestWaitSinceMs: 0,
  available: 1,
  onContact: 0,
  wrapUp: 0,
  notReady: 0,
  answeredToday: 0,
  abandonedToday: 0,
  offeredToday: 0,
  overflowedToday: 0,
  answeredInTimeToday: 0,
  serviceLevelSeconds: 20,
  ...part,
});
const agent = (agentId: number, part: Partial<AgentLive> = {}): AgentLive => ({
  agentId,
  displayName: `Agent ${agentId}`,
  state: 'AVAILABLE',
  reasonCode: '',
  pendingReason: '',
  exceeded: false,
  sinceMs: 0,
  queueNames: ['Support'],
  queueIds: [1],
  pausedQueueIds: [],
  contact: null,
  device: 'browser',
  ...part,
});

describe('service level', () => {
  it('is unknown while nobody was answered or gave up', () => expect(serviceLevel(queue())).toBeNull());
  it('counts who gave up against it', () =>
    expect(serviceLevel(queue({ answeredToday: 9, answeredInTimeToday: 8, abandonedToday: 1 }))).toBeCloseTo(0.8));
  it('weighs queues by their calls, not by their number', () =>
    expect(
      overallServiceLevel([
        queue({ answeredToday: 90, answeredInTimeToday: 90 }),
        queue({ answeredToday: 10, answeredInTimeToday: 0 }),
      ]),
    ).toBeCloseTo(0.9));
});

describe('urgency', () => {
  it('is calm with nobody waiting', () => expect(urgency(queue({ waiting: 0 }), 1e9)).toBe('calm'));
  it('asks for attention at half the target', () => expect(urgency(queue(), 10_001)).toBe('attention'));
  it('raises the alarm beyond the target', () => expect(urgency(queue(), 20_001)).toBe('alarm'));
  it('raises the alarm at once when nobody is there to answer', () =>
    expect(urgency(queue({ available: 0 }), 1)).toBe('alarm'));
  it('finds the longest wait among queues with callers only', () =>
    expect(longestWaitSince([queue({ waiting: 0, longestWaitSinceMs: 1 }), queue({ longestWaitSinceMs: 50 })])).toBe(
      50,
    ));
});

describe('agents on the wall', () => {
  const all = [
    agent(1, { state: 'OFFLINE' }),
    agent(2, { state: 'AVAILABLE', sinceMs: 9 }),
    agent(3, { state: 'OFFERED' }),
    agent(4, { state: 'AVAILABLE', sinceMs: 5, queueNames: ['Billing'] }),
  ];
  const ids = (agents: AgentLive[]) => agents.map((found) => found.agentId);
  it('leaves out who is offline, and puts the longest in a state first', () =>
    expect(ids(filterAgents(all, { text: '', state: '', queue: '' }))).toEqual([3, 4, 2]));
  it('finds somebody offline by name', () =>
    expect(ids(filterAgents(all, { text: 'agent 1', state: '', queue: '' }))).toEqual([1]));
  it('shows one queue', () => expect(ids(filterAgents(all, { text: '', state: '', queue: 'Billing' }))).toEqual([4]));
});

describe('what a forced state is taken back to', () => {
  it('is the state, with its reason', () => {
    expect(before(agent(1))).toEqual({ state: 'AVAILABLE', reasonCode: '' });
    expect(before(agent(1, { state: 'NOT_READY', reasonCode: 'LUNCH' }))).toEqual({
      state: 'NOT_READY',
      reasonCode: 'LUNCH',
    });
  });
  it('is during a contact what was to follow it', () => {
    expect(before(agent(1, { state: 'ON_CONTACT' }))).toEqual({ state: 'AVAILABLE', reasonCode: '' });
    expect(before(agent(1, { state: 'HELD', pendingReason: 'BREAK' }))).toEqual({
      state: 'NOT_READY',
      reasonCode: 'BREAK',
    });
  });
  it('is nothing where only the agent can go back', () => {
    expect(before(agent(1, { state: 'OFFLINE' }))).toBeNull();
    expect(before(agent(1, { state: 'WRAP_UP' }))).toBeNull();
  });
});

describe('what a supervisor set', () => {
  const lunch = { state: 'NOT_READY' as const, reason: 'LUNCH' };
  it('stands until the agent is in another state', () => {
    expect(stillStands(agent(1, { state: 'NOT_READY', reasonCode: 'LUNCH' }), agent(1), lunch)).toBe(true);
    expect(stillStands(agent(1, { state: 'NOT_READY', reasonCode: 'BREAK' }), agent(1), lunch)).toBe(false);
    expect(stillStands(agent(1, { state: 'OFFERED' }), agent(1), { state: 'AVAILABLE', reason: '' })).toBe(false);
  });
  it('stands during a contact until that is over', () => {
    const contact = { contactId: '9' } as AgentLive['contact'];
    const was = agent(1, { state: 'ON_CONTACT', contact });
    expect(stillStands(was, was, lunch)).toBe(true);
    expect(stillStands(agent(1, { state: 'WRAP_UP', contact }), was, lunch)).toBe(false);
  });
});

describe('where a caller can be moved', () => {
  it('is another queue that somebody serves', () => {
    const queues = [queue(), queue({ queueId: 2 }), queue({ queueId: 3 })];
    const agents = [agent(1, { queueIds: [1, 3] })];
    expect(movableTo(queues[0] ?? queue(), { queues, agents }).map(({ queueId }) => queueId)).toEqual([3]);
  });
});
