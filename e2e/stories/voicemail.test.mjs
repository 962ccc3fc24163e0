import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { assertHears, kinds } from '../lib/expect.mjs';
import { isHeard, leavesMessage } from '../lib/farewells.mjs';
import { ack, answered, bye, infoKey, invite, speak, stay } from '../lib/scenario.mjs';
import { stage, SUPERVISOR } from '../lib/shared.mjs';
import { Sipp, toneFile } from '../lib/sipp.mjs';
import { level, readWav } from '../lib/sound.mjs';
import { until } from '../lib/until.mjs';

const CALLER = 440;
const AGENT = 700;
const ASKED = { trigger: 'KEY', key: '5', target: 'VOICEMAIL', text: 'Speak.' };
const AWAY = { trigger: 'NOBODY', target: 'VOICEMAIL', text: 'Speak.' };

describe('A message', { concurrency: 2 }, () => {
  const on = stage();

  async function aBrowser(story, options) {
    const browser = await AgentBrowser.open(on.server, options);
    story.after(() => browser.close());
    return browser;
  }

  it('is left by who finds nobody there, waits by that name, is heard by an agent, played again in the page, or deleted', async (story) => {
    const department = await on.centre.department({ queue: { overflow: [AWAY] } });
    const calls = await Sipp.start(
      [invite(), answered(), ack(), speak(toneFile(CALLER)), stay(300), infoKey('1'), stay(5_000), bye()],
      { to: on.server.sip, number: department.number, caller: '+4922147108[call_number]7', calls: 2 },
    );
    const supervisor = await aBrowser(story);
    const list = await supervisor.waitingIn(department, SUPERVISOR);
    await list.getByRole('img', { name: 'Message' }).nth(1).waitFor();
    await list.getByText(/^Message of 0:0[2-5]/).first().waitFor();
    await calls.done();

    await list.getByRole('listitem').nth(1).getByRole('button', { name: /^Delete the message/ }).click();
    await list.getByRole('alert').getByText('Nobody has listened to it.').waitFor();
    assert.equal(await list.getByRole('listitem').count(), 2, 'asked before');
    await list.getByRole('alert').getByRole('button', { name: /^Delete the message/ }).click();
    await list.getByRole('img', { name: 'Message' }).nth(1).waitFor({ state: 'detached' });

    const agent = await aBrowser(story, { tone: AGENT });
    const { username, password } = department.people[0];
    await agent.login(username, password);
    await agent.beginShift();
    await agent.incoming().getByText(/^Message of 0:0\d/).waitFor();
    await agent.answer();
    await agent.call().getByText(/^Left .* It plays on your phone/).waitFor();
    await until('the caller in the browser', async () => assertHears(await agent.hears(CALLER, AGENT), CALLER, AGENT) ?? true);
    await list.getByText('Nobody waits').waitFor();
    await agent.call().getByRole('region', { name: 'Recording' }).waitFor();
    await agent.call().getByRole('button', { name: 'Hang up' }).click();
    await agent.page.getByRole('radio').first().check();
    await agent.page.getByRole('button', { name: 'Finish' }).click();
    await agent.page.getByRole('status').filter({ hasText: 'Available' }).waitFor();

    const { heard, deleted } = await until('what became of both', async () => {
      const messages = (await department.contacts()).filter(({ kind, endedAtMs }) => kind === 'VOICEMAIL' && endedAtMs !== null);
      const of = (outcome) => messages.find((row) => row.outcome === outcome);
      return messages.length === 2 && { heard: of('ANSWERED'), deleted: of('DISCARDED') };
    });
    assert.ok(heard && deleted);
    const told = await on.centre.admin.get(`/contacts/${heard.contactId}`);
    assert.deepEqual(kinds(told), ['MESSAGE', 'OFFER', 'CONVERSATION']);
    assert.equal((await on.centre.admin.get(`/contacts/${told.fromContactId}`)).outcome, 'VOICEMAIL');
    const [recording] = await on.centre.admin.get(`/contacts/${heard.contactId}/recordings`);
    const { channels: [said] } = readWav(await on.centre.admin.bytes(`/recordings/${recording.id}/audio`));
    assertHears({ [CALLER]: level(said, CALLER), [AGENT]: level(said, AGENT) }, CALLER, AGENT);
    await playsItAgain(supervisor.page, heard.contactId);
    assert.deepEqual([...supervisor.errors, ...agent.errors], []);
  });

  /** The contact's page says that it is a message, and plays it. */
  async function playsItAgain(page, contactId) {
    await page.goto(`${on.server.http}/#/contacts/${contactId}`);
    await page.getByRole('definition').getByText('Message', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'this call' }).waitFor();
    await page.getByRole('region', { name: 'Recording' }).getByRole('button', { name: 'Play', exact: true }).click();
    await page.waitForFunction(() => document.querySelector('audio').currentTime > 0.5);
  }

  it('is left by who presses the key for it, and plays on a desk phone, again by 1', async (story) => {
    const department = await on.centre.department({ queue: { overflow: [ASKED] } });
    const from = '+492214710855';
    const caller = on.phones.dial({ from, to: department.number, server: on.server.sip, tone: CALLER });
    await leavesMessage(caller, department, { from, key: ASKED.key });
    assert.equal((await department.endedFrom(from)).outcome, 'VOICEMAIL');

    const agent = await department.onDeskPhone(on.phones, { tone: AGENT });
    assert.ok((await agent.is('ON_CONTACT')).contact.message.lengthMs > 2_000);
    await isHeard(agent.desk, CALLER);
    await until('it is over', async () => {
      const levels = await agent.desk.heard(400, CALLER);
      return levels.ms > 200 && levels[CALLER] < -45;
    }, { everyMs: 500 });
    agent.desk.press('1');
    await isHeard(agent.desk, CALLER);
    agent.desk.hangUp();
    await agent.is('WRAP_UP');
    await agent.wrapUp('Called back.');
    await agent.is('AVAILABLE');
    assert.deepEqual(kinds(await department.endedFrom(from, 'VOICEMAIL')), ['MESSAGE', 'OFFER', 'CONVERSATION']);
  });
});
