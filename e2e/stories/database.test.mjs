import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Api } from '../lib/api.mjs';
import { Callers } from '../lib/callers.mjs';
import { Centre } from '../lib/centre.mjs';
import { assertComplete, kinds } from '../lib/expect.mjs';
import { Live } from '../lib/live.mjs';
import { Phones } from '../lib/phones.mjs';
import { Postgres } from '../lib/postgres.mjs';
import { descendantsOf } from '../lib/program.mjs';
import { Server } from '../lib/server.mjs';
import { ADMINISTRATOR, SUPERVISOR } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

const AWAY_MS = 10_000;

describe('PostgreSQL', () => {
  it('is stopped and started again, ours and the user\'s own: calls go on, and the log is complete afterwards', async () => {
    const postgres = await Postgres.create();
    try {
      await underLoad(await Server.start({ settings: postgres.settings }), async ({ server, callers, board }) => {
        await postgres.stop();
        const stoppedAt = Date.now();
        await callers.more(10);
        assert.ok((await server.metric('switchroom_journal_backlog')) > 0, 'the backlog is a metric');
        await until('the backlog is on the board', () => board.board.journalBacklog > 0);
        await until('the health says so', async () => (await server.health()).status === 'DOWN');
        await until('it was away long enough', () => Date.now() - stoppedAt >= AWAY_MS);
        await postgres.start();
        await until('the health is good again', async () => (await server.health()).status === 'UP');
      });
    } finally {
      await postgres.stop();
    }
  });

  it('hangs, then is killed, the embedded one: calls go on, it is started again, and the log is complete', async () => {
    await underLoad(await Server.start(), async ({ server, callers }) => {
      const first = server.postgresPid();
      const all = [first, ...descendantsOf(first)];
      all.forEach((pid) => process.kill(pid, 'SIGSTOP'));
      await callers.more(8);
      all.forEach((pid) => process.kill(pid, 'SIGCONT'));
      await callers.more(3);
      process.kill(first, 'SIGKILL');
      await callers.more(3);
      await until('PostgreSQL runs again', () => ![null, first].includes(server.postgresPid()));
    });
  });
});

/**
 * Callers ring and agents serve them before, while and after something is done to the database. Then the log has each of
 * them once, served.
 */
async function underLoad(server, happens) {
  const phones = await Phones.open();
  try {
    const centre = await Centre.of(server, ADMINISTRATOR);
    const department = await centre.department({ agents: 4, wrapUpMs: 1 });
    for (const index of department.people.keys()) await department.onDeskPhone(phones, { talk: 300 }, index);
    const board = await Live.open(await Api.login(server.http, SUPERVISOR.username, SUPERVISOR.password));
    const callers = new Callers(phones, department, 5);
    await callers.more(3);
    await happens({ server, callers, board });
    await callers.more(3);
    await callers.end();
    await until('the backlog is written', async () => (await server.metric('switchroom_journal_backlog')) === 0, { timeoutMs: 60_000 });

    const rows = await department.contacts();
    assert.deepEqual(rows.map((row) => row.caller).sort(), [...callers.numbers].sort());
    assert.equal(new Set(rows.map((row) => row.contactId)).size, rows.length);
    for (const row of rows) {
      const contact = await centre.admin.get(`/contacts/${row.contactId}`);
      assert.equal(contact.outcome, 'ANSWERED');
      assert.deepEqual(kinds(contact).slice(0, 2), ['MENU', 'QUEUE']);
      assertComplete(contact);
    }
    await phones.close();
    board.close();
    await centre.goHome();
    await server.quiet();
  } finally {
    await phones.close();
    await server.stop();
  }
}
