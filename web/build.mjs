/**
 * Builds the page into dist/ for Maven: `npm ci` when the lock file changed, `npm run build` when a source did.
 * What a build was made from is kept in target/, so that `mvn clean` makes it again.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('.', import.meta.url)));
const STAMPS = 'target/web';
const LOCK = ['package.json', 'package-lock.json'];
const SOURCES = [...LOCK, 'index.html', 'vite.config.ts', 'tsconfig.json', 'src', 'public', 'dev'];

const [major] = process.versions.node.split('.').map(Number);
if (major < 20)
  fail(`The page needs Node 20 or newer to build; this is ${process.version}. Install it, or build with -Dskip.web.`);

step('installed', LOCK, 'node_modules', ['ci', '--no-audit', '--no-fund']);
step('built', SOURCES, 'dist/index.html', ['run', 'build']);

/** Runs npm unless `result` is there, made from the same files. */
function step(name, from, result, command) {
  const stamp = `${STAMPS}/${name}`;
  const hash = hashOf(from);
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  const { status } = spawnSync('npm', command, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) fail(`npm ${command.join(' ')} failed.`);
  // Else the hashed files of earlier builds would be packed too.
  rmSync('target/classes/static', { recursive: true, force: true });
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(stamp, hash);
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesOf).sort())
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesOf(path) {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesOf(`${path}/${name}`)) : [path];
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
