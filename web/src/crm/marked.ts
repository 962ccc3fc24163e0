/** A stretch of a text, and whether it is what somebody typed. */
export interface Stretch {
  text: string;
  hit: boolean;
}

const MARKS = /[\u0300-\u036f]/g;
const PLAIN: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i' };

const folded = (letter: string) => {
  const small = letter.toLowerCase().normalize('NFD').replace(MARKS, '');
  return PLAIN[small] ?? small;
};

const wordsOf = (typed: string) =>
  Array.from(typed, folded)
    .join('')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** Marks the beginnings of words that somebody typed, as the server compares them: without case and accents. */
export function marked(text: string, typed: string): Stretch[] {
  const wanted = wordsOf(typed);
  return text.split(/(?<=[^\p{L}\p{N}\p{M}])|(?=[^\p{L}\p{N}\p{M}])/u).flatMap((word) => {
    const letters = Array.from(word.normalize('NFC'));
    const plain = letters.map(folded);
    const whole = plain.join('');
    const begun = wanted.filter((one) => whole.startsWith(one)).reduce((a, b) => (a.length < b.length ? b : a), '');
    let length = 0;
    let seen = 0;
    while (seen < begun.length) seen += plain[length++]?.length ?? 1;
    return [
      { text: letters.slice(0, length).join(''), hit: true },
      { text: letters.slice(length).join(''), hit: false },
    ].filter((stretch) => stretch.text);
  });
}

/** Marks the digits typed in a telephone number written for people. */
export function markedDigits(written: string, typed: string): Stretch[] {
  const wanted = typed.replace(/\D/g, '').replace(/^0+/, '');
  const places = [...written.matchAll(/\d/g)].map((digit) => digit.index);
  const at = places
    .map((place) => written[place])
    .join('')
    .indexOf(wanted);
  const from = places[at];
  const last = places[at + wanted.length - 1];
  if (!wanted || from === undefined || last === undefined) return [{ text: written, hit: false }];
  return [
    { text: written.slice(0, from), hit: false },
    { text: written.slice(from, last + 1), hit: true },
    { text: written.slice(last + 1), hit: false },
  ].filter((stretch) => stretch.text);
}
