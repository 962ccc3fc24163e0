/** RFC 9457 problem details, plus the fields a validation names. */
export interface Problem {
  status: number;
  title: string;
  detail: string;
  fields: Record<string, string>;
}

/** A request that the server refused, or that never reached it (status 0). */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ProblemError';
  }
}

const PREFIX = '/api/v1';

function csrfToken(): string {
  return decodeURIComponent(/(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '');
}

async function problemOf(response: Response): Promise<Problem> {
  const body: Record<string, unknown> = await response.json().catch(() => ({}));
  const text = (key: string) => (typeof body[key] === 'string' ? body[key] : '');
  const fields = body['fields'];
  return {
    status: response.status,
    title: text('title') || response.statusText,
    detail: text('detail'),
    fields: fields && typeof fields === 'object' ? (fields as Record<string, string>) : {},
  };
}

async function request(path: string, init: RequestInit, token: string): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('Accept', 'application/json, application/problem+json');
  if (init.body) headers.set('Content-Type', 'application/json');
  if (init.method && init.method !== 'GET') headers.set('X-XSRF-TOKEN', token);
  try {
    return await fetch(PREFIX + path, { ...init, headers, credentials: 'same-origin' });
  } catch {
    throw new ProblemError({ status: 0, title: '', detail: '', fields: {} });
  }
}

/** Sends a request below /api/v1; answers its JSON, or undefined when there is none. The one way out of the page. */
export async function send<T>(path: string, init: RequestInit = {}): Promise<T> {
  const token = csrfToken();
  let response = await request(path, init, token);
  // The server gives a new token at login; a request that crossed with that is sent again with it.
  if (response.status === 403 && csrfToken() !== token) response = await request(path, init, csrfToken());
  if (!response.ok) throw new ProblemError(await problemOf(response));
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

const body = (method: string, value?: unknown): RequestInit =>
  value === undefined ? { method } : { method, body: JSON.stringify(value) };

export const get = <T>(path: string, signal?: AbortSignal) => send<T>(path, signal ? { signal } : {});
export const post = <T = void>(path: string, value?: unknown) => send<T>(path, body('POST', value));
export const put = <T = void>(path: string, value?: unknown) => send<T>(path, body('PUT', value));
export const patch = <T = void>(path: string, value?: unknown) => send<T>(path, body('PATCH', value));
export const remove = (path: string) => send<void>(path, body('DELETE'));

/** `?a=1&b=2`, leaving out what is empty. */
export function query(parameters: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
