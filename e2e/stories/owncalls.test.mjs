import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { assertHears, kinds } from '../lib/expect.mjs';
import { stage } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

const AGENT = 700;
const COLLEAGUE = 1000;
const OUTSIDE = 440;

describe('An agent who calls', () => {
  let browser;
  after(() => browser?.close()); // before the stage looks for what is left
  const on = stage();

  const state = (text) => browser.page.getByRole('status').filter({ hasText: text }).waitFor();
  const hears = (present, absent) =>
    until(`${present} Hz in the browser`, async () => assertHears(await browser.hears(present, absent), present, absent) ?? true);

  /** By the dialog of the page; the first one found is called. */
  async function calls(written, name = written) {
    await browser.page.getByRole('button', { name: /^Call\b/ }).click();
    await browser.page.getByRole('combobox', { name: 'Colleague, queue or number' }).fill(written);
    await browser.page.getByRole('option', { name, selected: true }).waitFor();
    await browser.page.keyboard.press('Enter');
  }

  const hangsUp = () => browser.call().getByRole('button', { name: 'Hang up' }).click();

  it('a colleague and somebody outside from the page, a queue from a desk phone; each is back at what it did before', async () => {
    const department = await on.centre.department({ agents: 2 });
    const [{ username, password, displayName }, { displayName: colleagueName }] = department.people;
    const colleague = await department.onDeskPhone(on.phones, { tone: COLLEAGUE, after: 700 }, 1);
    await colleague.api.put('/agent/state', { state: 'NOT_READY', reasonCode: 'BREAK' });
    browser = await AgentBrowser.open(on.server, { tone: AGENT });
    await browser.login(username, password);
    await browser.signIn();

    await calls(colleagueName);
    await state('Internal call');
    await browser.call().getByText('Calling', { exact: true }).waitFor();
    await colleague.desk.sees('ringing');
    await browser.call().getByText('Talking', { exact: true }).waitFor();
    await hears(COLLEAGUE, AGENT);
    await hangsUp();
    await browser.call().waitFor({ state: 'hidden' });
    await state('Available');
    assert.equal((await colleague.is('NOT_READY')).reasonCode, 'BREAK');

    const { number, phone } = await on.centre.outsider(on.phones, { tone: OUTSIDE, after: 700 });
    await calls(number);
    await state('Outgoing call');
    await phone.sees('ringing');
    await browser.call().getByText('Talking', { exact: true }).waitFor();
    await hears(OUTSIDE, AGENT);
    phone.listen();
    await until('the agent outside', async () => {
      const levels = await phone.heard(400, AGENT, OUTSIDE);
      return levels.ms > 300 && levels[AGENT] > -40 && levels[OUTSIDE] < -45;
    }, { everyMs: 600 });
    await hangsUp();
    await phone.sees('ended THEM');
    await browser.call().waitFor({ state: 'hidden' });
    await state('Available');

    const short = await on.centre.shortNumber('QUEUE', department.queue.id);
    const call = await colleague.desk.code(short);
    call.say(COLLEAGUE);
    await browser.incoming().getByText(colleagueName, { exact: true }).waitFor();
    await browser.answer();
    await state('Internal call');
    await hears(COLLEAGUE, AGENT);
    await hangsUp();
    await call.sees('ended THEM');
    await state('Available');
    assert.equal((await colleague.is('NOT_READY')).reasonCode, 'BREAK');

    await isInTheLog(displayName, colleagueName, number, department);
    assert.deepEqual(browser.errors, []);
  });

  async function isInTheLog(name, colleagueName, number, department) {
    const { items } = await on.centre.admin.get(`/contacts?limit=20`);
    const placed = await Promise.all(items
      .filter(({ kind, placedBy }) => kind !== 'CALL' && [name, colleagueName].includes(placedBy))
      .map(({ contactId }) => on.centre.admin.get(`/contacts/${contactId}`)));
    const told = placed.map((one) => `${one.kind} of ${one.placedBy}`).sort();
    assert.deepEqual(told, [`INTERNAL of ${name}`, `INTERNAL of ${colleagueName}`, `OUTBOUND of ${name}`].sort());
    const outside = placed.find(({ kind }) => kind === 'OUTBOUND');
    assert.equal(outside.dialled, number);
    const queued = placed.find(({ placedBy }) => placedBy === colleagueName);
    assert.equal(queued.queueName, department.name);
    assert.ok(kinds(queued).includes('CONVERSATION'), JSON.stringify(kinds(queued)));
  }
});
