// Tells the stories, all or those whose name has one of the words given: node run.mjs [word]...
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { root } from './lib/places.mjs';
import { stopSharedServer } from './lib/shared.mjs';

/** Longer than all stories take on a slow machine; a story that hangs is one that fails. */
const LIMIT_MS = 25 * 60_000;
setTimeout(() => {
  console.error(`✖ The stories were not over after ${LIMIT_MS / 60_000} minutes; the last one above is the last that ended`);
  process.exit(1);
}, LIMIT_MS).unref();

const words = process.argv.slice(2);
const folder = join(root, 'e2e', 'stories');
const stories = readdirSync(folder).filter((name) => !words.length || words.some((word) => name.includes(word)));
for (const story of stories) await import(join(folder, story));
after(stopSharedServer);
