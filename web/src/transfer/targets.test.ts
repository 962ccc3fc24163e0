import { describe, expect, it } from 'vitest';
import type { TransferTargets } from '../api/types';
import { callable, chosenOf, freeBeside, targetsFor } from './targets';

const targets: TransferTargets = {
  agents: [
    { agentId: 1, name: 'Anna', state: 'ON_CONTACT', reasonCode: '', sinceMs: 0, queueNames: ['Sales'] },
    { agentId: 2, name: 'Bo', state: 'AVAILABLE', reasonCode: '', sinceMs: 0, queueNames: ['Support'] },
    { agentId: 3, name: 'Cilia', state: 'OFFLINE', reasonCode: '', sinceMs: 0, queueNames: ['Sales'] },
  ],
  queues: [{ queueId: 7, name: 'Sales', waiting: 2, available: 0 }],
  outside: true,
};
const keys = (written: string, of = targets) => targetsFor(of, written).map((target) => target.key);

describe('where a caller can go', () => {
  it('those who are free come first, nobody who is offline', () =>
    expect(keys('')).toEqual(['agent-2', 'agent-1', 'queue-7']));
  it('colleagues are found by their queues too', () => expect(keys('sales')).toEqual(['agent-1', 'queue-7']));
  it('digits are a number', () => expect(keys('040 12 34')).toEqual(['number']));
  it('unless nobody outside can be called', () =>
    expect(keys('040 12 34', { ...targets, outside: false })).toEqual([]));
  it('only who is available can be asked', () =>
    expect(targetsFor(targets, '').map(({ free }) => free)).toEqual([true, false, true]));
});

describe('whom an agent can call', () => {
  it('those on a break too, before those who are busy', () => {
    const resting = targets.agents.map((agent) =>
      agent.agentId === 2 ? { ...agent, state: 'NOT_READY' as const } : agent,
    );
    expect(callable({ ...targets, agents: resting }, '').map(({ key }) => key)).toEqual([
      'agent-2',
      'agent-1',
      'queue-7',
    ]);
  });
  it('a short number first of all', () => expect(callable(targets, '21').map(({ key }) => key)).toEqual(['number']));
});

describe('who is chosen', () => {
  const shown = targetsFor(targets, '');
  const bothFree = targetsFor(
    { ...targets, agents: targets.agents.map((agent) => ({ ...agent, state: 'AVAILABLE' })) },
    '',
  );
  it('stays when somebody else comes first', () => {
    expect(shown[0]?.key).toBe('agent-2');
    expect(bothFree[0]?.key).toBe('agent-1');
    expect(chosenOf(bothFree, 'agent-2')?.name).toBe('Bo');
  });
  it('is nobody when the one pinned is gone', () => expect(chosenOf(shown, 'agent-3')).toBeUndefined());
  it('is nobody when the one pinned is busy', () => expect(chosenOf(shown, 'agent-1')).toBeUndefined());
  it('is nobody before one is pinned', () => expect(chosenOf(shown, null)).toBeUndefined());
  it('goes round among those who are free', () => {
    expect(freeBeside(shown, 'agent-2', 1)).toBe('queue-7');
    expect(freeBeside(shown, 'queue-7', 1)).toBe('agent-2');
    expect(freeBeside(shown, 'agent-2', -1)).toBe('queue-7');
  });
  it('begins at an end when the one pinned is not free', () => {
    expect(freeBeside(shown, 'agent-1', 1)).toBe('agent-2');
    expect(freeBeside(shown, 'agent-1', -1)).toBe('queue-7');
    expect(freeBeside([], 'agent-1', 1)).toBe('agent-1');
  });
});
