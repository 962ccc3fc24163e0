// What a call costs: SIPp as trunk and as all telephones against the packaged server. See docs/benchmarks.md.
// AGENTS, RATES, SECONDS_EACH, REPEATS and WARM_SECONDS change the load; PROFILE=FILE takes a CPU profile (JFR) of each measured load.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { readdirSync, readFileSync } from 'node:fs';
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

const AGENTS = Number(process.env.AGENTS ?? 1400);
const RATES = (process.env.RATES ?? '50,100,200,300,400,500,600').split(',').map(Number);
const SECONDS = Number(process.env.SECONDS_EACH ?? 10);
const REPEATS = Number(process.env.REPEATS ?? 3);
const WARM_SECONDS = Number(process.env.WARM_SECONDS ?? 90);
const WARM_RATE = 100;
const STAFFED_AT_ONCE = 4;
const TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux that Java 25 runs on

/** One call: into the queue by a key as soon as it is answered, two seconds with the agent, BYE. */
const call = (holdMs = 2000) => [
  invite({ port: 'media_port' }), answered(), ack(), note('in'), infoKey('1'), stay(holdMs), bye(),
];

/** What /proc says of a process, from its state on; null: it has ended. */
function stat(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  } catch {
    return null;
  }
}

const ticks = (pid, first) => {
  const fields = stat(pid);
  return fields ? Number(fields[first]) + Number(fields[first + 1]) : 0;
};

/** CPU seconds used so far: the server's, and its PostgreSQL's with all of whose processes, ended ones included. */
function cpuSeconds(server) {
  const postmaster = readFileSync(join(server.directory, 'data/postgres/data/postmaster.pid'), 'utf8').split('\n')[0];
  const backends = readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name) && stat(name)?.[1] === postmaster);
  const database = [postmaster, ...backends].reduce((sum, pid) => sum + ticks(pid, 11), ticks(postmaster, 13));
  return { server: ticks(server.pid, 11) / TICKS_PER_SECOND, database: database / TICKS_PER_SECOND };
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
  const left = [...department.people];
  const staff = async () => {
    for (let person = left.pop(); person; person = left.pop()) {
      const phone = await centre.deskPhone(`127.0.0.1:${telephones.port}`);
      const agent = await Agent.login(server, person.username, person.password);
      await agent.signIn({ device: 'desk', deskPhoneId: phone.id });
      await agent.available();
      agent.close();
    }
  };
  await Promise.all(Array.from({ length: STAFFED_AT_ONCE }, staff));
  return department;
}

/** Calls at a steady rate; gives what they cost and how they fared. */
async function load(server, department, telephones, rate, seconds) {
  const calls = rate * seconds;
  const before = { cpu: cpuSeconds(server), at: Date.now() };
  const trunk = await Sipp.start(call(), {
    to: server.sip, number: department.number, calls, rate, concurrent: 20_000, timeoutSeconds: seconds * 3 + 30,
    caller: '+4930180[call_number]', quiet: true,
  });
  await trunk.program.exited;
  const cpu = cpuSeconds(server);
  const perThousand = (part) => ((cpu[part] - before.cpu[part]) / calls) * 1000;
  const rang = new Map(telephones.since(before.at).filter((m) => m.what === 'rang').map((m) => [m.caller, m.at]));
  const waits = moments(trunk.log).map((m) => rang.get(m.caller) - m.at).filter(Number.isFinite);
  await until('all calls are over', async () => (await server.metric('switchroom_calls')) === 0, { timeoutMs: 60_000 });
  return { rate, calls, served: waits.length, cpuPerThousand: perThousand('server'), databasePerThousand: perThousand('database'), waits };
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
  const came = new Map(moments(trunk.log).map((m) => [m.caller, m.at]));
  const served = seen.filter((m) => m.what === 'rang').map((m) => came.get(m.caller));
  const ahead = served.slice(1).map((at, i) => served[i] - at).filter((ms) => ms > 0);
  return { gaps, ahead, served: served.length };
}

async function main() {
  const server = await Server.start({ settings: {
    'switchroom.rtp.first-port': 20_000, 'switchroom.rtp.last-port': 32_766, 'switchroom.rtp.silence': '10m', 'switchroom.sip.max-calls': 20_000 } });
  const telephones = await Telephones.open();
  try {
    const centre = await Centre.of(server, ADMINISTRATOR);
    const department = await staffed(centre, server, telephones, AGENTS);
    console.log(`${AGENTS} agents are available; warming for ${WARM_SECONDS} s`);
    await load(server, department, telephones, WARM_RATE, WARM_SECONDS);
    const profile = startProfile(server);
    const rows = [];
    for (const rate of RATES) {
      const runs = [];
      for (let i = 0; i < REPEATS; i++) {
        const run = await load(server, department, telephones, rate, SECONDS);
        runs.push(run);
        console.log(`${rate}/s: ${run.served} of ${run.calls}, ${run.cpuPerThousand.toFixed(2)} CPU-s per 1000, ${quantiles(run.waits)} ms`);
      }
      rows.push({ rate, runs });
      if (runs.every((run) => run.served < run.calls * 0.98)) break;
    }
    profile.stop();
    const few = await staffed(centre, server, telephones, 20);
    const busy = await contention(server, few, telephones);
    report(rows, busy);
  } finally {
    await telephones.program.stop('SIGKILL');
    await server.stop();
  }
}

/** Where the CPU goes, method by method, by the kernel's clock (JEP 509). */
function startProfile(server) {
  const file = process.env.PROFILE;
  const jfr = (...words) => file && execFileSync('jcmd', [`${server.pid}`, ...words]);
  jfr('JFR.start', 'name=load', 'jdk.CPUTimeSample#enabled=true', 'jdk.CPUTimeSample#throttle=5ms');
  return { stop: () => jfr('JFR.stop', 'name=load', `filename=${file}`) };
}

function report(rows, busy) {
  const clean = rows.filter(({ runs }) => runs.every((run) => run.served === run.calls)).at(-1);
  const text = [
    `${AGENTS} agents, ${cpus().length} × ${cpus()[0].model}, shared with SIPp; ${SECONDS} s at each rate, ${REPEATS} times: median (least to most).`,
    '',
    table(
      ['calls/s', 'served', 'server CPU-s per 1000 calls', 'PostgreSQL besides', 'key pressed to agent INVITE, p50 / p99 ms'],
      rows.map(({ rate, runs }) => [
        rate,
        `${Math.min(...runs.map((run) => (100 * run.served) / run.calls)).toFixed(1)} %`,
        spread(runs.map((run) => run.cpuPerThousand)),
        spread(runs.map((run) => run.databasePerThousand)),
        quantiles(runs.flatMap((run) => run.waits)),
      ]),
    ),
    '',
    `Highest rate at which every call was served: **${clean?.rate ?? 'none'}** calls/s`
      + (clean ? `, at ${median(clean.runs.map((run) => run.cpuPerThousand)).toFixed(2)} CPU-s per 1000 calls.` : '.'),
    '',
    `240 callers on 20 agents: agent free (BYE) to its next INVITE p50 / p99 ${quantiles(busy.gaps)} ms (${busy.gaps.length} times); `
      + `served out of turn ${busy.ahead.length} of ${busy.served - 1}`
      + (busy.ahead.length ? `, by ${Math.max(...busy.ahead).toFixed(1)} ms at most.` : '.'),
  ].join('\n');
  console.log(text);
  writeSection('calls', './switchroom bench calls', text);
}

await main();
process.exit(0);
