import { describe, expect, it } from 'vitest';
import { minutesOf, spanProblem, timeOf } from './spans';

const span = (from: string, to: string) => ({ from, to });

it.each([
  ['8', '08:00'],
  ['830', '08:30'],
  ['8.30', '08:30'],
  ['17:45', '17:45'],
  ['24:00', '00:00'],
  ['8:75', '8:75'],
  ['noon', 'noon'],
])('reads %s as %s', (written, time) => expect(timeOf(written)).toBe(time));

describe('spans of a day', () => {
  it('takes 00:00 as an end for the end of the day', () => {
    expect(minutesOf('00:00', true)).toBe(1440);
    expect(minutesOf('00:00', false)).toBe(0);
  });

  it('wants an end after the beginning', () => {
    const wrong = span('12:00', '12:00');
    expect(spanProblem(wrong, [wrong])).toBe('endsBefore');
    const night = span('22:00', '00:00');
    expect(spanProblem(night, [night])).toBeNull();
  });

  it('lets spans touch but not overlap', () => {
    const morning = span('08:00', '12:00');
    const noon = span('12:00', '13:00');
    const late = span('11:59', '13:00');
    expect(spanProblem(morning, [morning, noon])).toBeNull();
    expect(spanProblem(morning, [morning, late])).toBe('overlaps');
  });

  it('wants both times', () => {
    const half = span('08:00', '');
    expect(spanProblem(half, [half])).toBe('timeNeeded');
  });
});
