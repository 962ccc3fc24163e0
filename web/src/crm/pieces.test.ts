import { describe, expect, it } from 'vitest';
import { pieces } from './pieces';

describe('pieces of two texts', () => {
  it('tell what is gone and what is new, word by word', () => {
    expect(pieces('wants the blue one', 'wants the green one soon')).toEqual([
      { kind: 'same', text: 'wants the ' },
      { kind: 'gone', text: 'blue' },
      { kind: 'new', text: 'green' },
      { kind: 'same', text: ' one' },
      { kind: 'new', text: ' soon' },
    ]);
  });

  it('put together give both texts', () => {
    const [before, now] = ['a b c d', 'd c a b'];
    const found = pieces(before, now);
    const without = (kind: string) =>
      found
        .filter((piece) => piece.kind !== kind)
        .map(({ text }) => text)
        .join('');
    expect(without('new')).toBe(before);
    expect(without('gone')).toBe(now);
  });
});
