import { kinds } from './expect.mjs';
import { until } from './until.mjs';

/** After which a message is spoken. */
const TONE = 425;

/** A caller in the queue presses the key for a message, speaks and ends it by #; then we hang up. */
export async function leavesMessage(caller, department, { from, key }) {
  await inQueue(department, from);
  await pressesUntil(caller, key, 'asked for a message', async () => kinds(await department.contactFrom(from)).includes('OVERFLOW'));
  await isHeard(caller, TONE);
  let spoken = 0;
  await until('enough is said', async () => (spoken += (await caller.heard(1_000)).ms) > 2_500, { everyMs: 500 });
  caller.press('#');
  await caller.sees('ended THEM');
}

/** A caller in the queue presses the key for a callback and agrees to the number; then we hang up. */
export async function asksForCallback(caller, department, { from, key }) {
  await inQueue(department, from);
  caller.press(key);
  // Before the question is asked, 1 leads nowhere.
  await pressesUntil(caller, '1', 'to be called back', async () => kinds(await department.contactFrom(from)).includes('CALLBACK'));
  await caller.sees('ended THEM');
}

/** Waits until a tone is heard on a call, however much else is. */
export function isHeard(call, hertz) {
  call.listen();
  return until(`${hertz} Hz is heard`, async () => (await call.heard(400, hertz))[hertz] > -30, { everyMs: 300 });
}

const inQueue = (department, from) =>
  until(`${from} waits in the queue`, async () => kinds(await department.contactFrom(from)).includes('QUEUE'));

const pressesUntil = (caller, key, what, happened) =>
  until(`the caller is ${what} after ${key}`, async () => {
    caller.press(key);
    return happened();
  }, { everyMs: 700 });
