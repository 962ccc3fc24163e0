/** Somebody logged in at the server's REST API, as the page is. */
export class Api {
  static async login(base, username, password) {
    const api = new Api(base);
    await api.get('/session').catch(() => {}); // brings the CSRF cookie
    api.me = await api.post('/session', { username, password });
    return api;
  }

  constructor(base) {
    this.base = base;
    this.cookies = new Map();
  }

  get = (path) => this.call('GET', path);
  post = (path, body) => this.call('POST', path, body);
  put = (path, body) => this.call('PUT', path, body);
  delete = (path) => this.call('DELETE', path);

  /** The JSON of a success; a {@link Refused} otherwise. */
  async call(method, path, body) {
    const response = await this.raw(method, path, body);
    const text = await response.text();
    if (!response.ok) throw new Refused(`${method} ${path}`, response.status, text);
    return text ? JSON.parse(text) : null;
  }

  async raw(method, path, body) {
    const response = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: {
        connection: 'close', // none is left behind for the count of what is open
        cookie: this.cookie(),
        'x-xsrf-token': this.cookies.get('XSRF-TOKEN') ?? '',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      this.cookies.set(name, value);
    }
    return response;
  }

  cookie() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** A file, a recording for example. */
  async bytes(path) {
    const response = await this.raw('GET', path);
    if (!response.ok) throw new Refused(`GET ${path}`, response.status, await response.text());
    return new Uint8Array(await response.arrayBuffer());
  }
}

/** An answer of the API that is no success. */
export class Refused extends Error {
  constructor(request, status, body) {
    super(`${request}: ${status} ${body}`);
    this.status = status;
  }
}
