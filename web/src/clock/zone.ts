/** Times are shown in the site's zone, whatever zone this computer is set to; its own until somebody has logged in. */
let zone: string | undefined;

export const showTimesIn = (siteZone: string) => void (zone = siteZone);

export const siteZone = () => zone;

/**
 * When a day begins at the site.
 *
 * @param date YYYY-MM-DD
 * @returns epoch ms
 */
export function startOfDay(date: string, plusDays = 0): number {
  const midnight = Date.parse(`${date}T00:00:00Z`) + plusDays * 86_400_000;
  const near = midnight - offsetMs(midnight);
  return midnight - offsetMs(near);
}

/** The day at the site, YYYY-MM-DD. */
export const dayOf = (ms: number) => new Date(ms + offsetMs(ms)).toISOString().slice(0, 10);

/** How far the site's clock is ahead of UTC at a moment. */
function offsetMs(ms: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(ms);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(ms / 1000) * 1000;
}
