import { describe, expect, it } from 'vitest';
import type { TransferTargets } from '../api/types';
import { targetsFor } from './targets';

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
