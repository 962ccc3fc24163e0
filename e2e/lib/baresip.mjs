import { connect } from 'node:net';
import { once } from 'node:events';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Program } from './program.mjs';
import { scratch } from './places.mjs';
import { freeTcpPort, freeUdpPort, rtpRange } from './ports.mjs';
import { until } from './until.mjs';

/** baresip as somebody's softphone: registered with digest, driven over its ctrl_tcp module. */
export class Baresip {
  /** @param {{server: string, user: string, password: string, tone?: number}} account server: host:port */
  static async start({ server, user, password, tone = 700, timeoutMs = 20_000 }) {
    const directory = scratch('baresip');
    const control = await freeTcpPort();
    const rtp = rtpRange(40);
    execFileSync('sox', ['-n', '-r', '8000', '-c', '1', '-b', '16', join(directory, 'say.wav'), 'synth', '120', 'sine', `${tone}`, 'vol', '0.3']);
    writeFileSync(join(directory, 'accounts'),
      `<sip:${user}@${server};transport=udp>;auth_user=${user};auth_pass=${password};regint=60;answermode=manual\n`);
    writeFileSync(join(directory, 'config'), [
      `sip_listen 127.0.0.1:${await freeUdpPort()}`,
      'module_path /usr/lib/baresip/modules',
      'module g711.so', 'module aufile.so', 'module alsa.so', 'module sndfile.so', 'module_app account.so', 'module_app menu.so', 'module_app ctrl_tcp.so',
      `ctrl_tcp_listen 127.0.0.1:${control}`,
      `audio_source aufile,${join(directory, 'say.wav')}`, 'audio_player alsa,null',
      'audio_srate 8000-8000', 'audio_channels 1-1', 'ausrc_srate 8000', 'auplay_srate 8000', 'ausrc_channels 1', 'auplay_channels 1',
      `rtp_ports ${rtp.first}-${rtp.last}`, `snd_path ${directory}`, '',
    ].join('\n'));
    writeFileSync(join(directory, 'contacts'), '');
    const program = new Program('baresip', ['-f', directory], { log: join(directory, 'baresip.log') });
    const phone = new Baresip(program, directory);
    try {
      await phone.#connect(control);
      await program.line(/200 OK .*\[\d+ binding/, { timeoutMs });
      return phone;
    } catch (problem) {
      await phone.close();
      throw problem;
    }
  }

  constructor(program, directory) {
    this.program = program;
    this.directory = directory;
    this.events = [];
  }

  async #connect(port) {
    this.socket = await until('baresip takes commands', async () => {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      return socket;
    });
    this.socket.on('error', () => {});
    let text = '';
    this.socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      for (let match; (match = /^(\d+):/.exec(text)); ) {
        const end = match[0].length + Number(match[1]);
        if (text.length < end + 1) break;
        this.events.push(JSON.parse(text.slice(match[0].length, end)));
        text = text.slice(end + 1);
      }
    });
  }

  /** Waits for an event or answer of baresip. */
  sees(matches, what, options) {
    return until(`baresip ${what}; events ${JSON.stringify(this.events)}; it said ${this.program.lines.slice(-15).join('\n')}`,
      () => this.events.find(matches), options);
  }

  #does(command, params = '') {
    const json = JSON.stringify({ command, params });
    this.socket.write(`${json.length}:${json},`);
  }

  rings() {
    return this.sees((e) => e.type === 'CALL_INCOMING', 'rings');
  }

  async accept() {
    this.#does('accept');
    await this.sees((e) => e.type === 'CALL_ESTABLISHED', 'talks');
  }

  dial(number) {
    this.#does('dial', number);
  }

  hangUp() {
    this.#does('hangup');
  }

  hold() {
    this.#does('hold');
  }

  resume() {
    this.#does('resume');
  }

  /** Samples heard so far, 16-bit at 8 kHz, from the dump of the decoder. */
  heard() {
    const dump = readdirSync(this.directory).find((name) => /^dump-.*-dec\.wav$/.test(name));
    if (!dump) return new Float64Array();
    const bytes = readFileSync(join(this.directory, dump)).subarray(44);
    return Float64Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readInt16LE(2 * i) / 32768);
  }

  close() {
    this.socket?.destroy();
    return this.program.stop('SIGTERM');
  }
}
