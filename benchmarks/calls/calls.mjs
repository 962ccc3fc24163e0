// What a call costs: SIPp as trunk and as 400 telephones against the packaged server. See docs/benchmarks.md.
import { cpus } from 'node:os';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Agent, Centre } from '../../e2e/lib/centre.mjs';
import { Program } from '../../e2e/lib/program.mjs';
import { root, scratch } from '../../e2e/lib/places.mjs';
import { freeUdpPort } from '../../e2e/lib/ports.mjs';
import { ack, answered, bye, infoKey, invite, note, stay } from '../../e2e/lib/scenario.mjs';
import { Sipp } from '../../e2e/lib/sipp.mjs';
import { Server } from '../../e2e/lib/server.mjs';
import { ADMINISTRATOR } from '../../e2e/lib/shared.mjs';
import { until } from '../../e2e/lib/until.mjs';
import { median, quantiles, spread, table, writeSection } from './report.mjs';

const AGENTS = Number(process.env.AGENTS ?? 400);
const RATES = (process.env.RATES ?? '50,100,200,300,400,500,600').split(',').map(Number);
const SECONDS = Number(process.env.SECONDS_EACH ?? 10);
const REPEATS = Number(process.env.REPEATS ?? 3);
const TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux that Java 25 runs on

/** One call: into the queue by a key as soon as it is answered, two seconds with the agent, BYE. */
const call = (holdMs = 2000) => [
  invite({ port: 'media_port' }), answered(), ack(), note('in'), infoKey('1'), stay(holdMs), bye(),
];

/** CPU seconds that a process has used. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** SIPp as all telephones at once, on one port. */
class Telephones {
  static async open() {
    const directory = scratch('telephones');
    const port = await freeUdpPort();
    const program = new Program('sipp', [
      '-sf', join(root, 'benchmarks/calls/agents.xml'), '-i', '127.0.0.1', '-mi', '127.0.0.1', '-p', `${port}`,
      '-nostdin', '-trace_logs', '-log_file', 'rang.log',
    ], { cwd: directory });
    return Object.assign(new Telephones(), { program, port, log: join(directory, 'rang.log') });
  }

  /** What happened from a moment on: {what, agent, caller, at} with `at` in ms. */
  since(ms) {
    return moments(this.log).filter((moment) => moment.at >= ms);
  }
}

const moments = (file) =>
  readFileSync(file, 'latin1').split('\n').filter((line) => /^(rang|free|in) /.test(line)).map((line) => {
    const [what, agent, caller, seconds, micros] = line.split(' ');
    return { what, agent, caller, at: Number(seconds) * 1000 + Number(micros) / 1000 };
  });

async function staffed(centre, server, telephones, agents) {
  const department = await centre.department({ agents, wrapUpMs: 1, greeting: 'Hello.', answerTimeoutMs: 5000, maxWaiting: 1000 });
  for (let i = 0; i < agents; i++) {
    const phone = await centre.deskPhone(`127.0.0.1:${telephones.port}`);
    const agent = await Agent.login(server, department.people[i].username, department.people[i].password);
    await agent.signIn({ device: 'desk', deskPhoneId: phone.id });
    await agent.available();
    agent.close();
  }
  return department;
}

/** Calls at a steady rate; gives what they cost and how they fared. */
async function load(server, department, telephones, rate, seconds) {
  const calls = rate * seconds;
  const before = { cpu: cpuSeconds(server.pid), at: Date.now() };
  const trunk = await Sipp.start(call(), {
    to: server.sip, number: department.number, calls, rate, concurrent: 20_000, timeoutSeconds: seconds * 3 + 30,
    caller: '+4930180[call_number]', quiet: true,
  });
  await trunk.program.exited;
  const cpu = cpuSeconds(server.pid) - before.cpu;
  const rang = new Map(telephones.since(before.at).filter((m) => m.what === 'rang').map((m) => [m.caller, m.at]));
  const waits = moments(trunk.log).map((m) => rang.get(m.caller) - m.at).filter(Number.isFinite);
  return { rate, calls, served: waits.length, cpuPerThousand: (cpu / calls) * 1000, waits };
}

