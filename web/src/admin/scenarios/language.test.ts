import { describe, expect, it } from 'vitest';
import { withBlank } from './language';

describe('scenarios', () => {
  it('take blanks into their script', () => {
    expect(withBlank('', 'lastName')).toBe('{lastName}');
    expect(withBlank('Hello', 'lastName')).toBe('Hello {lastName}');
    expect(withBlank('Hello ', 'lastName')).toBe('Hello {lastName}');
  });
});
