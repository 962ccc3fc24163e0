import { beforeEach, describe, expect, it } from 'vitest';
import { keepDraft, leftDrafts, readDraft, type Draft } from './drafts';

class Shelf {
  private readonly entries = new Map<string, string>();
  get length() {
    return this.entries.size;
  }
  key = (index: number) => [...this.entries.keys()][index] ?? null;
  getItem = (key: string) => this.entries.get(key) ?? null;
  setItem = (key: string, value: string) => void this.entries.set(key, value);
  removeItem = (key: string) => void this.entries.delete(key);
}

const DAY = 86_400_000;
const draft = (contactId: string, note: string, savedAtMs = 0): Draft => ({
  contactId,
  caller: '+4930123',
  customerId: null,
  dispositionCode: '',
  note,
  savedAtMs,
  sentAtMs: null,
});

describe('drafts', () => {
  let shelf: Shelf;
  beforeEach(() => (shelf = new Shelf()));

  it('gives back every character of each contact', () => {
    keepDraft(draft('1', 'Zähler ț\n 2'), shelf);
    keepDraft(draft('2', 'other'), shelf);
    expect(readDraft('1', shelf)?.note).toBe('Zähler ț\n 2');
  });

  it('is gone when all was deleted', () => {
    keepDraft(draft('1', 'x'), shelf);
    keepDraft(draft('1', ''), shelf);
    expect(shelf.length).toBe(0);
  });

  it('shows what was not handed in, newest first, without the current contact', () => {
    keepDraft(draft('1', 'old', 10), shelf);
    keepDraft(draft('2', 'new', 20), shelf);
    keepDraft(draft('3', 'now', 30), shelf);
    expect(leftDrafts('3', 40, shelf).map((left) => left.contactId)).toEqual(['2', '1']);
  });

  it('does not call a note left behind while it is being handed in', () => {
    keepDraft({ ...draft('1', 'on its way', 0), sentAtMs: 100 }, shelf);
    expect(leftDrafts(null, 200, shelf)).toEqual([]);
    expect(leftDrafts(null, 60_000, shelf)).toHaveLength(1);
  });

  it('forgets after a week', () => {
    keepDraft(draft('1', 'old', 0), shelf);
    expect(leftDrafts(null, 7 * DAY, shelf)).toEqual([]);
    expect(shelf.length).toBe(0);
  });

  it('takes a damaged entry for none', () => {
    shelf.setItem('switchroom.draft.9', '{"note":');
    expect(readDraft('9', shelf)).toBeNull();
    expect(leftDrafts(null, 0, shelf)).toEqual([]);
  });
});
