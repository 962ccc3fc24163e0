import { describe, expect, it } from 'vitest';
import { actOf, beside, fitting, type Entry } from './entries';

const entry = (key: string, title: string, also = ''): Entry => ({
  key,
  group: 'command',
  title,
  detail: '',
  also,
  acts: [],
});
const ENTRIES = [
  entry('hold', 'Hold or resume'),
  entry('rest', 'Not ready: Break'),
  entry('bo', 'Bø Åkesson', 'Sales'),
  entry('dark', 'Switch to dark colours'),
];
const keys = (typed: string, most = 9) => fitting(ENTRIES, typed, most).map(({ key }) => key);

describe('the palette', () => {
  it('shows all in their order while nothing is typed', () => expect(keys('')).toEqual(['hold', 'rest', 'bo', 'dark']));
  it('wants every word, in any order', () => {
    expect(keys('break not')).toEqual(['rest']);
    expect(keys('break hold')).toEqual([]);
  });
  it('does without capitals and accents', () => expect(keys('akesson')).toEqual(['bo']));
  it('finds a colleague by the queue', () => expect(keys('sales')).toEqual(['bo']));
  it('puts what begins so first', () => {
    const rows = [entry('a', 'Unhold'), entry('b', 'Hold')];
    expect(fitting(rows, 'hold', 9).map(({ key }) => key)).toEqual(['b', 'a']);
  });
  it('shows no more than it is told', () => expect(keys('', 2)).toEqual(['hold', 'rest']));

  it('is walked round', () => {
    expect(beside(ENTRIES, 'hold', 1)).toBe('rest');
    expect(beside(ENTRIES, 'dark', 1)).toBe('hold');
    expect(beside(ENTRIES, 'hold', -1)).toBe('dark');
    expect(beside(ENTRIES, 'gone', -1)).toBe('dark');
    expect(beside(ENTRIES, null, 1)).toBe('hold');
    expect(beside([], null, 1)).toBeNull();
  });

  it('does by Enter the first, and more by what is held', () => {
    const acts = ['open', 'call', 'transfer'].map((name) => ({ name, run: () => {} }));
    const two = { ...entry('x', 'x'), acts };
    const none = { ctrlKey: false, metaKey: false, altKey: false };
    expect(actOf(two, none)?.name).toBe('open');
    expect(actOf(two, { ...none, ctrlKey: true })?.name).toBe('call');
    expect(actOf(two, { ...none, metaKey: true })?.name).toBe('call');
    expect(actOf(two, { ...none, altKey: true })?.name).toBe('transfer');
    expect(actOf({ ...two, acts: [] }, none)).toBeUndefined();
    expect(actOf(undefined, none)).toBeUndefined();
  });
});
