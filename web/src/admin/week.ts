import type { DayOfWeek, WeeklySpan } from '../api/types';
import { language } from '../i18n/i18n';

export const DAYS: DayOfWeek[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** A weekday by its name, 0 for Monday; 1 January 2024 was one. */
export const dayName = (index: number, weekday: 'long' | 'short' = 'long') =>
  new Intl.DateTimeFormat(language(), { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index));

/** Days in a row with the same times as one: `Mon–Fri 08:00–18:00 · Sat 09:00–12:00`; empty when always closed. */
export function weekText(week: WeeklySpan[], nameOf = (index: number) => dayName(index, 'short')): string {
  const runs: { first: number; last: number; times: string }[] = [];
  DAYS.forEach((day, index) => {
    const times = week
      .filter((span) => span.day === day)
      .map((span) => `${span.from.slice(0, 5)}–${endOf(span)}`)
      .join(', ');
    const before = runs.at(-1);
    if (before?.last === index - 1 && before.times === times) before.last = index;
    else if (times) runs.push({ first: index, last: index, times });
  });
  return runs
    .map(({ first, last, times }) => `${nameOf(first)}${last > first ? `–${nameOf(last)}` : ''} ${times}`)
    .join(' · ');
}

const endOf = (span: WeeklySpan) => (span.to.startsWith('00:00') ? '24:00' : span.to.slice(0, 5));
