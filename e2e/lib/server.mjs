import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

  constructor(command, settings) {
    this.command = command;
    this.settings = settings;
    this.directory = scratch('server');
    this.http = `http://127.0.0.1:${settings['server.port']}`;
    this.sip = `127.0.0.1:${settings['switchroom.sip.udp-port']}`;
    this.sipTcp = `127.0.0.1:${settings['switchroom.sip.tcp-port']}`;
  }

  /** Starts the process, again after a {@link kill}, and waits until it takes calls. */
  async launch() {
    this.program = new Program(
      join(root, 'switchroom'),
      [this.command, ...Object.entries(this.settings).map(([name, value]) => `--${name}=${value}`)],
      { cwd: this.directory, log: join(this.directory, 'console.log') },
    );
    await this.program.line(/^ready$/, { timeoutMs: 180_000 });
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

  /** The process of the embedded PostgreSQL. */
  postgresPid() {
    const file = join(this.directory, 'data/postgres/data/postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
  }

  /** A number from the metrics; labels are summed. */
  async metric(name) {
    const text = await (await fetch(`${this.http}/actuator/prometheus`)).text();
    return text
      .split('\n')
      .filter((line) => line.startsWith(name) && /^[ {]/.test(line.slice(name.length)))
      .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
  }

  /** Open files and sockets of the process. */
  quiet(metrics) {
    return until(`${metrics} are 0`, async () => (await Promise.all(metrics.map((m) => this.metric(m)))).every((n) => n === 0));
  }
}
