// How soon everybody is told what has changed: agents' pages and companies' event streams, the server in one JVM with all of
// their ends. See docs/benchmarks.md. The arguments are the command that starts Java with both benchmarks on its class path.
// AGENTS, WALLS, FIRMS, STREAMS (of each firm), PER_SECOND and SECONDS change the load.
import { cpus } from 'node:os';
import { Program } from '../../e2e/lib/program.mjs';
import { scratch } from '../../e2e/lib/places.mjs';
import { table, writeSection } from '../calls/report.mjs';

const AGENTS = Number(process.env.AGENTS ?? 500);
const WALLS = Number(process.env.WALLS ?? 5);
const FIRMS = Number(process.env.FIRMS ?? 50);
const STREAMS = Number(process.env.STREAMS ?? 10);
const PER_SECOND = Number(process.env.PER_SECOND ?? 20);
const SECONDS = Number(process.env.SECONDS ?? 20);
const [java, ...options] = process.argv.slice(2);

/** Runs one of them, on a new database. @returns its row of the table */
async function measure(bench, ...load) {
  const program = new Program(java, [...options, `org.switchroom.${bench}`, ...load.map(String)], { cwd: scratch('live') });
  if ((await program.exited) !== 0) throw new Error(`${bench} failed:\n${program.lines.slice(-20).join('\n')}`);
  const row = program.lines.find((line) => line.startsWith('| '));
  console.log(row);
  return row.slice(2, -2).split(' | ');
}

const rows = [
  await measure('cti.http.LivePagesBench', AGENTS, PER_SECOND, SECONDS, WALLS),
  await measure('developers.http.EventStreamsBench', FIRMS, STREAMS, PER_SECOND, SECONDS),
];
writeSection('live', './switchroom bench live', [
  `${SECONDS} s each after 10 to warm up, once, with both ends of every socket in the server's JVM; ${cpus().length} × ${cpus()[0].model.replace(/ Processor.*/, '')}. From a change asked for to everybody concerned told, through engine, journal and socket. Milliseconds:`,
  '',
  table(['', 'told', 'p50', 'p99', 'longest', 'refused', `CPU-s in ${SECONDS + 10} s`], rows),
  '',
  'Must reach: p99 100 ms.',
].join('\n'));
