import { keyCap, SHORTCUTS, type Action } from '../shell/shortcuts';

/** The key that does what the button says. */
export function Cap({ action }: { action: Action }) {
  const alt = 'altOnly' in SHORTCUTS[action];
  return (
    <kbd className="key" aria-hidden>
      {alt ? `Alt ${keyCap(action)}` : keyCap(action)}
    </kbd>
  );
}
