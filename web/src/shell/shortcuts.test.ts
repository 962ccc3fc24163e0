import { describe, expect, it } from 'vitest';
import { actionFor, actionsFor, isAction, pressesFor, SHORTCUTS, type Key } from './shortcuts';

const press = (code: string, held: Partial<Key> = {}): Key => ({
  code,
  key: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altGraph: false,
  ...held,
});

describe('shortcuts', () => {
  it('answers by one key while nobody types', () => {
    expect(actionFor(press('KeyA'), false, true)).toBe('answer');
  });

  it('leaves letters alone while somebody types', () => {
    expect(actionFor(press('KeyA'), true, true)).toBeNull();
  });

  it('answers by Alt also while somebody types', () => {
    expect(actionFor(press('KeyA', { altKey: true }), true, true)).toBe('answer');
  });

  it('does not hang up by one finger', () => {
    expect(actionFor(press('KeyE'), false, true)).toBeNull();
    expect(actionFor(press('KeyE', { altKey: true }), false, true)).toBe('hangUp');
  });

  it('lets AltGr type its signs, as in AltGr+E for the euro', () => {
    expect(actionFor(press('KeyE', { altKey: true, ctrlKey: true }), false, true)).toBeNull();
    expect(actionFor(press('KeyE', { altGraph: true }), false, true)).toBeNull();
  });

  it('leaves the browser its own, as in Ctrl+A', () => {
    expect(actionFor(press('KeyA', { ctrlKey: true }), false, true)).toBeNull();
    expect(actionFor(press('KeyA', { metaKey: true }), false, true)).toBeNull();
  });

  it('can do without single keys', () => {
    expect(actionFor(press('KeyM'), false, false)).toBeNull();
    expect(actionFor(press('KeyM', { altKey: true }), false, false)).toBe('mute');
  });

  it('opens the palette by Ctrl, also while somebody types, and by nothing else', () => {
    expect(actionFor(press('KeyK', { ctrlKey: true }), true, false)).toBe('palette');
    expect(actionFor(press('KeyK', { metaKey: true }), true, true)).toBeNull();
    expect(actionFor(press('KeyK', { ctrlKey: true, shiftKey: true }), false, true)).toBeNull();
    expect(actionFor(press('KeyK', { ctrlKey: true, altKey: true }), false, true)).toBeNull();
    expect(actionFor(press('KeyK'), false, true)).toBe('keypad');
  });

  it('opens the palette by Cmd on a Mac, where Ctrl edits the text', () => {
    expect(actionFor(press('KeyK', { metaKey: true }), true, false, true)).toBe('palette');
    expect(actionFor(press('KeyK', { ctrlKey: true }), true, false, true)).toBeNull();
  });

  it('opens the sheet by the sign, wherever it is on the keyboard', () => {
    expect(actionFor(press('Slash', { key: '?', shiftKey: true }), false, false)).toBe('help');
    expect(actionFor(press('Minus', { key: '?', shiftKey: true }), false, true)).toBe('help');
    expect(actionFor(press('Minus', { key: '?', shiftKey: true }), true, true)).toBeNull();
  });

  it('gives no key two meanings', () => {
    const keys = Object.values(SHORTCUTS).map((shortcut) =>
      JSON.stringify({ ...shortcut, agent: null, altOnly: null }),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has keys for five pages; somebody with every role has more', () => {
    expect(isAction('page5')).toBe(true);
    expect(isAction('page6')).toBe(false);
  });

  it('has every action on the sheet, as it is bound', () => {
    expect(actionsFor(true)).toEqual(Object.keys(SHORTCUTS));
    expect(actionsFor(false)).not.toContain('answer');
    expect(pressesFor('answer', true)).toEqual([['A'], ['Alt', 'A']]);
    expect(pressesFor('answer', false)).toEqual([['Alt', 'A']]);
    expect(pressesFor('hangUp', true)).toEqual([['Alt', 'E']]);
    expect(pressesFor('help', false)).toEqual([['?']]);
    expect(pressesFor('palette', true).flat()).toContain('K');
  });
});
