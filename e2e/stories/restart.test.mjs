import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Centre } from '../lib/centre.mjs';
import { Phones } from '../lib/phones.mjs';
import { Server } from '../lib/server.mjs';
import { ADMINISTRATOR } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

describe('A server of its own', () => {
  it('is killed with calls in it: after the restart they are closed with that reason, and calls are taken again', async () => {
    const server = await Server.start();
    const phones = await Phones.open();
    try {
      const centre = await Centre.of(server, ADMINISTRATOR);
      const department = await centre.department();
      const agent = await department.onDeskPhone(phones, {}, 0);
      phones.dial({ from: '+492214710821', to: department.number, server: server.sip });
      await agent.is('ON_CONTACT');
      phones.dial({ from: '+492214710822', to: department.number, server: server.sip });
      await until('one talks and one waits', async () => (await department.contacts()).length === 2);
      await server.kill();
      await server.launch();

      const after = await Centre.of(server, ADMINISTRATOR);
      const rows = await until('both contacts are closed', async () => {
        const list = await department.contacts(after.admin);
        return list.length === 2 && list.every((row) => row.endedAtMs !== null) && list;
      });
      assert.deepEqual(rows.map((row) => row.endCause), ['SERVER_RESTART', 'SERVER_RESTART']);
      department.centre = after;
      const back = await department.login();
      assert.equal((await back.view()).state, 'OFFLINE');
      const again = await department.onDeskPhone(phones, {}, 0);
      phones.dial({ from: '+492214710823', to: department.number, server: server.sip });
      await again.is('ON_CONTACT');
    } finally {
      await phones.close();
      await server.stop();
    }
  });

  it('goes on answering while PostgreSQL is away, and the contact log is complete afterwards', async () => {
    const server = await Server.start();
    const phones = await Phones.open();
    try {
      const centre = await Centre.of(server, ADMINISTRATOR);
      const department = await centre.department({ agents: 2, wrapUpMs: 1 });
      for (const index of [0, 1]) await department.onDeskPhone(phones, { talk: 400 }, index);
      const calls = [];
      const load = async (count) => {
        for (let i = 0; i < count; i++) {
          const call = phones.dial({ from: `+492214710${900 + calls.length}`, to: department.number, server: server.sip });
          calls.push(call);
          await call.sees('ended THEM', { timeoutMs: 60_000 });
        }
      };
      await load(3);
      const postgres = [server.postgresPid(), ...descendantsOf(server.postgresPid())];
      postgres.forEach((pid) => process.kill(pid, 'SIGSTOP'));
      await load(10);
      postgres.forEach((pid) => process.kill(pid, 'SIGCONT'));
      await load(3);
      const rows = await until('the log has every call', async () => {
        const list = await department.contacts();
        return list.length === calls.length && list.every((row) => row.endedAtMs !== null) && list;
      }, { timeoutMs: 60_000 });
      assert.ok(rows.every((row) => row.outcome === 'ANSWERED'));
    } finally {
      await phones.close();
      await server.stop();
    }
  });

  it('ends cleanly on Ctrl-C: no process and no port is left, and a second start finds the same data', async () => {
    const server = await Server.start();
    const descendants = [server.pid, ...descendantsOf(server.pid), server.postgresPid()].filter(Boolean);
    assert.equal(await server.stop(), 130);
    await until('all processes are gone', () => descendants.every((pid) => !existsSync(`/proc/${pid}`)));
    await server.launch();
    await Centre.of(server, ADMINISTRATOR);
    await server.stop();
  });

  it('says in one line which port is taken, and ends', async () => {
    const first = await Server.start();
    try {
      const second = new Server('run', { ...first.settings });
      const problem = await second.launch().catch((error) => error);
      assert.ok(problem instanceof Error);
      assert.notEqual(await second.program.exited, 0);
      const said = second.program.lines.filter((line) => !/^ {2}\w.*(…|done)/.test(line));
      assert.equal(said.length, 1, said.join('\n'));
      assert.match(said[0], /^Switchroom cannot start: .*port \d+.*/);
    } finally {
      await first.stop();
    }
  });
});

/** Pids of all processes below one. */
function descendantsOf(pid) {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function parentOf(pid) {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
  } catch {
    return 0; // it has ended meanwhile
  }
}
