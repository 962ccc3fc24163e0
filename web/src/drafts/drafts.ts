import { useEffect, useSyncExternalStore } from 'react';
import { drafts as server } from '../api/endpoints';
import { useLive } from '../live/useLive';
import { DraftBook, type Draft } from './DraftBook';

/** Each form that keeps drafts. */
export type DraftForm = 'wrap-up' | 'note' | 'note-change' | 'customer' | 'new-customer' | 'account' | 'incident';

export const draftBook = new DraftBook(server, localStorage);

/** Keeps the book of whoever is logged in open, and brings it up to date whenever the server is back. */
export function useDraftBook(userId: number): void {
  const connection = useLive((state) => state.connection);
  const contactId = useLive((state) => state.agent?.contact?.contactId ?? null);
  useEffect(() => draftBook.at(contactId), [contactId]);
  useEffect(() => {
    const inAnotherTab = (event: StorageEvent) => draftBook.changedInAnotherTab(event.key);
    draftBook.open(userId);
    window.addEventListener('storage', inAnotherTab);
    window.addEventListener('pagehide', draftBook.leave);
    return () => {
      window.removeEventListener('storage', inAnotherTab);
      window.removeEventListener('pagehide', draftBook.leave);
      draftBook.close();
    };
  }, [userId]);
  useEffect(() => {
    if (connection === 'open') void draftBook.catchUp();
  }, [connection]);
}

export function useDrafts(): Draft[] {
  return [...useSyncExternalStore(draftBook.watch, draftBook.all).values()].filter(({ content }) => content !== null);
}

/** What is typed in a form about something, and the ways to change it. */
export function useDraft(form: DraftForm, subject: string) {
  const draft = useSyncExternalStore(draftBook.watch, () => draftBook.read(form, subject));
  return {
    draft,
    write: (content: string) => draftBook.write(form, subject, content),
    drop: () => draftBook.drop(form, subject),
    /** What is typed by now, later than this was drawn too. */
    latest: () => draftBook.read(form, subject)?.content ?? '',
  };
}
