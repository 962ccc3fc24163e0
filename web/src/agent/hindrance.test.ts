import { describe, expect, it } from 'vitest';
import { hindranceOf, mayGoAvailable } from './hindrance';

const resting = (reasonCode: string) => ({ state: 'NOT_READY' as const, reasonCode, pendingReason: '' });
const AVAILABLE = { state: 'AVAILABLE' as const, reasonCode: '', pendingReason: '' };

describe('what keeps calls from an agent', () => {
  it('goes by itself: going available is not offered meanwhile', () => {
    for (const reason of ['DEVICE_LOST', 'EMERGENCY'] as const) {
      expect(hindranceOf(resting(reason))).toBe(reason);
      expect(mayGoAvailable(resting(reason))).toBe(false);
    }
  });

  it('is ended by the agent, where the agent began it or did not answer', () => {
    for (const reason of ['BREAK', 'RNA', 'PHONE_REFUSED', 'SIGNED_IN', '']) {
      expect(hindranceOf(resting(reason))).toBeNull();
      expect(mayGoAvailable(resting(reason))).toBe(true);
    }
  });

  it('is nothing while available, and can be called off before it begins', () => {
    expect(hindranceOf({ ...AVAILABLE, reasonCode: 'EMERGENCY' })).toBeNull();
    expect(mayGoAvailable(AVAILABLE)).toBe(false);
    expect(mayGoAvailable({ state: 'ON_CONTACT', reasonCode: '', pendingReason: 'BREAK' })).toBe(true);
  });
});
