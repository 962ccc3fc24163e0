import { useEffect, useRef } from 'react';

interface Shortcut {
  /** The key's place on the keyboard, as KeyA; or else the sign it types. */
  code?: string;
  sign?: string;
  /** Too costly for a slip of one finger. */
  altOnly?: true;
  /** With Ctrl, on a Mac with Cmd; also while somebody types. */
  ctrl?: true;
  /** Of the agent's work; the others are everybody's. */
  agent?: true;
}

/** Everything that can be done by keyboard alone, in the order of the sheet. */
export const SHORTCUTS = {
  palette: { code: 'KeyK', ctrl: true },
  help: { sign: '?' },
  answer: { code: 'KeyA', agent: true },
  decline: { code: 'KeyD', agent: true },
  mute: { code: 'KeyM', agent: true },
  hold: { code: 'KeyH', agent: true },
  keypad: { code: 'KeyK', agent: true },
  hangUp: { code: 'KeyE', altOnly: true, agent: true },
  transfer: { code: 'KeyT', agent: true },
  call: { code: 'KeyL', agent: true },
  colleagues: { code: 'KeyG', agent: true },
  complete: { code: 'KeyO', altOnly: true, agent: true },
  join: { code: 'KeyJ', agent: true },
  takeBack: { code: 'KeyB', agent: true },
  available: { code: 'KeyV', agent: true },
  notReady: { code: 'KeyR', agent: true },
  disposition: { code: 'KeyC', agent: true },
  note: { code: 'KeyN', agent: true },
  finish: { code: 'KeyF', altOnly: true, agent: true },
  extend: { code: 'KeyX', agent: true },
  search: { code: 'KeyS' },
  play: { code: 'KeyP' },
  page1: { code: 'Digit1' },
  page2: { code: 'Digit2' },
  page3: { code: 'Digit3' },
  page4: { code: 'Digit4' },
  page5: { code: 'Digit5' },
} as const satisfies Record<string, Shortcut>;

export type Action = keyof typeof SHORTCUTS;

/** The sixth page, for one, has no key. */
export const isAction = (name: string): name is Action => name in SHORTCUTS;

const TABLE = Object.entries(SHORTCUTS) as [Action, Shortcut][];

/** What of a keyboard event matters here. */
export interface Key {
  code: string;
  /** What it types. */
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  /** Right Alt on European keyboards, which types signs such as € and @. */
  altGraph: boolean;
}

/**
 * What a key does: with Alt always, alone only while nobody types and only if single keys are switched on
 * (WCAG 2.2, 2.1.4). On a Mac Cmd stands for Ctrl, which edits text there.
 */
export function actionFor(key: Key, typing: boolean, singleKeys: boolean, mac = onMac()): Action | null {
  if (key.altGraph || (key.altKey && (key.ctrlKey || key.metaKey))) return null;
  if (mac ? key.ctrlKey : key.metaKey) return null;
  const held = mac ? key.metaKey : key.ctrlKey;
  const [action, shortcut] =
    TABLE.find(
      ([, { code, sign, ctrl }]) => (sign ? sign === key.key : code === key.code) && held === (ctrl ?? false),
    ) ?? [];
  if (!action || !shortcut) return null;
  if (shortcut.ctrl) return key.shiftKey ? null : action;
  if (shortcut.sign) return typing || key.altKey ? null : action;
  if (key.altKey) return action;
  return shortcut.altOnly || typing || key.shiftKey || !singleKeys ? null : action;
}

/** The keys that do something for whoever looks at the sheet. */
export const actionsFor = (agent: boolean): Action[] =>
  TABLE.filter(([, shortcut]) => agent || !shortcut.agent).map(([action]) => action);

/** The caps to press, each way that there is: `[['A'], ['Alt', 'A']]`. */
export function pressesFor(action: Action, singleKeys: boolean): string[][] {
  const shortcut: Shortcut = SHORTCUTS[action];
  const cap = keyCap(action);
  if (shortcut.sign) return [[cap]];
  if (shortcut.ctrl) return [[onMac() ? '⌘' : 'Ctrl', cap]];
  const alt = action.startsWith('page') ? ['Alt', 'Shift', cap] : ['Alt', cap];
  return singleKeys && !shortcut.altOnly ? [[cap], alt] : [alt];
}

const onMac = () => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

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
        key: event.key,
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

/** The key's cap as printed: `A`, `1`, `?`. */
export function keyCap(action: Action): string {
  const { code = '', sign }: Shortcut = SHORTCUTS[action];
  return sign ?? code.replace(/^Key|^Digit/, '');
}

/** What can be done now: the actions that something on the page answers to. */
export const liveActions = (): Action[] =>
  TABLE.map(([action]) => action).filter((action) => handlers.get(action)?.length);

/** As if its key were pressed. */
export const act = (action: Action) => handlers.get(action)?.at(-1)?.();
