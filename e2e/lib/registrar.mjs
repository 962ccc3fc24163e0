import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Program } from './program.mjs';
import { root, scratch } from './places.mjs';
import { freeUdpPort } from './ports.mjs';
import { until } from './until.mjs';

const KAMAILIO = join(root, 'target/kamailio/usr');
const LIBRARIES = join(KAMAILIO, 'lib/x86_64-linux-gnu/kamailio');

/** Registers one account with digest for a few seconds at most, and sends all calls to where that account is. */
const configuration = ({ address, port, user, password, seconds }) => `#!KAMAILIO
debug=1
log_stderror=yes
children=1
auto_aliases=no
disable_tcp=yes
listen=udp:${address}:${port}
mpath="${LIBRARIES}/modules/"
${['tm', 'sl', 'rr', 'pv', 'textops', 'siputils', 'xlog', 'auth', 'usrloc', 'registrar'].map((name) => `loadmodule "${name}.so"`).join('\n')}
modparam("usrloc", "db_mode", 0)
modparam("registrar", "max_expires", ${seconds})

request_route {
  if (is_method("REGISTER")) {
    if (!pv_www_authenticate("${address}", "${password}", "0")) {
      xlog("L_ERR", "challenged $tU\\n");
      www_challenge("${address}", "1");
      exit;
    }
    if (!save("location")) sl_reply_error();
    xlog("L_ERR", "saved $tU $hdr(Expires)\\n");
    exit;
  }
  if (has_totag()) {
    if (loose_route()) t_relay();
    exit;
  }
  if (is_method("INVITE")) {
    record_route();
    $rU = "${user}";
    if (!lookup("location")) {
      sl_send_reply("480", "Temporarily Unavailable");
      exit;
    }
  }
  t_relay();
}
`;

/** kamailio as a carrier at which somebody registers; it stays in the way of its calls (Record-Route). */
export class Registrar {
  /** @param {{address: string, user: string, password: string, seconds: number}} account seconds: a registration lasts at most */
  static async start(account) {
    const binary = join(KAMAILIO, 'sbin/kamailio');
    if (!existsSync(binary)) throw new Error('kamailio is not there: ./switchroom test fetches it once');
    const directory = scratch('kamailio');
    const port = await freeUdpPort();
    mkdirSync(join(directory, 'run'));
    writeFileSync(join(directory, 'kamailio.cfg'), configuration({ ...account, port }));
    const program = new Program(binary, ['-DD', '-E', '-f', 'kamailio.cfg', '-w', directory, '-Y', join(directory, 'run')], {
      cwd: directory, env: { LD_LIBRARY_PATH: LIBRARIES },
    });
    await program.line(/udp: /);
    return new Registrar(program, `${account.address}:${port}`);
  }

  constructor(program, address) {
    this.program = program;
    this.address = address;
  }

  /** Lifetimes asked for in registrations that were let in, in order; 0 takes one back. */
  saved() {
    return this.program.lines.map((line) => / saved \S+ (\d+)/.exec(line)).filter(Boolean).map(([, seconds]) => Number(seconds));
  }

  /** Waits for so many more registrations than there are now. */
  async saves(more) {
    const before = this.saved().length;
    await until(`${more} more registrations than ${before}; kamailio said ${this.program.lines.slice(-10).join('\n')}`,
      () => this.saved().length >= before + more);
  }

  stop() {
    return this.program.stop();
  }
}
