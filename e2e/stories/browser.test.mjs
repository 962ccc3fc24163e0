import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { assertHears, kinds } from '../lib/expect.mjs';
import { ack, answered, infoKey, invite, speak, stay, bye } from '../lib/scenario.mjs';
import { Sipp, toneFile } from '../lib/sipp.mjs';
import { stage } from '../lib/shared.mjs';
import { level, readWav } from '../lib/sound.mjs';
import { until } from '../lib/until.mjs';

const CALLER = 440;
const AGENT = 700;

describe('An agent in the browser', { concurrency: 2 }, () => {
  const on = stage();

  async function atWork(story, department, index = 0) {
    const { username, password } = department.people[index];
    const browser = await AgentBrowser.open(on.server, { tone: AGENT });
    story.after(() => browser.close());
    await browser.login(username, password);
    await browser.signIn();
    return browser;
  }

  it('takes a call with the card on screen before the answer; sound and keys both ways; recorded; wrapped up', async (story) => {
    const department = await on.centre.department();
    const customer = await on.centre.customer();
    const browser = await atWork(story, department);
    const caller = on.phones.dial({ from: customer.phones[0], to: department.number, server: on.server.sip, tone: CALLER });

    await browser.incoming().waitFor();
    await browser.page.getByText(customer.lastName).first().waitFor();
    await browser.answer();
    await browser.call().waitFor();

    await until('the caller in the browser', async () => assertHears(await browser.hears(CALLER, AGENT), CALLER, AGENT) ?? true);
    caller.listen();
    await until('the agent at the caller', async () => {
      const levels = await caller.heard(400, CALLER, AGENT);
      return levels.ms > 300 && levels[AGENT] > -40 && levels[CALLER] < -45;
    }, { everyMs: 600 });

    await browser.call().getByRole('button', { name: 'Keypad' }).click();
    for (const key of ['5', '#']) {
      await browser.page.keyboard.press(key);
      await caller.sees(`key ${key}`);
    }
    await browser.page.keyboard.press('Escape');
    await browser.call().getByRole('button', { name: 'Hang up' }).click();
    await caller.sees('ended THEM');

    const note = `Wants it blue ${Date.now()}`;
    await browser.page.getByRole('textbox', { name: 'Note' }).fill(note);
    await browser.page.getByRole('radio').first().check();
    await browser.page.getByRole('button', { name: 'Finish' }).click();

    const contact = await department.contact();
    assert.deepEqual(kinds(contact).slice(0, 4), ['MENU', 'QUEUE', 'OFFER', 'CONVERSATION']);
    const [recording] = await until('a recording', async () => {
      const list = await on.centre.admin.get(`/contacts/${contact.contactId}/recordings`);
      return list.length && list;
    });
    const { channels: [left, right] } = readWav(await on.centre.admin.bytes(`/recordings/${recording.id}/audio`));
    assertHears({ [CALLER]: level(left, CALLER), [AGENT]: level(left, AGENT) }, CALLER, AGENT);
    assertHears({ [CALLER]: level(right, CALLER), [AGENT]: level(right, AGENT) }, AGENT, CALLER);

    const again = on.phones.dial({ from: customer.phones[0], to: department.number, server: on.server.sip });
    await browser.incoming().waitFor();
    await browser.page.getByText(note, { exact: true }).waitFor();
    again.hangUp();
    assert.deepEqual(browser.errors, []);
  });

  it('takes a call from SIPp', async (story) => {
    const department = await on.centre.department();
    const browser = await atWork(story, department);
    const call = await Sipp.start(
      [invite(), answered(), ack(), speak(toneFile(CALLER)), stay(300), infoKey('1'), stay(8000), bye()],
      { to: on.server.sip, number: department.number },
    );
    await browser.incoming().waitFor();
    await browser.answer();
    await until('SIPp in the browser', async () => assertHears(await browser.hears(CALLER, AGENT), CALLER, AGENT) ?? true);
    await call.done();
  });

  it('has the page open twice: the telephone is in the first tab, and in the second once that is closed', async (story) => {
    const department = await on.centre.department();
    const first = await atWork(story, department);
    const second = await first.anotherTab();
    await second.page.getByText('In another tab').waitFor();
    await first.page.close();
    await second.page.getByText('In another tab').waitFor({ state: 'hidden' });
    await second.page.getByRole('status').filter({ hasText: 'Available' }).waitFor();
    const caller = on.phones.dial({ from: '+492214710820', to: department.number, server: on.server.sip, tone: CALLER });
    await second.incoming().waitFor();
    await second.answer();
    await until('the caller in the second tab', async () => assertHears(await second.hears(CALLER, AGENT), CALLER, AGENT) ?? true);
    caller.hangUp();
    assert.equal((await department.contact()).outcome, 'ANSWERED');
    assert.deepEqual(second.errors, []);
  });

  it('is killed in mid-call: the caller goes back to the queue and reaches another agent', async (story) => {
    const department = await on.centre.department({ agents: 2 });
    const browser = await atWork(story, department);
    const caller = on.phones.dial({ from: '+492214710820', to: department.number, server: on.server.sip, tone: CALLER });
    await browser.incoming().waitFor();
    await browser.answer();
    await browser.call().waitFor();
    await browser.close();
    const second = await department.onDeskPhone(on.phones, { tone: 1000 }, 1);
    await second.is('ON_CONTACT', { timeoutMs: 40_000 });
    caller.hangUp();
    const contact = await department.contact();
    assert.equal(kinds(contact).filter((kind) => kind === 'CONVERSATION').length, 2);
    assert.equal(kinds(contact).filter((kind) => kind === 'QUEUE').length, 2);
  });
});
