import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { assertHears, kinds } from '../lib/expect.mjs';
import { withdrawn } from '../lib/scenario.mjs';
import { stage } from '../lib/shared.mjs';
import { Sipp } from '../lib/sipp.mjs';
import { until } from '../lib/until.mjs';

const CALLER = 440;
const AGENT = 700;

describe('A queue that rings all', () => {
  let browser;
  after(() => browser?.close()); // before the stage looks for what is left
  const on = stage();

  it('rings a browser and two desk phones; the first to answer has the caller, the others are told by whom', async () => {
    const department = await on.centre.department({ agents: 3, queue: { strategy: 'RING_ALL' } });
    const registered = await department.onDeskPhone(on.phones, { silent: true }, 1);
    const phone = await Sipp.start(withdrawn(), {});
    const account = await on.centre.deskPhone(phone.address);
    const fixed = await department.login(2);
    await fixed.signIn({ device: 'desk', deskPhoneId: account.id });
    await until('a phone just added can be used', () => fixed.available());
    browser = await AgentBrowser.open(on.server, { tone: AGENT });
    const { username, password } = department.people[0];
    await browser.login(username, password);
    await browser.signIn();

    const caller = on.phones.dial({ from: '+492214710857', to: department.number, server: on.server.sip, tone: CALLER });
    await Promise.all([browser.incoming().waitFor(), registered.desk.sees('ringing'), registered.is('OFFERED'), fixed.is('OFFERED')]);
    await until('the telephone at the fixed address rings', () => /^SIP\/2.0 180/m.test(phone.messages()));
    await browser.answer();
    await browser.call().waitFor();
    await registered.desk.sees('ended NOT_ANSWERED 487');
    await phone.done();
    assert.match(phone.messages(), /^Reason: SIP;cause=200;text="Call completed elsewhere"/m);
    await Promise.all([registered.is('AVAILABLE'), fixed.is('AVAILABLE')]);
    await until('the caller in the browser', async () => assertHears(await browser.hears(CALLER, AGENT), CALLER, AGENT) ?? true);
    caller.hangUp();

    const contact = await department.contact();
    assert.deepEqual(kinds(contact), ['MENU', 'QUEUE', 'OFFER', 'OFFER', 'OFFER', 'CONVERSATION']);
    const results = contact.segments.filter(({ kind }) => kind === 'OFFER').map(({ result }) => result);
    assert.deepEqual(results.sort(), ['ANSWERED', 'TAKEN', 'TAKEN']);
    assert.deepEqual(browser.errors, []);
  });
});
