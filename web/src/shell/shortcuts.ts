import { useEffect, useRef } from 'react';

/** Everything that can be done by keyboard alone. `altOnly`: too costly for a slip of one finger. */
export const SHORTCUTS = {
  answer: { code: 'KeyA' },
  decline: { code: 'KeyD' },
  mute: { code: 'KeyM' },
  hold: { code: 'KeyH' },
  keypad: { code: 'KeyK' },
  hangUp: { code: 'KeyE', altOnly: true },
  transfer: { code: 'KeyT' },
  call: { code: 'KeyL' },
  complete: { code: 'KeyO', altOnly: true },
  join: { code: 'KeyJ' },
  takeBack: { code: 'KeyB' },
  available: { code: 'KeyV' },
  notReady: { code: 'KeyR' },
  disposition: { code: 'KeyC' },
  note: { code: 'KeyN' },
  finish: { code: 'KeyF', altOnly: true },
  extend: { code: 'KeyX' },
  search: { code: 'KeyS' },
  play: { code: 'KeyP' },
  page1: { code: 'Digit1' },
  page2: { code: 'Digit2' },
  page3: { code: 'Digit3' },
  page4: { code: 'Digit4' },
  page5: { code: 'Digit5' },
} as const satisfies Record<string, { code: string; altOnly?: boolean }>;

export type Action = keyof typeof SHORTCUTS;

/** What of a keyboard event matters here. */
export interface Key {
  code: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  /** Right Alt on European keyboards, which types signs such as € and @. */
  altGraph: boolean;
}

/**
 * What a key does: with Alt always, alone only while nobody types and only if single keys are switched on
 * (WCAG 2.2, 2.1.4).
 */
export function actionFor(key: Key, typing: boolean, singleKeys: boolean): Action | null {
  if (key.altGraph || key.ctrlKey || key.metaKey) return null;
  const found = Object.entries(SHORTCUTS).find(([, shortcut]) => shortcut.code === key.code);
  if (!found) return null;
  const [action, shortcut] = found as [Action, { code: string; altOnly?: boolean }];
  if (key.altKey) return action;
  return shortcut.altOnly || typing || key.shiftKey || !singleKeys ? null : action;
}

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="slider"]';

export const isTyping = (target: EventTarget | null) => target instanceof Element && target.closest(TYPING) !== null;

const SINGLE_KEYS = 'switchroom.singleKeys';
export const singleKeysOn = () => localStorage.getItem(SINGLE_KEYS) !== 'off';
export const switchSingleKeys = (on: boolean) => localStorage.setItem(SINGLE_KEYS, on ? 'on' : 'off');

const handlers = new Map<Action, (() => void)[]>();

/** The one listener. */
export function useShortcuts(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.repeat || event.defaultPrevented) return;
      const key: Key = {
        code: event.code,
        altKey: event.altKey,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        shiftKey: event.shiftKey,
        altGraph: event.getModifierState('AltGraph'),
      };
      const action = actionFor(key, isTyping(event.target), singleKeysOn());
      const handler = action && handlers.get(action)?.at(-1);
      if (!handler) return;
      event.preventDefault();
      handler();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

/** Does `handler` for `action` while shown and `enabled`; the one shown last wins. */
export function useShortcut(action: Action, handler: () => void, enabled = true): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!enabled) return;
    const mine = () => latest.current();
    handlers.set(action, [...(handlers.get(action) ?? []), mine]);
    return () => {
      handlers.set(
        action,
        (handlers.get(action) ?? []).filter((other) => other !== mine),
      );
    };
  }, [action, enabled]);
}

/** The key's cap as printed: `A`, `1`. */
export const keyCap = (action: Action) => SHORTCUTS[action].code.replace(/^Key|^Digit/, '');
