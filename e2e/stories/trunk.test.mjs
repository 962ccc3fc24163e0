import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertComplete, kinds } from '../lib/expect.mjs';
import { RawSip } from '../lib/rawsip.mjs';
import {
  ack, answered, bye, deafToBye, fallSilent, infoKey, invite, key, refused, speak, stay, toldBye,
} from '../lib/scenario.mjs';
import { Sipp, sipp, toneFile } from '../lib/sipp.mjs';
import { stage } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

const TONE = toneFile(440);
const dialIn = () => [invite(), answered(), ack(), speak(TONE)];

describe('A trunk (SIPp)', { concurrency: true }, () => {
  const on = stage();
  const call = (steps, department, more) => sipp(steps, { to: on.server.sip, number: department.number, ...more });

  it('is told 404 for a number that nobody has', async () => {
    await sipp([invite(), refused(404)], { to: on.server.sip, number: '+496990009999' });
  });

  it('is told 403 when nobody knows it, and no contact comes of it', async () => {
    const department = await on.centre.department();
    await on.centre.withoutDigestTrunks();
    const stranger = await call([invite(), refused(403)], department, { address: '127.0.0.2' });
    assert.doesNotMatch(stranger.messages(), /^(Warning|Reason|Server):/m);
    assert.deepEqual(await department.contacts(), []);
  });

  it('calls over TCP too', async () => {
    const department = await on.centre.department();
    await call([...dialIn(), infoKey('1'), stay(800), bye()], department, { to: on.server.sipTcp, transport: 'tcp' });
    assert.equal((await department.contact()).outcome, 'ABANDONED');
  });

  it('hangs up in the menu: the contact ends there', async () => {
    const department = await on.centre.department({ greeting: 'Welcome to a firm whose greeting takes a good while to say.', answerTimeoutMs: 8000 });
    await call([...dialIn(), stay(700), bye()], department);
    const contact = await department.contact();
    assert.equal(contact.outcome, 'IN_MENU');
    assert.equal(contact.endedBy, 'CALLER');
    assert.deepEqual(kinds(contact), ['MENU']);
    assertComplete(contact);
  });

  it('calls outside the hours: it is told goodbye, the log says why, and the message is heard', async () => {
    const department = await on.centre.department({ open: false });
    await call([...dialIn(), toldBye()], department);
    const contact = await department.contact();
    assert.deepEqual(kinds(contact), ['MENU']);
    assert.deepEqual([contact.outcome, contact.endedBy, contact.endCause], ['IN_MENU', 'SYSTEM', 'CLOSED_HOURS']);
    assertComplete(contact);

    const listener = on.phones.dial({ from: '+492214710820', to: department.number, server: on.server.sip });
    await listener.sees('answered');
    listener.listen();
    let audibleMs = 0;
    await until('more than a beep is heard', async () => {
      const { ms, loudness } = await listener.heard(1000);
      if (loudness > -45) audibleMs += ms;
      return audibleMs > 800;
    }, { everyMs: 100 });
    await listener.sees('ended THEM');
  });

  it('calls a queue that is full: it is told goodbye, the log says why, and the one who waits goes on waiting', async () => {
    const department = await on.centre.department({ maxWaiting: 1 });
    const first = on.phones.dial({ from: '+492214710821', to: department.number, server: on.server.sip });
    const waiting = await department.contact((row) => row.queueName === department.queue.name, 'waits');
    await call([...dialIn(), infoKey('1'), toldBye()], department, { caller: '+492214710822' });
    const refused = await until('the second contact ends', async () => {
      const row = (await department.contacts()).find(({ caller, endedAtMs }) => caller === '+492214710822' && endedAtMs);
      return row && on.centre.admin.get(`/contacts/${row.contactId}`);
    });
    assert.deepEqual([refused.endedBy, refused.endCause], ['SYSTEM', 'QUEUE_FULL']);
    assert.deepEqual(kinds(refused), ['MENU']);
    assertComplete(refused);
    const still = await on.centre.admin.get(`/contacts/${waiting.contactId}`);
    assert.equal(still.endedAtMs, null);
    first.hangUp();
  });

  it('hangs up in the queue: the contact is abandoned', async () => {
    const department = await on.centre.department();
    await call([...dialIn(), stay(4000), bye()], department);
    const contact = await department.contact();
    assert.equal(contact.outcome, 'ABANDONED');
    assert.deepEqual(kinds(contact), ['MENU', 'QUEUE']);
    assertComplete(contact);
  });

  it('hangs up while the agent is offered the call: the agent is free again', async () => {
    const department = await on.centre.department();
    const agent = await department.onDeskPhone(on.phones, { silent: true });
    const caller = await Sipp.start([...dialIn(), infoKey('1'), stay(3500), bye()], { to: on.server.sip, number: department.number });
    await agent.is('OFFERED');
    await caller.done();
    await agent.is('AVAILABLE');
    const contact = await department.contact();
    assert.equal(contact.outcome, 'ABANDONED');
    assert.deepEqual(kinds(contact), ['MENU', 'QUEUE', 'OFFER']);
    assert.equal(contact.segments.at(-1).result, 'CALLER_GONE');
  });

  it('presses a key by INFO and by RFC 4733', async () => {
    for (const press of [[invite(), answered(), ack(), speak(TONE), stay(500), infoKey('1')],
      [invite({ port: 'media_port' }), answered(), ack(), stay(500), key('1')]]) {
      const department = await on.centre.department({ answerTimeoutMs: 30_000 });
      await call([press, stay(2000), bye()], department);
      assert.deepEqual(kinds(await department.contact()), ['MENU', 'QUEUE']);
    }
  });

  it('repeats its INVITE: there is one contact', async () => {
    const department = await on.centre.department();
    const raw = await RawSip.open(on.server.sip);
    const { invite: first } = raw.call(department.number, '+492214710820');
    raw.send(first);
    raw.send(first);
    await raw.answer(/^SIP\/2.0 200 [^]*CSeq: 1 INVITE/);
    raw.send(first);
    await department.contact();
    raw.close();
  });

  it('gives up at once: 487 or an answered call that it ends, and nothing stays open', async () => {
    const department = await on.centre.department();
    const raw = await RawSip.open(on.server.sip);
    const call = raw.call(department.number, '+492214710820');
    raw.send(call.invite);
    raw.send(call.cancel);
    await raw.answer(/^SIP\/2.0 200 [^]*CSeq: 1 CANCEL/);
    const last = await raw.answer(/^SIP\/2.0 (487|200) [^]*CSeq: 1 INVITE/);
    if (last.startsWith('SIP/2.0 200')) { // answered before the CANCEL was there
      raw.send(call.within(last, 'ACK', 1));
      raw.send(call.within(last, 'BYE', 2));
      await raw.answer(/^SIP\/2.0 200 [^]*CSeq: 2 BYE/);
    }
    raw.close();
    await until('no contact is open', async () => (await department.contacts()).every((row) => row.endedAtMs !== null));
  });

  it('never acknowledges: the call ends as lost', async () => {
    const department = await on.centre.department();
    const caller = await Sipp.start([invite(), answered(), stay(45_000), toldBye()], { to: on.server.sip, number: department.number });
    const contact = await until('the contact ends', async () => {
      const [row] = await department.contacts();
      return row?.endedAtMs && row;
    }, { timeoutMs: 60_000, everyMs: 500 });
    assert.equal(contact.endedBy, 'SYSTEM');
    await caller.stop();
  });

  it('goes silent and its BYE gets lost: the call ends by itself', async () => {
    const department = await on.centre.department();
    const caller = await Sipp.start([...dialIn(), stay(1500), fallSilent(), stay(120_000)], { to: on.server.sip, number: department.number });
    const contact = await until('the contact ends', async () => {
      const [row] = await department.contacts();
      return row?.endedAtMs && row;
    }, { timeoutMs: 90_000, everyMs: 500 });
    assert.equal(contact.endCause, 'MEDIA_LOST');
    await caller.stop();
  });

  it('does not hear our BYE: the agent wraps up all the same', async () => {
    const department = await on.centre.department();
    const agent = await department.onDeskPhone(on.phones, { talk: 1000 });
    const caller = await Sipp.start([...dialIn(), infoKey('1'), deafToBye(40_000)], { to: on.server.sip, number: department.number });
    await agent.is('WRAP_UP');
    assert.equal((await department.contact((row) => row.outcome === 'ANSWERED')).endedBy, 'AGENT');
    await caller.stop();
  });
});
