import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Centre } from '../lib/centre.mjs';
import { Phones } from '../lib/phones.mjs';
import { descendantsOf } from '../lib/program.mjs';
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
      await phones.close();
      back.close();
      after.departments.push(department);
      await after.goHome();
      await server.quiet();
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
