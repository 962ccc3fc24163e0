// Starts one server for all stories that can share one, then runs every story; stories that break a server start their own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Server } from './lib/server.mjs';
import { root } from './lib/places.mjs';

const wanted = process.argv.slice(2);
const folder = join(root, 'e2e', 'stories');
const stories = readdirSync(folder)
  .filter((name) => name.endsWith('.test.mjs') && (!wanted.length || wanted.some((w) => name.includes(w))))
  .map((name) => join(folder, name));

const server = await Server.start();
console.log(`server ${server.http}, SIP ${server.sip}, log in ${server.directory}`);
const shared = JSON.stringify({ settings: server.settings, directory: server.directory, pid: server.pid });
const tests = spawn(process.execPath, ['--test', '--test-concurrency=2', '--test-timeout=240000', ...stories], {
  stdio: 'inherit',
  env: { ...process.env, SWITCHROOM_SERVER: shared },
});
const [code] = await once(tests, 'exit');
await server.stop();
process.exit(code ?? 1);
