import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A new directory for one run. */
export const scratch = (name) => mkdtempSync(join(tmpdir(), `switchroom-${name}-`));

/** The java of the JDK that ./switchroom test found. */
export function java() {
  if (!process.env.JAVA_HOME) throw new Error('Set JAVA_HOME to a JDK 25, or start by ./switchroom test');
  return join(process.env.JAVA_HOME, 'bin', 'java');
}
