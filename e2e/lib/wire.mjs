import { createServer, connect } from 'node:net';

/** The way from a browser to the server, which can be cut: what was open breaks off, and nothing gets through until it is mended. */
export class Wire {
  #ends = new Set();
  #whole = true;

  static async to(server) {
    const target = new URL(server.http);
    const wire = new Wire();
    wire.entry = createServer((near) => wire.#join(near, connect(Number(target.port), target.hostname)));
    await new Promise((listening) => wire.entry.listen(0, '127.0.0.1', listening));
    wire.http = `http://localhost:${wire.entry.address().port}`;
    return wire;
  }

  #join(near, far) {
    for (const end of [near, far]) {
      this.#ends.add(end);
      end.on('error', () => {});
      end.on('close', () => {
        this.#ends.delete(end);
        near.destroy();
        far.destroy();
      });
    }
    if (this.#whole) near.pipe(far).pipe(near);
    else near.destroy();
  }

  cut() {
    this.#whole = false;
    for (const end of this.#ends) end.destroy();
  }

  mend() {
    this.#whole = true;
  }

  close() {
    this.cut();
    this.entry.close();
  }
}
