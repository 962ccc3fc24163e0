import { ProblemError } from '../api/client';

const TRIES = 3;
const BETWEEN_MS = 600;

/**
 * Sends one click's call until there is an answer. The same key goes with each try, so however many of them arrive, it is
 * dialled once.
 */
export async function dialOnce<T>(post: (key: string) => Promise<T>, key = newKey()): Promise<T> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await post(key);
    } catch (error) {
      const noAnswer = error instanceof ProblemError && error.problem.status === 0;
      if (!noAnswer || left === 0) throw error;
      await new Promise((again) => setTimeout(again, BETWEEN_MS));
    }
  }
}

/** One for each click. `crypto.randomUUID` is not there on a page without TLS. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
