import { ProblemError } from '../../api/client';

/** `ids` with the one at `from` at `to` instead. */
export function moved(ids: number[], from: number, to: number): number[] {
  const id = ids[from];
  return id === undefined || from === to || to < 0 || to >= ids.length
    ? ids
    : ids.toSpliced(from, 1).toSpliced(to, 0, id);
}

/** All as they would be with the draft kept; its place in them too. */
export function withDraft<T extends { id: number }>(kept: T[], draft: T): { all: T[]; place: number } {
  const place = kept.findIndex(({ id }) => id === draft.id);
  return place < 0 ? { all: [...kept, draft], place: kept.length } : { all: kept.with(place, draft), place };
}

/** What the server says of all that was tried, at the fields of the one at `before` alone (`rules.2`). */
export function ofDraft(error: unknown, before: string): unknown {
  if (!(error instanceof ProblemError)) return error;
  const errors = error.problem.errors
    .filter(({ field }) => field.startsWith(`${before}.`))
    .map(({ field, message }) => ({ field: field.slice(before.length + 1), message }));
  return new ProblemError({ ...error.problem, errors });
}
