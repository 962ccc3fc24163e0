import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ProblemError } from '../api/client';
import { dialOnce } from './dialOnce';

const problem = (status: number) => new ProblemError({ status, title: '', detail: '', errors: [] });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('sends the same key again when no answer came', async () => {
  const keys: string[] = [];
  const answer = dialOnce(async (key) => {
    keys.push(key);
    if (keys.length < 3) throw problem(0);
    return 'placed';
  });
  await vi.runAllTimersAsync();
  expect(await answer).toBe('placed');
  expect(new Set(keys).size).toBe(1);
  expect(keys).toHaveLength(3);
  expect(keys[0]).toMatch(/^[A-Za-z0-9._:-]{8,64}$/);
});

it('takes a refusal for the answer', async () => {
  let asked = 0;
  const refused = dialOnce(async () => {
    asked += 1;
    throw problem(422);
  });
  await expect(refused).rejects.toThrow(ProblemError);
  expect(asked).toBe(1);
});

it('asks again while the first try, of which no answer came, is under way', async () => {
  const answers = [problem(0), problem(409)];
  const answer = dialOnce(async () => {
    const next = answers.shift();
    if (next) throw next;
    return 'placed';
  });
  await vi.runAllTimersAsync();
  expect(await answer).toBe('placed');
});

it('takes a conflict with somebody else for the answer', async () => {
  let asked = 0;
  const refused = dialOnce(async () => {
    asked += 1;
    throw problem(409);
  });
  await expect(refused).rejects.toThrow(ProblemError);
  expect(asked).toBe(1);
});

it('gives up at last', async () => {
  const lost = dialOnce(() => Promise.reject(problem(0))).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  expect(await lost).toBeInstanceOf(ProblemError);
});

it('has another key for another click', async () => {
  const keys = await Promise.all([1, 2].map(() => dialOnce(async (key) => key)));
  expect(keys[0]).not.toBe(keys[1]);
});
