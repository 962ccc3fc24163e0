import { describe, expect, it } from 'vitest';
import type { Draft } from '../drafts/DraftBook';
import { leftNotes, writtenIn, type NoteDraft } from './leftNotes';

const draft = (subject: string, written: Partial<NoteDraft>, writtenAtMs = 0, form = 'wrap-up'): Draft => ({
  form,
  subject,
  content: JSON.stringify({
    caller: '+4930123',
    customerId: null,
    dispositionCode: '',
    note: '',
    sentAtMs: null,
    ...written,
  }),
  basedOnMs: 0,
  writtenAtMs,
  state: 'saved',
});

describe('notes left behind', () => {
  it('come newest first, and of wrap-ups only', () => {
    const drafts = [
      draft('1', { note: 'old' }, 10),
      draft('2', { note: 'new' }, 20),
      draft('3', { note: 'x' }, 30, 'note'),
    ];
    expect(leftNotes(drafts, 40).map(({ contactId }) => contactId)).toEqual(['2', '1']);
  });

  it('are none while being handed in', () => {
    const drafts = [draft('1', { note: 'on its way', sentAtMs: 100 })];
    expect(leftNotes(drafts, 200)).toEqual([]);
    expect(leftNotes(drafts, 60_000)).toHaveLength(1);
  });

  it('need words', () => {
    expect(leftNotes([draft('1', { note: '  ', dispositionCode: 'INFO' })], 0)).toEqual([]);
  });

  it('of another page are none', () => {
    expect(writtenIn('{"note":')).toBeNull();
    expect(writtenIn('{"text":1}')).toBeNull();
  });
});
