import { useSyncExternalStore } from 'react';

/**
 * One clock for the whole page: the server's time, estimated from what the live socket says, ticking once a second
 * for every running display at once.
 */
let offsetMs = 0;

/** The server's time as far as known, epoch milliseconds. */
export const serverNow = () => Date.now() + offsetMs;

/**
 * Takes a reading of the server's clock.
 *
 * @param serverTimeMs what the server said
 * @param sentMs when it was asked, by our own clock; null when it spoke unasked
 */
export function readServerClock(serverTimeMs: number, sentMs: number | null, nowMs = Date.now()): void {
  const travelMs = sentMs === null ? 0 : Math.max(0, nowMs - sentMs) / 2;
  offsetMs = serverTimeMs + travelMs - nowMs;
}

/** `0:07`, `12:30`, `1:02:05`; never negative. */
export function formatClock(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const seconds = String(total % 60).padStart(2, '0');
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3600);
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}

/** Remaining time, rounded up, so that a countdown shows 0:00 only when it is over. */
export const formatCountdown = (ms: number) => formatClock(Math.ceil(Math.max(0, ms) / 1000) * 1000);

let tick = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const watchers = new Set<() => void>();

function watch(onTick: () => void): () => void {
  watchers.add(onTick);
  timer ??= setInterval(() => {
    tick += 1;
    for (const watcher of watchers) watcher();
  }, 500);
  return () => {
    watchers.delete(onTick);
    if (watchers.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The server's time, read anew twice a second. */
export function useNow(): number {
  useSyncExternalStore(watch, () => tick);
  return serverNow();
}
