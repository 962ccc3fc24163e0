import { until } from './until.mjs';

/** Callers who ring a department one after the other, several at once, and are served until the agent hangs up. */
export class Callers {
  constructor(phones, department, lines) {
    this.numbers = [];
    this.served = 0;
    this.ringing = true;
    this.lines = Promise.all(Array.from({ length: lines }, () => this.#line(phones, department)));
    this.lines.catch(() => {}); // told by end()
  }

  async #line(phones, department) {
    while (this.ringing) {
      const from = `+492214710${100 + this.numbers.length}`;
      this.numbers.push(from);
      const call = phones.dial({ from, to: department.number, server: department.centre.server.sip });
      await call.sees('ended THEM', { timeoutMs: 60_000 });
      this.served++;
    }
  }

  /** Waits until so many more have been served. */
  more(count) {
    const wanted = this.served + count;
    return Promise.race([until(`${wanted} callers are served, not ${this.served}`, () => this.served >= wanted, { timeoutMs: 60_000 }), this.lines]);
  }

  /** Nobody rings any more and everybody has been served. */
  async end() {
    this.ringing = false;
    await this.lines;
  }
}
