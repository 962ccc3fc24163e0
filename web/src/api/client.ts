/** What is wrong with one field; `field` is a path as `choices.0.key`, or empty when it is about the whole. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** RFC 9457 problem details, plus the fields a validation names. */
export interface Problem {
  status: number;
  title: string;
  detail: string;
  errors: FieldProblem[];
}

/** A request that the server refused, or that never reached it (status 0). */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ProblemError';
  }
}

function csrfToken(): string {
  return decodeURIComponent(/(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? '');
}

/** From the server's `choices[0].key` and `is taken.` to `choices.0.key` and `Is taken.` */
function fieldProblem(error: Partial<FieldProblem>): FieldProblem {
  const [field = ''] = (error.field ?? '').split(' ');
  const message = error.message ?? '';
  return {
    field: field.replace(/\[(\d+)\]/g, '.$1'),
    message: message.charAt(0).toUpperCase() + message.slice(1),
  };
}

async function problemOf(response: Response): Promise<Problem> {
  const body: Record<string, unknown> = await response.json().catch(() => ({}));
  const text = (key: string) => (typeof body[key] === 'string' ? body[key] : '');
  return {
    status: response.status,
    title: text('title') || response.statusText,
    detail: text('detail'),
    errors: Array.isArray(body['errors']) ? body['errors'].map(fieldProblem) : [],
  };
}

const unreachable = () => new ProblemError({ status: 0, title: '', detail: '', errors: [] });

async function request(path: string, init: RequestInit, token: string): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('Accept', 'application/json, application/problem+json');
  if (init.body) headers.set('Content-Type', 'application/json');
  if (init.method && init.method !== 'GET') headers.set('X-XSRF-TOKEN', token);
  try {
    return await fetch(path, { ...init, headers, credentials: 'same-origin' });
  } catch {
    throw unreachable();
  }
}

/** Sends a request; answers its JSON, or undefined when there is none. The one way out of the page. */
export async function send<T>(path: string, init: RequestInit = {}): Promise<T> {
  const token = csrfToken();
  let response = await request(path, init, token);
  // The server gives a new token at login; a request that crossed with that is sent again with it.
  if (response.status === 403 && csrfToken() !== token) response = await request(path, init, csrfToken());
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return answerOf(response);
}

async function answerOf<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

function transfer(path: string, file: File, token: string, told: (share: number) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.setRequestHeader('X-XSRF-TOKEN', token);
    request.upload.onprogress = ({ loaded, total }) => told(total ? loaded / total : 0);
    request.onload = () => {
      const { responseText, status, statusText } = request;
      try {
        resolve(new Response(responseText || null, { status, statusText }));
      } catch (error) {
        reject(error);
      }
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(unreachable());
    request.send(file);
  });
}

/** Sends a file as it is, and tells how much of it has gone, 0 to 1, which `fetch` cannot; answers as `send` does. */
export async function upload<T>(path: string, file: File, told: (share: number) => void): Promise<T> {
  const token = csrfToken();
  let response = await transfer(path, file, token, told);
  if (response.status === 403 && csrfToken() !== token) response = await transfer(path, file, csrfToken(), told);
  if (!response.ok) throw new ProblemError(await problemOf(response));
  return answerOf(response);
}
