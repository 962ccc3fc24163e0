import { expect, it } from 'vitest';
import type { DayOfWeek, WeeklySpan } from '../api/types';
import { DAYS, weekText } from './week';

const nameOf = (index: number) => ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'][index] ?? '';
const on = (day: DayOfWeek, from = '08:00', to = '18:00'): WeeklySpan => ({ day, from, to });

it('joins days in a row that have the same times', () => {
  const week = [...DAYS.slice(0, 5).map((day) => on(day)), on('SATURDAY', '09:00:00', '12:00:00')];
  expect(weekText(week, nameOf)).toBe('Mo–Fr 08:00–18:00 · Sa 09:00–12:00');
});

it('keeps apart what a closed day parts, and days of several times', () => {
  const week = [on('MONDAY'), on('WEDNESDAY', '08:00', '12:00'), on('WEDNESDAY', '13:00', '17:00')];
  expect(weekText(week, nameOf)).toBe('Mo 08:00–18:00 · We 08:00–12:00, 13:00–17:00');
});

it('writes the end of the day as 24:00', () => {
  const week = DAYS.map((day) => on(day, '00:00', '00:00'));
  expect(weekText(week, nameOf)).toBe('Mo–Su 00:00–24:00');
});

it('says nothing of a week that is always closed', () => expect(weekText([], nameOf)).toBe(''));
