import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertComplete, assertHears, kinds } from '../lib/expect.mjs';
import { lifted, speak, toldBye } from '../lib/scenario.mjs';
import { stage } from '../lib/shared.mjs';
import { Sipp, toneFile } from '../lib/sipp.mjs';
import { level, readWav } from '../lib/sound.mjs';
import { until } from '../lib/until.mjs';

const CALLER = 440;
const AGENT = 1730;

describe('An agent at a desk phone', { concurrency: true }, () => {
  const on = stage();
  const dial = (department, more = {}) =>
    on.phones.dial({ from: '+492214710820', to: department.number, server: on.server.sip, tone: CALLER, ...more });

  it('signs in by dialling, takes a call, and both hear each other and are recorded', async () => {
    const department = await on.centre.department({ greeting: 'Hello.' });
    const agent = await department.login();
    const account = await on.centre.deskPhone();
    agent.desk = await on.phones.desk({ server: on.server.sip, user: account.user, password: account.password, tone: AGENT, after: 300 });
    await agent.desk.code(`*11${department.people[0].loginCode}`);
    await agent.is('NOT_READY');
    await agent.desk.code('*13');
    await agent.is('AVAILABLE');

    const caller = dial(department);
    await caller.sees('answered');
    caller.press('1');
    await agent.is('ON_CONTACT');
    assert.equal(agent.live.agent.contact.caller, '+492214710820');
    await heard(caller, AGENT, CALLER);
    await heard(agent.desk, CALLER, AGENT);
    caller.hangUp();
    await agent.is('WRAP_UP');

    const contact = await department.contact();
    assert.deepEqual(kinds(contact), ['MENU', 'QUEUE', 'OFFER', 'CONVERSATION']);
    const [recording] = await until('the recording is listed', async () => {
      const list = await on.centre.admin.get(`/contacts/${contact.contactId}/recordings`);
      return list.length && list;
    });
    const { channels } = readWav(await on.centre.admin.bytes(`/recordings/${recording.id}/audio`));
    const middle = (samples) => samples.subarray(samples.length / 4, (samples.length * 3) / 4);
    const [left, right] = channels.map(middle);
    assertHears({ [CALLER]: level(left, CALLER), [AGENT]: level(left, AGENT) }, CALLER, AGENT);
    assertHears({ [CALLER]: level(right, CALLER), [AGENT]: level(right, AGENT) }, AGENT, CALLER);

    await agent.wrapUp('All well.');
    await agent.is('AVAILABLE');
    assertComplete(await department.completeContact((row) => row.disposition !== ''));
  });

  it('keys go both ways', async () => {
    const department = await on.centre.department();
    const agent = await department.onDeskPhone(on.phones);
    const caller = dial(department);
    await agent.is('ON_CONTACT');
    caller.press('159#');
    for (const key of '159#') await agent.desk.sees(`key ${key}`);
    agent.desk.press('7*');
    for (const key of ['7', '\\*']) await caller.sees(`key ${key}`);
    caller.hangUp();
  });

  for (const status of [486, 603]) {
    it(`refuses with ${status}: the next agent gets the call at once, the first is not ready`, async () => {
      const department = await on.centre.department({ agents: 2 });
      const first = await department.onDeskPhone(on.phones, { status }, 0);
      const second = await department.onDeskPhone(on.phones, {}, 1);
      const caller = dial(department);
      await second.is('ON_CONTACT');
      await first.is('NOT_READY');
      assert.equal(first.live.agent.reasonCode, 'PHONE_REFUSED');
      caller.hangUp();
      assert.deepEqual(kinds(await department.contact()), ['MENU', 'QUEUE', 'OFFER', 'OFFER', 'CONVERSATION']);
    });
  }

  it('never answers: after the ring time the next agent gets the call, the first is not ready for RNA', async () => {
    const department = await on.centre.department({ agents: 2, ringTimeoutMs: 3000 });
    const first = await department.onDeskPhone(on.phones, { silent: true }, 0);
    const second = await department.onDeskPhone(on.phones, {}, 1);
    const caller = dial(department);
    await second.is('ON_CONTACT');
    assert.equal((await first.is('NOT_READY')).reasonCode, 'RNA');
    caller.hangUp();
  });

  it('does not register but has a fixed address: it is rung there, and the caller hears it', async () => {
    const department = await on.centre.department();
    const agent = await department.login();
    const phone = await Sipp.start([lifted(300), speak(toneFile(AGENT)), toldBye()], {});
    const account = await on.centre.deskPhone(phone.address);
    await agent.signIn({ device: 'desk', deskPhoneId: account.id });
    await until('a phone just added can be used', () => agent.available());
    const caller = dial(department);
    await agent.is('ON_CONTACT');
    assert.match(phone.messages(), new RegExp(`^INVITE sip:${account.user}@${phone.address}`, 'm'));
    await heard(caller, AGENT, CALLER);
    caller.hangUp();
    await phone.done();
    assert.equal((await department.contact()).outcome, 'ANSWERED');
  });

  it('is unreachable: the call goes on to the next agent', async () => {
    const department = await on.centre.department({ agents: 2 });
    const first = await department.login(0);
    const dead = await on.centre.deskPhone('127.0.0.1:9');
    await first.signIn({ device: 'desk', deskPhoneId: dead.id });
    await until('a phone just added can be used', () => first.available());
    const second = await department.onDeskPhone(on.phones, {}, 1);
    const caller = dial(department);
    await second.is('ON_CONTACT', { timeoutMs: 40_000 });
    await first.is('NOT_READY');
    caller.hangUp();
  });

  it('loses its sound in a call: the caller goes back to the front of the queue', async () => {
    const department = await on.centre.department({ agents: 2 });
    const first = await department.onDeskPhone(on.phones, {}, 0);
    const caller = dial(department);
    await first.is('ON_CONTACT');
    first.desk.dead();
    await first.is('OFFLINE', { timeoutMs: 40_000 });
    const second = await department.onDeskPhone(on.phones, {}, 1);
    await second.is('ON_CONTACT');
    caller.hangUp();
    await second.is('WRAP_UP');
    await second.wrapUp('Called back.');
    await second.is('AVAILABLE');
    assertComplete(await department.completeContact((row) => row.disposition !== ''));
  });

  it('holds the caller, who hears music, and comes back', async () => {
    const department = await on.centre.department();
    const agent = await department.onDeskPhone(on.phones, { tone: AGENT });
    const caller = dial(department);
    const { contact } = await agent.is('ON_CONTACT');
    await heard(caller, AGENT, CALLER);
    await agent.api.post(`/agent/contacts/${contact.contactId}/hold`);
    await agent.is('HELD');
    caller.listen();
    await until('music instead of the agent', async () => {
      const levels = await caller.heard(500, AGENT);
      return levels.ms > 400 && levels.loudness > -50 && levels[AGENT] < -35;
    }, { everyMs: 700 });
    await agent.api.post(`/agent/contacts/${contact.contactId}/resume`);
    await agent.is('ON_CONTACT');
    await heard(caller, AGENT, CALLER);
    await agent.hangUp();
    await caller.sees('ended THEM');
    const log = await department.contact();
    assert.ok(kinds(log).includes('HOLD'));
    assert.equal(log.endedBy, 'AGENT');
  });

  it('takes callers in the order they came', async () => {
    const department = await on.centre.department({ wrapUpMs: 1 });
    for (const count of [1, 2, 3, 4]) {
      dial(department, { from: `+49221471082${count}` });
      await until(`${count} wait`, async () => (await department.contacts()).length === count);
    }
    await department.onDeskPhone(on.phones, { talk: 500 });
    const details = await until('all four were served', async () => {
      const rows = await department.contacts();
      const all = await Promise.all(rows.map((row) => on.centre.admin.get(`/contacts/${row.contactId}`)));
      return all.every((contact) => contact.outcome === 'ANSWERED' && contact.endedAtMs !== null) && all;
    }, { timeoutMs: 40_000 });
    const inOrder = (moment) => [...details].sort((a, b) => moment(a) - moment(b)).map((contact) => contact.caller);
    const answeredAt = (contact) => contact.segments.find((segment) => segment.kind === 'CONVERSATION').startedAtMs;
    assert.deepEqual(inOrder(answeredAt), inOrder((contact) => contact.startedAtMs));
  });
});

/** Waits until one tone is heard on a call and the other is not. */
function heard(call, present, absent) {
  call.listen();
  return until(`${present} Hz is heard`, async () => {
    const levels = await call.heard(400, present, absent);
    if (levels.ms < 200) return false;
    assertHears(levels, present, absent);
    return true;
  }, { everyMs: 600 });
}
