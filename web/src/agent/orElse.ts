/** So long somebody who presses a button of a call waits for the server. */
export const LATE_MS = 1_500;

/** Waits for what was asked of the server; when it is late or refused, does the same another way, once. */
export async function orElse(asked: Promise<void>, otherWay: () => void): Promise<void> {
  let done = false;
  const once = () => {
    if (!done) otherWay();
    done = true;
  };
  const late = setTimeout(once, LATE_MS);
  await asked.catch(once).finally(() => clearTimeout(late));
}
