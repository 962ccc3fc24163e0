/** What was typed after `before` had been sent: all of it when that was changed too. */
export const typedSince = (before: string, now: string): string =>
  now.startsWith(before) ? now.slice(before.length).trimStart() : now.trimStart();
