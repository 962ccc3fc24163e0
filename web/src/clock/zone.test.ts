import { describe, expect, it } from 'vitest';
import { formatDateTime, formatTime } from '../i18n/format';
import { showTimesIn, startOfDay } from './zone';

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
});
