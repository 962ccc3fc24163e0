import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../api/client';
import { moved, ofDraft, withDraft } from './inTurn';

describe('what is tried in turn', () => {
  it('is tried with the draft in its place', () => {
    const kept = [
      { id: 4, name: 'a' },
      { id: 7, name: 'b' },
    ];
    const changed = withDraft(kept, { id: 4, name: 'new' });
    expect(changed.place).toBe(0);
    expect(changed.all.map(({ name }) => name)).toEqual(['new', 'b']);
    const added = withDraft(kept, { id: 0, name: 'new' });
    expect(added.place).toBe(2);
    expect(added.all.map(({ name }) => name)).toEqual(['a', 'b', 'new']);
  });

  it('is moved to another place, or left as it is', () => {
    const ids = [5, 6, 7];
    expect(moved(ids, 0, 2)).toEqual([6, 7, 5]);
    expect(moved(ids, 2, 1)).toEqual([5, 7, 6]);
    expect(moved(ids, 1, 1)).toBe(ids);
    expect(moved(ids, 0, -1)).toBe(ids);
    expect(moved(ids, 2, 3)).toBe(ids);
  });

  it('shows the draft alone what is wrong with it', () => {
    const error = new ProblemError({
      title: 'Refused',
      status: 422,
      detail: 'Two fields are wrong.',
      errors: [
        { field: 'rules.1.name', message: 'is empty' },
        { field: 'rules.10.name', message: 'is too long' },
      ],
    });
    const own = ofDraft(error, 'rules.1');
    expect((own as ProblemError).problem.errors).toEqual([{ field: 'name', message: 'is empty' }]);
  });
});
