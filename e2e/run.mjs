// Tells the stories, all or those whose name has one of the words given: node run.mjs [word]...
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after } from 'node:test';
import { root } from './lib/places.mjs';
import { stopSharedServer } from './lib/shared.mjs';

/** Longer than all stories take on a slow machine; a story that hangs is one that fails. */
const LIMIT_MS = 25 * 60_000;
setTimeout(() => {
  console.error(`✖ The stories were not over after ${LIMIT_MS / 60_000} minutes; the last one above is the last that ended`);
  process.exit(1);
}, LIMIT_MS).unref();

/**
 * A second process tells these side by side with the others: they start servers of their own or, the trunk, wait a minute for
 * what a dead far end leaves behind.
 */
const APART = ['database.test.mjs', 'restart.test.mjs', 'run.test.mjs', 'trunk.test.mjs'];

const words = process.argv.slice(2);
const folder = join(root, 'e2e', 'stories');
const stories = readdirSync(folder).filter((name) => !words.length || words.some((word) => name.includes(word)));
const apart = stories.filter((name) => APART.includes(name));
const together = stories.filter((name) => !APART.includes(name));
const beside = apart.length && together.length ? tellBeside(apart) : null;
for (const story of beside ? together : stories) await import(join(folder, story));
after(stopSharedServer);
after(() => beside?.());

// This is the second process: it ends with the first, and its servers with it.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();

/** @returns waits for the end and says what was told; fails when one of the stories did */
function tellBeside(names) {
  const teller = fork(join(root, 'e2e', 'run.mjs'), names, { silent: true, env: { ...process.env, FIRST_RTP_PORT: '8000' } });
  const said = Promise.all([text(teller.stdout), text(teller.stderr)]);
  const ended = once(teller, 'exit');
  return async () => {
    const [code, signal] = await ended;
    console.log((await said).join(''));
    if (code === 0) return;
    process.exitCode = 1;
    throw new Error(`A story told beside the others failed: ${code ?? signal}`);
  };
}
