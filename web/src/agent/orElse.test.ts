import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LATE_MS, orElse } from './orElse';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('is content with an answer in time', async () => {
  const otherWay = vi.fn();
  await orElse(Promise.resolve(), otherWay);
  await vi.advanceTimersByTimeAsync(2 * LATE_MS);
  expect(otherWay).not.toHaveBeenCalled();
});

it('goes the other way when the answer is late', async () => {
  const otherWay = vi.fn();
  void orElse(new Promise(() => {}), otherWay);
  await vi.advanceTimersByTimeAsync(LATE_MS);
  expect(otherWay).toHaveBeenCalledOnce();
});

it('goes it once, though the answer is late and a refusal', async () => {
  const otherWay = vi.fn();
  const asked = orElse(new Promise((_, refuse) => setTimeout(() => refuse(new Error('over')), 3 * LATE_MS)), otherWay);
  await vi.advanceTimersByTimeAsync(4 * LATE_MS);
  await asked;
  expect(otherWay).toHaveBeenCalledOnce();
});

it('goes the other way when it is refused', async () => {
  const otherWay = vi.fn();
  await orElse(Promise.reject(new Error('away')), otherWay);
  expect(otherWay).toHaveBeenCalledOnce();
});
