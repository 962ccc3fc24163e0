export interface Piece {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

const LONGEST = 600;

/** Two texts as one, word by word: what both have, what is gone, what is new. */
export function pieces(before: string, now: string): Piece[] {
  const a = before.match(/\s+|\S+/g) ?? [];
  const b = now.match(/\s+|\S+/g) ?? [];
  if (before === now) return [{ kind: 'same', text: now }];
  if (a.length > LONGEST || b.length > LONGEST)
    return [
      { kind: 'gone', text: before },
      { kind: 'new', text: now },
    ];
  const common = longest(a, b);
  const found: Piece[] = [];
  const add = (kind: Piece['kind'], text: string) => {
    const last = found.at(-1);
    if (last?.kind === kind) last.text += text;
    else found.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i]!);
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || common[i + 1]![j]! >= common[i]![j + 1]!)) add('gone', a[i++]!);
    else add('new', b[j++]!);
  }
  return found;
}

/** Length of the longest common sequence of what follows each pair of places. */
function longest(a: string[], b: string[]): number[][] {
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i]![j] = a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  return common;
}
