import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from './until.mjs';

const ENDED = Symbol('ended');
const running = new Set();
process.on('exit', () => running.forEach((program) => program.child.kill('SIGKILL')));

/** A child process whose lines are kept and can be waited for; killed at the latest when this process ends. */
export class Program {
  /** @param {{cwd?: string, env?: object, log?: string}} options log: file that gets all output */
  constructor(command, args, { cwd, env, log } = {}) {
    this.name = command.split('/').pop();
    this.lines = [];
    this.child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
    this.child.stdin.on('error', () => {});
    this.exited = once(this.child, 'exit').then(([code, signal]) => code ?? signal);
    const file = log && createWriteStream(log, { flags: 'a' });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.lines.push(line);
        file?.write(line + '\n');
      });
    }
    running.add(this);
    this.exited.then(() => {
      running.delete(this);
      file?.end();
    });
  }

  get pid() {
    return this.child.pid;
  }

  get ended() {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  write(line) {
    this.child.stdin.write(line + '\n');
  }

  /** The first line from index `from` on that matches; fails at once when the program ends without it. */
  async line(pattern, { from = 0, timeoutMs = 30_000 } = {}) {
    const found = await until(
      `${this.name} says ${pattern}; it said\n${this.lines.slice(-20).join('\n')}`,
      () => this.lines.slice(from).find((line) => pattern.test(line)) ?? (this.ended && ENDED),
      { timeoutMs },
    );
    if (found === ENDED) throw new Error(`${this.name} ended without ${pattern}:\n${this.lines.slice(-20).join('\n')}`);
    return found;
  }

  /** Ends it; fails when it does not end by itself within the time. Java then says what its threads were at. */
  async stop(signal = 'SIGTERM', { timeoutMs = 30_000 } = {}) {
    if (!this.ended) this.child.kill(signal);
    if (await this.#endsWithin(timeoutMs)) return this.exited;
    this.child.kill('SIGQUIT');
    await this.#endsWithin(3_000);
    this.child.kill('SIGKILL');
    throw new Error(`${this.name} did not end within ${timeoutMs} ms of ${signal}; it said\n${this.lines.slice(-300).join('\n')}`);
  }

  async #endsWithin(ms) {
    const enough = new AbortController();
    const late = pause(ms, false, { signal: enough.signal }).catch(() => false);
    const inTime = await Promise.race([this.exited.then(() => true), late]);
    enough.abort();
    return inTime;
  }
}

/** Pids of all processes below one. */
export function descendantsOf(pid) {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function parentOf(pid) {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
  } catch {
    return 0; // it has ended meanwhile
  }
}
