/** What a route answers when it does not as it is told: a problem with its status. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly errors: { field: string; message: string }[] = [],
  ) {}
}

export interface Asked {
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** What the parentheses of the path matched. */
  parts: string[];
}
export type Route = [method: string, path: RegExp, answer: (asked: Asked) => unknown];

export function page<T>(rows: T[], query: URLSearchParams) {
  const wanted = (query.get('query') ?? '').toLowerCase();
  const found = rows.filter((row) => JSON.stringify(row).toLowerCase().includes(wanted));
  const from = Number(query.get('cursor') ?? 0);
  const to = from + Number(query.get('limit') ?? 50);
  return { items: found.slice(from, to), nextCursor: to < found.length ? String(to) : null, total: found.length };
}
