import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { root, scratch } from '../lib/places.mjs';
import { Program } from '../lib/program.mjs';

describe('./switchroom simulate', { concurrency: 2 }, () => {
  const simulate = async (...args) => {
    const program = new Program(join(root, 'switchroom'), ['simulate', ...args], { cwd: scratch('simulate') });
    return { code: await program.exited, said: program.lines.join('\n') };
  };

  it('sends so many callers through the engine, and says that no rule was broken', async () => {
    const { code, said } = await simulate('--seed', '2026', '--contacts', '2000');
    assert.match(said, /^2,000 contacts, /m);
    assert.match(said, /No rule was broken\./);
    assert.equal(code, 0);
  });

  it('looks for a contact in the journal it is given, and says when there is none', async () => {
    const { code, said } = await simulate('--contact', '7', '--journal', '.');
    assert.match(said, /There is no journal in/);
    assert.equal(code, 1);
  });
});
