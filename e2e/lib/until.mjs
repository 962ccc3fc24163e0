import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks until the answer is something (not false, null, undefined, 0 or empty), and gives it.
 *
 * @param {string} what for the message when the time is over
 */
export async function until(what, ask, { timeoutMs = 20_000, everyMs = 50 } = {}) {
  const deadline = Date.now() + timeoutMs;
  let problem;
  while (Date.now() < deadline) {
    try {
      const answer = await ask();
      if (answer) return answer;
      problem = undefined;
    } catch (error) {
      problem = error;
    }
    await pause(everyMs);
  }
  throw new Error(`Not within ${timeoutMs} ms: ${what}${problem ? `; ${problem.message}` : ''}`, { cause: problem });
}
