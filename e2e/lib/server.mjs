import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { descriptors } from './descriptors.mjs';
import { Program } from './program.mjs';
import { root, scratch } from './places.mjs';
import { freeTcpPort, freeUdpPort, rtpRange } from './ports.mjs';
import { until } from './until.mjs';

/** The packaged server, started as a user starts it, on ports and in a directory of its own. */
export class Server {
  /** @param {{demo?: boolean, settings?: object}} options settings: further --name=value */
  static async start({ demo = true, settings = {} } = {}) {
    const rtp = rtpRange(1000);
    const server = new Server(demo ? 'demo' : 'run', {
      'server.port': await freeTcpPort(),
      'switchroom.sip.udp-port': await freeUdpPort(),
      'switchroom.sip.tcp-port': await freeTcpPort(),
      'switchroom.rtp.first-port': rtp.first,
      'switchroom.rtp.last-port': rtp.last,
      'switchroom.rtp.webrtc-port': await freeUdpPort(),
      'switchroom.rtp.silence': '6s',
      'switchroom.sip.bind': '127.0.0.1',
      'switchroom.sip.failures-per-minute': 1000,
      ...(demo ? { 'switchroom.demo.traffic': false } : { 'switchroom.database.program': join(root, 'server/target/postgres') }),
      ...settings,
    });
    await server.launch();
    return server;
  }

  /**
   * As `./switchroom run` is started by somebody who has read the README: nothing on the command line.
   *
   * @param {{file: object, env: object}} configuration file: what ./switchroom.yml holds
   */
  static async configured({ file, env }) {
    const server = new Server('run', {}, env);
    writeFileSync(join(server.directory, 'switchroom.yml'), JSON.stringify(file)); // JSON is YAML
    await server.launch();
    return server;
  }

  constructor(command, settings, env = {}) {
    this.command = command;
    this.settings = settings;
    this.env = env;
    this.directory = scratch('server');
    this.http = `http://127.0.0.1:${settings['server.port'] ?? env.SERVER_PORT}`;
    this.sip = `127.0.0.1:${settings['switchroom.sip.udp-port'] ?? env.SWITCHROOM_SIP_UDP_PORT}`;
    this.sipTcp = `127.0.0.1:${settings['switchroom.sip.tcp-port'] ?? env.SWITCHROOM_SIP_TCP_PORT}`;
  }

  /** Starts the process, again after a {@link kill}, and waits until it takes calls. */
  async launch() {
    this.program = new Program(
      join(root, 'switchroom'),
      [this.command, ...Object.entries(this.settings).map(([name, value]) => `--${name}=${value}`)],
      { cwd: this.directory, env: this.env, log: join(this.directory, 'console.log') },
    );
    await this.program.line(/^ready$/, { timeoutMs: 180_000 });
    this.atStart = this.#open();
  }

  #open() {
    return descriptors(this.pid, this.databasePort());
  }

  get pid() {
    return this.program.pid;
  }

  /** As Ctrl-C does. */
  stop() {
    return this.program.stop('SIGINT');
  }

  async kill() {
    await this.program.stop('SIGKILL');
  }

  /** The process of the embedded PostgreSQL; null when there is none. */
  postgresPid() {
    return this.#postmaster(0);
  }

  databasePort() {
    return this.#postmaster(3) ?? Number(/:(\d+)\//.exec(this.settings['switchroom.database.url'])[1]);
  }

  #postmaster(line) {
    const file = join(this.directory, this.env.SWITCHROOM_DATA_DIR ?? 'data', 'postgres/data/postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[line]) : null;
  }

  /** A number from the metrics; labels are summed. */
  async metric(name) {
    return numberIn(await this.#metrics(), name);
  }

  /** `UP` or not, with all that the health endpoint says. */
  async health() {
    return JSON.parse(await fetchOnce(`${this.http}/actuator/health`));
  }

  #metrics() {
    return fetchOnce(`${this.http}/actuator/prometheus`);
  }

  /**
   * Waits until all that calls, phones, browsers and pages brought with them has been given back. A dialog whose far end is
   * dead lives longest: 32 s for the ACK that never comes, then 32 s for the answer to our BYE (RFC 3261 §13.3.1.4, timer F).
   */
  async quiet() {
    await until('nothing of any call is left', async () => {
      const left = await this.#left();
      if (left.length) throw new Error(left.join(', '));
      return true;
    }, { timeoutMs: 80_000, everyMs: 250 });
  }

  /** What is still held, in words. */
  async #left() {
    const now = this.#open();
    const more = Object.entries(now)
      .filter(([kind, list]) => list.length > this.atStart[kind].length)
      .map(([kind, list]) => `${list.length} ${kind} instead of ${this.atStart[kind].length}: ${list.join(', ')}`);
    const metrics = await this.#metrics();
    const held = OF_CALLS.map((name) => [name, numberIn(metrics, name)]).filter(([, count]) => count !== 0);
    return [...more, ...held.map(([name, count]) => `${name} ${count}`)];
  }
}

/** Metrics that are 0 when nobody calls, no phone is registered and no page open. */
const OF_CALLS = [
  'calls', 'spoken_answers', 'timers', 'recordings', 'recording_files', 'dialogs', 'flows', 'rtp_legs', 'webrtc_legs', 'rtp_ports',
  'desk_phones', 'browsers', 'sockets', 'live_pages', 'journal_backlog', 'desk_unanswered',
].map((name) => `switchroom_${name}`);

function numberIn(metrics, name) {
  const lines = metrics.split('\n').filter((line) => line.startsWith(name) && /^[ {]/.test(line.slice(name.length)));
  if (!lines.length) throw new Error(`There is no metric ${name}`);
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

/** A page over a connection of its own, which is closed at once; fails when it takes 10 s. */
async function fetchOnce(url) {
  const [answer] = await once(get(url, { agent: false, signal: AbortSignal.timeout(10_000) }), 'response');
  return text(answer);
}
