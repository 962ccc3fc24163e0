import { describe, expect, it } from 'vitest';
import { actionFor, SHORTCUTS, type Key } from './shortcuts';

const press = (code: string, held: Partial<Key> = {}): Key => ({
  code,
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

  it('gives no key two meanings', () => {
    const codes = Object.values(SHORTCUTS).map((shortcut) => shortcut.code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
