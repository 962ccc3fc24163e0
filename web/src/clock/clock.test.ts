import { describe, expect, it } from 'vitest';
import { formatClock, formatCountdown, readServerClock, serverNow } from './clock';

describe('clock', () => {
  it.each([
    [-5000, '0:00'],
    [0, '0:00'],
    [7_999, '0:07'],
    [750_000, '12:30'],
    [3_725_000, '1:02:05'],
  ])('shows %i ms as %s', (ms, text) => expect(formatClock(ms)).toBe(text));

  it.each([
    [1, '0:01'],
    [1000, '0:01'],
    [1001, '0:02'],
    [0, '0:00'],
    [-1, '0:00'],
  ])('counts %i ms down as %s', (ms, text) => expect(formatCountdown(ms)).toBe(text));

  it('follows the server, adding half the way there and back', () => {
    const now = Date.now();
    readServerClock(now + 60_000, now - 200, now);
    expect(serverNow() - Date.now()).toBeGreaterThanOrEqual(60_099);
    expect(serverNow() - Date.now()).toBeLessThanOrEqual(60_101);
  });
});
