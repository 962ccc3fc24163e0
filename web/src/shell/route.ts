import { useSyncExternalStore } from 'react';

/** Where the page is, kept in the hash so that every address works without the server's help: `#/contacts/17`. */
function watch(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

const path = () => location.hash.replace(/^#\/?/, '');

/** As it stands when it is no address of ours. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The parts of the address: `#/contacts/17` is `['contacts', '17']`. */
export function useRoute(): string[] {
  return useSyncExternalStore(watch, path).split('/').filter(Boolean).map(decoded);
}

export const link = (...parts: string[]) => `#/${parts.map(encodeURIComponent).join('/')}`;

export function go(...parts: string[]): void {
  location.hash = link(...parts);
}
