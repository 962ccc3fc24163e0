/** Waiting for, then being, the one tab of this browser that a user's telephone is in. Ends with `stop`. */
export interface Turn {
  stop: () => void;
}

/**
 * Calls `begin` when no other tab has this telephone, at once or when the other one closes; `elsewhere` while one does.
 * The browser's lock ends with its tab, however that ends.
 */
export function takeTurn(userId: number, begin: () => void, elsewhere: () => void): Turn {
  const stopped = new AbortController();
  const { signal } = stopped;
  const { locks } = navigator;
  const name = `switchroom.softphone.${userId}`;
  const hold = () => {
    if (signal.aborted) return;
    begin();
    return new Promise<void>((done) => signal.addEventListener('abort', () => done()));
  };
  const wait = async () => {
    const free = await locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock) await hold();
      return lock !== null;
    });
    if (free || signal.aborted) return;
    elsewhere();
    await locks.request(name, { signal }, hold);
  };
  if (locks) wait().catch((error: unknown) => signal.aborted || Promise.reject(error));
  else begin(); // Not a secure page: there is no microphone either, and that is said.
  return { stop: () => stopped.abort() };
}
