const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Puts together what two people made of the same record: a field that only one of them changed is as that one left it;
 * fields that both changed otherwise are conflicts and stay as `mine`.
 */
export function merged<T extends object>(base: T, mine: T, theirs: T): { both: T; conflicts: (keyof T & string)[] } {
  const both = { ...mine };
  const conflicts: (keyof T & string)[] = [];
  for (const field of Object.keys(base) as (keyof T & string)[]) {
    if (same(mine[field], base[field])) both[field] = theirs[field];
    else if (!same(theirs[field], base[field]) && !same(theirs[field], mine[field])) conflicts.push(field);
  }
  return { both, conflicts };
}
