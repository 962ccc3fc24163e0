import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../api/types';
import { fresh, withBlank, withDraft } from './language';

describe('scenarios', () => {
  it('are tried with the draft in its place', () => {
    const kept: Scenario[] = [
      { id: 4, ...fresh, name: 'a' },
      { id: 7, ...fresh, name: 'b' },
    ];
    const changed = withDraft(kept, 4, { ...fresh, name: 'new' });
    expect(changed.place).toBe(0);
    expect(changed.scenarios.map(({ name }) => name)).toEqual(['new', 'b']);
    const added = withDraft(kept, 0, { ...fresh, name: 'new' });
    expect(added.place).toBe(2);
    expect(added.scenarios.map(({ name }) => name)).toEqual(['a', 'b', 'new']);
  });

  it('take blanks into their script', () => {
    expect(withBlank('', 'lastName')).toBe('{lastName}');
    expect(withBlank('Hello', 'lastName')).toBe('Hello {lastName}');
    expect(withBlank('Hello ', 'lastName')).toBe('Hello {lastName}');
  });
});
