import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root, scratch } from './places.mjs';
import { freeTcpPort } from './ports.mjs';

const BIN = join(root, 'server/target/postgres/postgresql-18/bin');
const PASSWORD = 'a-password-of-the-story';

/** A PostgreSQL of the user's own, which Switchroom neither starts nor stops. */
export class Postgres {
  static async create() {
    const postgres = new Postgres(scratch('postgres'), await freeTcpPort());
    const passwordFile = join(postgres.directory, 'password');
    writeFileSync(passwordFile, PASSWORD);
    await postgres.#run('initdb', '-D', postgres.data, '-U', 'owner', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--locale=C', '--encoding=UTF8');
    await postgres.start();
    return postgres;
  }

  constructor(directory, port) {
    this.directory = directory;
    this.data = join(directory, 'data');
    this.port = port;
    mkdirSync(this.data, { mode: 0o700 });
  }

  /** How Switchroom is told of it. */
  get settings() {
    return {
      'switchroom.database.url': `jdbc:postgresql://127.0.0.1:${this.port}/postgres`,
      'switchroom.database.username': 'owner',
      'switchroom.database.password': PASSWORD,
    };
  }

  start() {
    this.runs = true;
    const options = `-p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
    return this.#run('pg_ctl', 'start', '-w', '-D', this.data, '-l', join(this.directory, 'log'), '-o', options);
  }

  /** At once, as if the power had gone. */
  async stop() {
    if (!this.runs) return;
    this.runs = false;
    await this.#run('pg_ctl', 'stop', '-w', '-m', 'immediate', '-D', this.data);
  }

  /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, on the same files. */
  #run(program, ...args) {
    const command = [join(BIN, program), ...args];
    const [first, ...rest] = process.getuid() === 0 ? ['unshare', '-U', '--', ...command] : command;
    return promisify(execFile)(first, rest);
  }
}
