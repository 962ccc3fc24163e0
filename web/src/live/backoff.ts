/**
 * How long to wait before the next attempt: doubles from 0.5 s to 15 s, the last half of it by chance, so that a
 * room full of pages does not return all at once.
 */
export function backoffMs(attempt: number, chance = Math.random()): number {
  const full = Math.min(15_000, 500 * 2 ** Math.min(attempt, 10));
  return full / 2 + (full / 2) * chance;
}
