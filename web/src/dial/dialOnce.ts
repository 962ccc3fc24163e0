import { ProblemError } from '../api/client';

const TRIES = 3;
const BETWEEN_MS = 600;

/**
 * Sends one click's call until there is an answer. The same key goes with each try, so however many of them arrive, it is
 * dialled once; while an earlier one is still being worked on, the server says so (409) and is asked again.
 */
export async function dialOnce<T>(post: (key: string) => Promise<T>, key = newKey()): Promise<T> {
  let unanswered = false;
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await post(key);
    } catch (error) {
      const status = error instanceof ProblemError ? error.problem.status : -1;
      const again = status === 0 || (status === 409 && unanswered);
      if (!again || left === 0) throw error;
      unanswered = true;
      await new Promise((later) => setTimeout(later, BETWEEN_MS));
    }
  }
}

/** One for each click. `crypto.randomUUID` is not there on a page without TLS. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
