import type { DaySpan } from '../api/types';

const TIME = /^([01]\d|2[0-3]):[0-5]\d/;

/** Minutes since midnight; the end 00:00 is the day's end. */
export const minutesOf = (time: string, isEnd: boolean) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const total = hours * 60 + minutes;
  return isEnd && total === 0 ? 1440 : total;
};

/** A time as somebody writes it, `8`, `830`, `8.30`, `24:00`, as `HH:mm`; what is no time stays as it is. */
export function timeOf(written: string): string {
  const [, hours, minutes = '00'] = /^\s*(\d{1,2})[:.\s]?(\d{2})?\s*$/.exec(written) ?? [];
  if (hours === undefined || Number(minutes) > 59 || Number(hours) > 24) return written;
  return `${String(Number(hours) % 24).padStart(2, '0')}:${minutes}`;
}

/** What is wrong with a span among those of its day: a key below `hours.`, or null. */
export function spanProblem(span: DaySpan, day: DaySpan[]): 'timeNeeded' | 'endsBefore' | 'overlaps' | null {
  if (!TIME.test(span.from) || !TIME.test(span.to)) return 'timeNeeded';
  const [from, to] = [minutesOf(span.from, false), minutesOf(span.to, true)];
  if (from >= to) return 'endsBefore';
  const overlaps = day.some(
    (other) => other !== span && minutesOf(other.from, false) < to && from < minutesOf(other.to, true),
  );
  return overlaps ? 'overlaps' : null;
}
