import { formatClock, formatCountdown, useNow } from './clock';

/** Time since a moment, running. */
export function Since({ ms }: { ms: number }) {
  const now = useNow();
  return <span className="figures">{formatClock(now - ms)}</span>;
}

/** Time until a moment, running down to 0:00. */
export function Until({ ms }: { ms: number }) {
  const now = useNow();
  return <span className="figures">{formatCountdown(ms - now)}</span>;
}
