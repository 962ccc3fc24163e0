import type { Draft } from '../drafts/DraftBook';

/** What the agent typed for a contact and has not handed in. */
export interface NoteDraft {
  caller: string;
  customerId: string | null;
  dispositionCode: string;
  note: string;
  /** When it was last handed in without an answer yet; null before. */
  sentAtMs: number | null;
}

export interface LeftNote extends NoteDraft {
  contactId: string;
}

const ANSWER_WITHIN_MS = 15_000;

/** Null when nothing was typed, or by another page than this. */
export function writtenIn(content: string | null | undefined): NoteDraft | null {
  try {
    const kept = JSON.parse(content ?? 'null') as NoteDraft | null;
    return typeof kept?.note === 'string' ? kept : null;
  } catch {
    return null;
  }
}

/** Notes on contacts that are over, newest first; none that is being handed in. */
export function leftNotes(drafts: Draft[], nowMs: number): LeftNote[] {
  return drafts
    .filter(({ form }) => form === 'wrap-up')
    .toSorted((a, b) => b.writtenAtMs - a.writtenAtMs)
    .flatMap((draft) => {
      const kept = writtenIn(draft.content);
      return kept ? [{ ...kept, contactId: draft.subject }] : [];
    })
    .filter(({ note, sentAtMs }) => note.trim() !== '' && (sentAtMs === null || nowMs - sentAtMs > ANSWER_WITHIN_MS));
}
