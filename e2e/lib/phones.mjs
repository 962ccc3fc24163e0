import { join } from 'node:path';
import { Program } from './program.mjs';
import { rtpRange } from './ports.mjs';
import { root, java } from './places.mjs';

/** Telephones made of the product's own phones, on one address: see Console in the module phones. */
export class Phones {
  static async open(address = '127.0.0.1') {
    const { first, last } = rtpRange();
    const program = new Program(java(), [
      '--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow', '-XX:+UseSerialGC', `-Dlogback.configurationFile=${join(root, 'e2e/lib/logback.xml')}`,
      '-cp', join(root, 'server/target/app/lib/*'), 'org.switchroom.phones.Console',
      address, '0', `${first}`, `${last}`,
    ]);
    const port = Number((await program.line(/^phones on /)).split(' ')[2]);
    return new Phones(program, `${address}:${port}`);
  }

  constructor(program, address) {
    this.program = program;
    this.address = address;
    this.count = 0;
  }

  /** Does one command and gives the happenings of its name from here on. */
  tell(verb, name, ...words) {
    const from = this.program.lines.length;
    this.program.write([verb, name, ...words].join(' '));
    return this.#told(name, from);
  }

  #told(name, from) {
    return {
      name,
      sees: (pattern, options) =>
        this.program.line(new RegExp(`^${name} (problem|${pattern})`), { from, ...options }).then((line) => {
          const happening = line.slice(name.length + 1);
          if (happening.startsWith('problem')) throw new Error(line);
          return happening;
        }),
    };
  }

  /** @param options from, to, server, and what Console's dial takes */
  dial(options) {
    const name = `call${++this.count}`;
    const call = this.tell('dial', name, ...words(options));
    return this.#handle(call);
  }

  async desk(options) {
    const name = `desk${++this.count}`;
    const desk = this.tell('desk', name, ...words(options));
    if (options.password) await desk.sees('registered');
    return {
      ...this.#handle(desk),
      code: async (to) => {
        const call = this.#told(`${name}code`, this.program.lines.length);
        this.tell('code', name, call.name, `to=${to}`);
        await call.sees('answered|ended');
        return this.#handle(call);
      },
      remove: () => this.tell('remove', name),
    };
  }

  #handle(call) {
    const does = (verb) => (...more) => this.tell(verb, call.name, ...more);
    return {
      ...call,
      press: does('press'), info: does('info'), say: does('say'), dead: does('dead'), hangUp: does('hangup'),
      listen: does('listen'),
      /**
       * Levels in dBov, by frequency, of the last `ms` of what was heard since `listen` or since this was last asked; and
       * how long that is, its loudness and pitch.
       */
      heard: async (ms, ...hertz) => {
        const line = await this.tell('heard', call.name, `last=${ms}`, ...hertz).sees('heard');
        return Object.fromEntries(line.split(' ').slice(1).filter(Boolean).map((p) => {
          const [key, value] = p.split('=');
          return [key, Number(value)];
        }));
      },
    };
  }

  /** Hangs up everywhere and unregisters. */
  close() {
    this.program.child.stdin.end();
    return this.program.exited;
  }
}

const words = (options) => Object.entries(options).map(([key, value]) => (value === true ? key : `${key}=${value}`));
