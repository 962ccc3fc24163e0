import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Program } from './program.mjs';
import { scratch } from './places.mjs';
import { freeTcpPort, freeUdpPort, rtpRange } from './ports.mjs';
import { scenario } from './scenario.mjs';

/** SIPp as a trunk or a bench of telephones. */
export class Sipp {
  /**
   * Starts a scenario.
   *
   * @param {{to?: string, number?: string, caller?: string, address?: string, transport?: 'udp'|'tcp', calls?: number,
   *   rate?: number, concurrent?: number, timeoutSeconds?: number, quiet?: boolean}} options to: host:port of the server, none
   *   when SIPp is a telephone that is rung at its `address`; caller may name SIPp's [call_number]; quiet: keeps no messages
   */
  static async start(steps, options) {
    const { to, number = 'phone', caller = '+492214710820', address = '127.0.0.1', transport = 'udp', calls = 1, rate = 10 } = options;
    const directory = scratch('sipp');
    writeFileSync(join(directory, 'story.xml'), scenario(...steps).replaceAll('[caller]', caller));
    const rtp = rtpRange(10);
    const port = await (transport === 'tcp' ? freeTcpPort() : freeUdpPort());
    const program = new Program('sipp', [
      ...(to ? [to] : []), '-sf', 'story.xml', '-s', number,
      '-i', address, '-mi', address, '-p', `${port}`, '-t', transport === 'tcp' ? 't1' : 'u1',
      '-m', `${calls}`, '-r', `${rate}`, '-l', `${options.concurrent ?? calls}`,
      '-mp', `${rtp.first}`,
      '-timeout', `${options.timeoutSeconds ?? 90}s`, '-timeout_error',
      '-nostdin', '-trace_err', '-error_file', 'errors.log', '-trace_logs', '-log_file', 'notes.log',
      ...(options.quiet ? [] : ['-trace_msg', '-message_file', 'messages.log']),
    ], { cwd: directory });
    return new Sipp(program, directory, `${address}:${port}`);
  }

  constructor(program, directory, address) {
    this.program = program;
    this.address = address;
    this.directory = directory;
    this.log = join(directory, 'notes.log');
  }

  /** All messages so far, as text. */
  messages() {
    return this.#file('messages.log');
  }

  /** Waits for the end; fails with what SIPp complains of unless every call went as written. */
  async done() {
    const code = await this.program.exited;
    if (code !== 0) {
      throw new Error(`SIPp ended with ${code}\n${this.#file('errors.log').slice(0, 2000)}\n${this.messages().slice(-3000) || this.program.lines.join('\n')}`);
    }
    return this;
  }

  stop() {
    return this.program.stop('SIGKILL');
  }

  #file(name) {
    const path = join(this.directory, name);
    return existsSync(path) ? readFileSync(path, 'latin1') : '';
  }
}

/** Runs a scenario to its end. */
export const sipp = async (steps, options) => (await Sipp.start(steps, options)).done();

/** Ten seconds of a tone as raw µ-law, as SIPp's rtp_stream plays it. */
export function toneFile(hertz) {
  const file = join(scratch('tone'), `${hertz}.ul`);
  execFileSync('sox', ['-n', '-r', '8000', '-c', '1', '-e', 'u-law', '-t', 'ul', file, 'synth', '10', 'sine', `${hertz}`, 'vol', '0.3']);
  return file;
}
