import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { Api } from '../lib/api.mjs';
import { Centre } from '../lib/centre.mjs';
import { asksForCallback, leavesMessage } from '../lib/farewells.mjs';
import { Phones } from '../lib/phones.mjs';
import { descendantsOf } from '../lib/program.mjs';
import { Server } from '../lib/server.mjs';
import { ADMINISTRATOR, SUPERVISOR } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

const KEYS = [
  { trigger: 'KEY', key: '5', target: 'VOICEMAIL', text: 'Speak.' },
  { trigger: 'KEY', key: '2', target: 'CALLBACK', text: 'Press two.' },
];
const CALLBACKS = { retryMs: 60_000, maxAttempts: 3, from: '00:00', to: '00:00', resumeWithinMs: 0 };
const LEFT_MESSAGE = '+492214710824';

/** A department in which nobody is yet, with a message and a callback in its queue. */
async function whoWaitWithoutHolding(centre, phones) {
  const department = await centre.department({ queue: { overflow: KEYS, callbacks: CALLBACKS } });
  const customer = await centre.outsider(phones, { after: 300 });
  const dial = (from) => phones.dial({ from, to: department.number, server: centre.server.sip, tone: 440 });
  await leavesMessage(dial(LEFT_MESSAGE), department, { from: LEFT_MESSAGE, key: '5' });
  await department.endedFrom(LEFT_MESSAGE);
  await asksForCallback(dial(customer.number), department, { from: customer.number, key: '2' });
  const list = await waiting(department);
  assert.deepEqual(list.map(({ kind, callback }) => [kind, callback?.number]), [['VOICEMAIL', undefined], ['CALL', customer.number]]);
  return { department, customer, list };
}

async function waiting({ queue, centre: { server } }) {
  const supervisor = await Api.login(server.http, SUPERVISOR.username, SUPERVISOR.password);
  return supervisor.get(`/supervision/queues/${queue.id}/waiting`);
}

/** After the restart both wait as before, and an agent who comes is given them in that order. */
async function areServed({ department, customer, list }, centre, phones) {
  department.centre = centre;
  assert.deepEqual(await waiting(department), list);
  const agent = await department.onDeskPhone(phones);
  assert.ok((await agent.is('ON_CONTACT')).contact.message, 'the message came first');
  await agent.hangUp();
  await agent.is('WRAP_UP');
  await agent.wrapUp('Heard.');
  await customer.phone.sees('ringing');
  assert.equal((await agent.is('ON_CONTACT')).contact.callback.number, customer.number);
  await customer.phone.sees('answered');
  await agent.hangUp();
  const outcomes = [await department.endedFrom(LEFT_MESSAGE, 'VOICEMAIL'), await department.endedFrom(customer.number)];
  assert.deepEqual(outcomes.map(({ outcome }) => outcome), ['ANSWERED', 'ANSWERED']);
}

describe('A server of its own', () => {
  let server;
  before(async () => {
    server = await Server.start();
  });
  after(() => server?.stop());

  it('says in one line which port is taken, and ends', async () => {
    const second = new Server('run', { ...server.settings });
    const problem = await second.launch().catch((error) => error);
    assert.ok(problem instanceof Error);
    assert.notEqual(await second.program.exited, 0);
    const said = second.program.lines.filter((line) => !/^ {2}\w.*(…|done)/.test(line));
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0], /^Switchroom cannot start: .*port \d+.*/);
  });

  it('is killed with calls in it: after the restart they are closed with that reason, a message and a callback still wait, and calls are taken again', async () => {
    const phones = await Phones.open();
    try {
      const centre = await Centre.of(server, ADMINISTRATOR);
      const department = await centre.department();
      const agent = await department.onDeskPhone(phones, {}, 0);
      phones.dial({ from: '+492214710821', to: department.number, server: server.sip });
      await agent.is('ON_CONTACT');
      const patient = await whoWaitWithoutHolding(centre, phones);
      phones.dial({ from: '+492214710822', to: department.number, server: server.sip });
      await until('one talks and one waits', async () => (await department.contacts()).length === 2);
      await server.kill();
      await server.launch();

      const restarted = await Centre.of(server, ADMINISTRATOR);
      const rows = await until('both contacts are closed', async () => {
        const list = await department.contacts(restarted.admin);
        return list.length === 2 && list.every((row) => row.endedAtMs !== null) && list;
      });
      assert.deepEqual(rows.map((row) => row.endCause), ['SERVER_RESTART', 'SERVER_RESTART']);
      department.centre = restarted;
      const back = await department.login();
      assert.equal((await back.view()).state, 'OFFLINE');
      const again = await department.onDeskPhone(phones, {}, 0);
      phones.dial({ from: '+492214710823', to: department.number, server: server.sip });
      await again.is('ON_CONTACT');
      await areServed(patient, restarted, phones);
      await phones.close();
      back.close();
      restarted.departments.push(department, patient.department);
      await restarted.goHome();
      await server.quiet();
    } finally {
      await phones.close();
    }
  });

  it('ends cleanly on Ctrl-C: no process and no port is left, and a second start finds the same data', async () => {
    const descendants = [server.pid, ...descendantsOf(server.pid), server.postgresPid()].filter(Boolean);
    assert.equal(await server.stop(), 130);
    await until('all processes are gone', () => descendants.every((pid) => !existsSync(`/proc/${pid}`)));
    await server.launch();
    await Centre.of(server, ADMINISTRATOR);
  });
});
