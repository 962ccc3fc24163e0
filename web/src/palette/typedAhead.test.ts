import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { typedAhead } from './typedAhead';

type Held = Partial<Record<'ctrlKey' | 'altKey' | 'metaKey' | 'AltGraph', boolean>>;

const page = new EventTarget();
const others = vi.fn();
const leave = vi.fn();
let end: () => string;

/** Whether the browser may still do something with it. */
function press(key: string, { AltGraph = false, ...held }: Held = {}): boolean {
  const event = new Event('keydown', { cancelable: true });
  Object.assign(event, { key, ...held, getModifierState: (name: string) => name === 'AltGraph' && AltGraph });
  return page.dispatchEvent(event);
}

describe('what is typed before the palette has the focus', () => {
  beforeEach(() => {
    end = typedAhead(leave, page);
    page.addEventListener('keydown', others);
  });
  afterEach(() => {
    end();
    page.removeEventListener('keydown', others);
    vi.clearAllMocks();
  });

  it('is kept for it, and is no shortcut', () => {
    expect([...'Ho ld'].map((key) => press(key))).toEqual([false, false, false, false, false]);
    expect(others).not.toHaveBeenCalled();
    expect(end()).toBe('Ho ld');
  });

  it('can be put right', () => {
    [...'hö😀', 'Backspace', 'Backspace', 'o'].forEach((key) => press(key));
    expect(end()).toBe('ho');
  });

  it('is also a sign that AltGr types', () => {
    press('@', { AltGraph: true, ctrlKey: true, altKey: true });
    expect(end()).toBe('@');
  });

  it('gives no order by itself, whatever has the focus', () => {
    expect(press('Enter')).toBe(false);
    expect(press('Tab')).toBe(false);
    expect(others).not.toHaveBeenCalled();
    expect(end()).toBe('');
  });

  it('is given up by Escape', () => {
    press('Escape');
    expect(leave).toHaveBeenCalledOnce();
  });

  it('leaves the keys that do something while somebody types', () => {
    for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }] as const)
      expect(press('k', held)).toBe(true);
    expect(press('F5')).toBe(true);
    expect(others).toHaveBeenCalledTimes(4);
    expect(end()).toBe('');
  });

  it('is given once; then the keys are everybody’s again', () => {
    press('a');
    expect(end()).toBe('a');
    press('b');
    expect(others).toHaveBeenCalledOnce();
    expect(end()).toBe('');
  });
});
