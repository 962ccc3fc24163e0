/** What the agent typed for a contact and has not handed in, kept on this computer so that no character is lost. */
export interface Draft {
  contactId: string;
  caller: string;
  customerId: string | null;
  dispositionCode: string;
  note: string;
  savedAtMs: number;
  /** When it was last handed in without an answer yet; null before. */
  sentAtMs: number | null;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const KEY = 'switchroom.draft.';
const KEEP_MS = 7 * 86_400_000;
const KEEP_AT_MOST = 50;
const ANSWER_WITHIN_MS = 15_000;

export function readDraft(contactId: string, store: Store = localStorage): Draft | null {
  try {
    return JSON.parse(store.getItem(KEY + contactId) ?? 'null') as Draft | null;
  } catch {
    return null;
  }
}

export function keepDraft(draft: Draft, store: Store = localStorage): void {
  if (!draft.note && !draft.dispositionCode) store.removeItem(KEY + draft.contactId);
  else store.setItem(KEY + draft.contactId, JSON.stringify(draft));
}

export const dropDraft = (contactId: string, store: Store = localStorage) => store.removeItem(KEY + contactId);

/** Drafts with text whose contact is over, newest first; forgets those older than a week and beyond fifty. */
export function leftDrafts(currentContactId: string | null, nowMs: number, store: Store = localStorage): Draft[] {
  const ids: string[] = [];
  for (let i = 0; i < store.length; i += 1) {
    const key = store.key(i);
    if (key?.startsWith(KEY)) ids.push(key.slice(KEY.length));
  }
  const drafts = ids
    .map((id) => readDraft(id, store))
    .filter((draft) => draft !== null)
    .toSorted((a, b) => b.savedAtMs - a.savedAtMs);
  const kept = drafts.filter((draft, index) => index < KEEP_AT_MOST && nowMs - draft.savedAtMs < KEEP_MS);
  for (const draft of drafts) if (!kept.includes(draft)) dropDraft(draft.contactId, store);
  const isLeft = (draft: Draft) =>
    draft.contactId !== currentContactId &&
    draft.note.trim() !== '' &&
    (draft.sentAtMs === null || nowMs - draft.sentAtMs > ANSWER_WITHIN_MS);
  return kept.filter(isLeft);
}
