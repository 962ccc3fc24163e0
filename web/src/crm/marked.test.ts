import { describe, expect, test } from 'vitest';
import { marked, markedDigits, type Stretch } from './marked';

const shown = (stretches: Stretch[]) => stretches.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

describe('what somebody typed is marked', () => {
  test.each([
    ['Greta Müller', 'mu', 'Greta [Mü]ller'],
    ['Søren Ærø-Mikkelsen', 'aero mikk', 'Søren [Ærø]-[Mikk]elsen'],
    ['Weiß & Söhne', 'weiss', '[Weiß] & Söhne'],
    ['Ștefan', 'STEF', '[Ștef]an'],
    ['A-10023', 'a-100', '[A]-[100]23'],
    ['Nothing here', 'else', 'Nothing here'],
    ['', 'x', ''],
  ])('%s by %s', (text, typed, expected) => expect(shown(marked(text, typed))).toBe(expected));

  test.each([
    ['+49 30 23125401', '030 2312', '+49 [30 2312]5401'],
    ['+49 30 23125401', '5401', '+49 30 2312[5401]'],
    ['+49 30 23125401', '999', '+49 30 23125401'],
  ])('%s by %s', (text, typed, expected) => expect(shown(markedDigits(text, typed))).toBe(expected));
});