/** 240 callers, 20 agents: how long a free agent waits for the next INVITE, and who was served out of turn. */
async function contention(server, department, telephones) {
  const began = Date.now();
  const trunk = await Sipp.start(call(30_000), {
    to: server.sip, number: department.number, calls: 240, rate: 60, concurrent: 240, timeoutSeconds: 400,
    caller: '+4930180[call_number]', quiet: true,
  });
  await trunk.program.exited;
  const seen = telephones.since(began);
  const gaps = seen.filter((m) => m.what === 'free').flatMap((free) => {
    const next = seen.find((m) => m.what === 'rang' && m.agent === free.agent && m.at >= free.at);
    return next ? [next.at - free.at] : [];
  });
  const order = new Map(moments(trunk.log).map((m, index) => [m.caller, index]));
  const served = seen.filter((m) => m.what === 'rang').map((m) => order.get(m.caller));
  const inversions = served.filter((place, i) => i > 0 && place < served[i - 1]).length;
  return { gaps, inversions, served: served.length };
}

async function main() {
  const server = await Server.start({ settings: { 'switchroom.rtp.silence': '10m', 'switchroom.sip.max-calls': 20_000 } });
  const telephones = await Telephones.open();
  try {
    const centre = await Centre.of(server, ADMINISTRATOR);
    const department = await staffed(centre, server, telephones, AGENTS);
    await load(server, department, telephones, RATES[0], SECONDS); // the JVM compiles
    await load(server, department, telephones, RATES[0], SECONDS);
    const rows = [];
    for (const rate of RATES) {
      const runs = [];
      for (let i = 0; i < REPEATS; i++) runs.push(await load(server, department, telephones, rate, SECONDS));
      rows.push({ rate, runs });
      if (runs.every((run) => run.served < run.calls * 0.98)) break;
    }
    await until('all calls are over', async () => (await server.metric('switchroom_calls')) === 0, { timeoutMs: 60_000 }).catch(() => {});
    const few = await staffed(centre, server, telephones, 20);
    const busy = await contention(server, few, telephones);
    report(rows, busy);
  } finally {
    await telephones.program.stop('SIGKILL');
    await server.stop();
  }
}

function report(rows, busy) {
  const clean = rows.filter(({ runs }) => runs.every((run) => run.served === run.calls)).at(-1);
  const text = [
    `${AGENTS} agents, ${cpus().length} × ${cpus()[0].model}, shared with SIPp; ${SECONDS} s at each rate, ${REPEATS} times: median (least to most).`,
    '',
    table(
      ['calls/s', 'served', 'server CPU-s per 1000 calls', 'key pressed to agent INVITE, p50 / p99 ms'],
      rows.map(({ rate, runs }) => [
        rate,
        `${Math.min(...runs.map((run) => (100 * run.served) / run.calls)).toFixed(1)} %`,
        spread(runs.map((run) => run.cpuPerThousand)),
        quantiles(runs.flatMap((run) => run.waits)),
      ]),
    ),
    '',
    `Highest rate at which every call was served: **${clean?.rate ?? 'none'}** calls/s`
      + (clean ? `, at ${median(clean.runs.map((run) => run.cpuPerThousand)).toFixed(2)} CPU-s per 1000 calls.` : '.'),
    '',
    `240 callers on 20 agents: agent free (BYE) to its next INVITE p50 / p99 ${quantiles(busy.gaps)} ms (${busy.gaps.length} times); `
      + `served out of turn ${busy.inversions} of ${busy.served - 1}.`,
  ].join('\n');
  console.log(text);
  writeSection('calls', './switchroom bench calls', text);
}

await main();
process.exit(0);
