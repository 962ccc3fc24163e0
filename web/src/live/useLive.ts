import { useSyncExternalStore } from 'react';
import { live } from './LiveSocket';
import type { LiveState } from './state';

/** A part of the live state; renders again only when that part changes. */
export function useLive<T>(part: (state: LiveState) => T): T {
  return useSyncExternalStore(live.watch, () => part(live.current()));
}
