import type { DaySpan } from '../api/types';

/** Minutes since midnight; the end 00:00 is the day's end. */
export const minutesOf = (time: string, isEnd: boolean) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const total = hours * 60 + minutes;
  return isEnd && total === 0 ? 1440 : total;
};

/** What is wrong with a span among those of its day: a key below `hours.`, or null. */
export function spanProblem(span: DaySpan, day: DaySpan[]): 'timeNeeded' | 'endsBefore' | 'overlaps' | null {
  if (!/^\d\d:\d\d/.test(span.from) || !/^\d\d:\d\d/.test(span.to)) return 'timeNeeded';
  const [from, to] = [minutesOf(span.from, false), minutesOf(span.to, true)];
  if (from >= to) return 'endsBefore';
  const overlaps = day.some(
    (other) => other !== span && minutesOf(other.from, false) < to && from < minutesOf(other.to, true),
  );
  return overlaps ? 'overlaps' : null;
}
