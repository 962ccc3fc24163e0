import { describe, expect, it } from 'vitest';
import { formatDateTime, formatTime } from '../i18n/format';
import { dayOf, showTimesIn, startOfDay } from './zone';

describe('the site’s zone', () => {
  const noon = Date.UTC(2026, 6, 1, 12, 30, 15);

  it('is what times are shown in, and a change of it is seen at once', () => {
    showTimesIn('Europe/Berlin');
    expect(formatTime(noon)).toBe('14:30:15');
    showTimesIn('America/New_York');
    expect(formatTime(noon)).toBe('08:30:15');
    expect(formatDateTime(Date.UTC(2026, 6, 1, 2))).toContain('30 Jun');
  });

  it('says when a day begins, also when the clocks change on it', () => {
    showTimesIn('Europe/Berlin');
    expect(startOfDay('2026-11-22')).toBe(Date.UTC(2026, 10, 21, 23));
    expect(startOfDay('2026-03-29')).toBe(Date.UTC(2026, 2, 28, 23));
    expect(startOfDay('2026-03-29', 1)).toBe(Date.UTC(2026, 2, 29, 22));
    expect(startOfDay('2026-10-25', 1)).toBe(Date.UTC(2026, 9, 25, 23));
  });

  it('says which day it is there', () => {
    showTimesIn('Europe/Berlin');
    expect(dayOf(Date.UTC(2026, 10, 23, 22, 59))).toBe('2026-11-23');
    expect(dayOf(Date.UTC(2026, 10, 23, 23))).toBe('2026-11-24');
    expect(dayOf(startOfDay('2026-03-29', 1) - 1)).toBe('2026-03-29');
    showTimesIn('America/New_York');
    expect(dayOf(Date.UTC(2026, 10, 24, 4))).toBe('2026-11-23');
  });
});
