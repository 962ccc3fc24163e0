import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { hears } from '../lib/expect.mjs';
import { stage } from '../lib/shared.mjs';
import { Agent } from '../lib/centre.mjs';
import { until } from '../lib/until.mjs';

describe('An agent at the desk', { concurrency: 2 }, () => {
  const on = stage();

  async function atADesk(story, { username, password }) {
    const browser = await AgentBrowser.open(on.server);
    story.after(() => browser.close());
    await browser.login(username, password);
    await browser.page.getByRole('navigation').waitFor();
    return browser;
  }

  let customers = 0;
  async function aCustomer(phone) {
    const lastName = `Lovelace${process.pid}x${(customers += 1)}`;
    return (await on.centre.admin.post('/customers', {
      firstName: 'Ada', lastName, company: '', email: '', phones: phone ? [phone] : [],
      street: '', postcode: '', city: '', country: 'DE', language: 'en',
    })).customer;
  }

  const opens = (browser, address) => browser.page.goto(`${on.server.http}/#/${address}`);
  const noteOf = (browser) => browser.page.getByRole('textbox', { name: /note/i });
  const isKept = (browser) => browser.page.getByText('Saved as draft').waitFor();
  const reads = (field, text) => until(`the field reads ${text}`, async () => (await field.inputValue()) === text);
  const state = (browser, text) => browser.page.getByRole('status').filter({ hasText: text }).waitFor();

  it('loses no character: typed at one desk, it is there at another, after a reload, and after the server was out of reach', async (story) => {
    const department = await on.centre.department();
    const customer = await aCustomer();
    const first = await atADesk(story, department.people[0]);
    await opens(first, `customers/${customer.id}`);
    await noteOf(first).fill('Wants it blue, ');
    await isKept(first);

    const second = await atADesk(story, department.people[0]);
    await opens(second, `customers/${customer.id}`);
    await reads(noteOf(second), 'Wants it blue, ');

    await first.context.setOffline(true);
    await noteOf(first).press('End');
    await noteOf(first).pressSequentially('on Thursday');
    await first.page.getByText('The server is away.').waitFor();
    await first.context.setOffline(false);
    await isKept(first);
    await second.page.reload();
    await reads(noteOf(second), 'Wants it blue, on Thursday');

    await second.page.getByRole('button', { name: 'Edit', exact: true }).click();
    await second.page.getByLabel('Company').fill('Analytical Engines');
    await second.page.getByRole('dialog').getByText('Saved as draft').waitFor();
    await second.page.reload();
    await second.page.getByRole('button', { name: 'Continue' }).click();
    await reads(second.page.getByLabel('Company'), 'Analytical Engines');
    await second.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await second.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await second.page.getByRole('button', { name: 'Add note' }).click();
    await second.page.locator('li').getByText('Wants it blue, on Thursday').waitFor();

    const agent = await Agent.login(on.server, department.people[0].username, department.people[0].password);
    story.after(() => agent.close());
    await until('no draft is left', async () => (await agent.api.get('/drafts')).items.length === 0);
    assert.deepEqual([...first.errors, ...second.errors], []);
  });

  it('finds a customer, a break and a colleague by keyboard alone, and acts on each', async (story) => {
    const department = await on.centre.department({ agents: 2 });
    const customer = await aCustomer();
    const colleague = await department.onDeskPhone(on.phones, { after: 300 }, 1);
    await colleague.api.put('/agent/state', { state: 'NOT_READY', reasonCode: 'BREAK' });
    const browser = await atADesk(story, department.people[0]);
    await browser.signIn();
    const keys = browser.page.keyboard;
    const finds = async (typed, name) => {
      await keys.press('Control+k');
      await keys.type(typed);
      await browser.page.getByRole('option', { name, selected: true }).waitFor();
      await keys.press('Enter');
    };

    await finds(customer.lastName, customer.lastName);
    await browser.page.getByRole('heading', { name: new RegExp(customer.lastName) }).waitFor();
    await finds('not ready break', 'Not ready: Break');
    await finds('go to desk', 'Go to Desk');
    await state(browser, 'Not ready');
    await finds('go available', 'Go available');
    await state(browser, 'Available');
    await finds(department.people[1].displayName, department.people[1].displayName);
    await colleague.desk.sees('ringing');
    await browser.call().getByText('Talking', { exact: true }).waitFor();
    await finds('hang up', 'Hang up');
    await browser.call().waitFor({ state: 'hidden' });

    await keys.press('Shift+?');
    await browser.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Find and do anything').waitFor();
    assert.deepEqual(browser.errors, []);
  });

  it('calls a number by a click and by a telephone link: the card is there before the answer, and each is dialled once', async (story) => {
    const department = await on.centre.department();
    const { number, phone } = await on.centre.outsider(on.phones, { after: 700 });
    const customer = await aCustomer(number);
    const browser = await atADesk(story, department.people[0]);
    await browser.signIn();

    await opens(browser, `customers/${customer.id}`);
    await browser.page.getByRole('button', { name: /^Call \+49/ }).first().click();
    await phone.sees('ringing');
    await state(browser, 'Outgoing call');
    await browser.page.getByRole('heading', { name: new RegExp(customer.lastName) }).waitFor();
    await browser.call().getByText('Talking', { exact: true }).waitFor();
    await browser.call().getByRole('button', { name: 'Hang up' }).click();
    await browser.call().waitFor({ state: 'hidden' });

    await opens(browser, `dial/${encodeURIComponent(`tel:${number}`)}`);
    const question = browser.page.getByRole('dialog', { name: 'Call this number?' });
    await question.getByText(customer.lastName).waitFor();
    await question.getByRole('button', { name: 'Call' }).dblclick();
    await browser.call().getByText('Talking', { exact: true }).waitFor();
    await browser.call().getByRole('button', { name: 'Hang up' }).click();
    await browser.call().waitFor({ state: 'hidden' });

    const calls = await until('both calls are in the log', async () => {
      const { items } = await on.centre.admin.get('/contacts?limit=20');
      const ended = items.filter(({ dialled, endedAtMs }) => dialled === number && endedAtMs !== null);
      return ended.length >= 2 && ended;
    });
    assert.deepEqual(calls.map(({ kind, placedBy }) => [kind, placedBy]), [
      ['OUTBOUND', department.people[0].displayName],
      ['OUTBOUND', department.people[0].displayName],
    ]);
    assert.deepEqual(browser.errors, []);
  });

  it('answers at the desk phone by a key in the page, and calls a colleague without lifting the receiver', async (story) => {
    const department = await on.centre.department({ agents: 2 });
    const agent = await department.onDeskPhone(on.phones, { told: true, tone: 700 });
    const colleague = await department.onDeskPhone(on.phones, { after: 300, tone: 1000 }, 1);
    await colleague.api.put('/agent/state', { state: 'NOT_READY', reasonCode: 'BREAK' });
    const browser = await atADesk(story, department.people[0]);
    await state(browser, 'Available');

    const caller = on.phones.dial({ from: '+492214710822', to: department.number, server: on.server.sip, tone: 440 });
    await browser.incoming().getByRole('button', { name: 'Answer' }).waitFor();
    await browser.page.keyboard.press('a');
    await browser.call().getByText('Talking', { exact: true }).waitFor();
    caller.listen();
    await hears(caller, 'the caller hears the agent', [700], (levels) => levels[700] > -30);
    agent.desk.listen();
    await hears(agent.desk, 'the agent hears the caller', [440], (levels) => levels[440] > -30);
    caller.hangUp();
    await browser.page.getByRole('radio').first().check();
    await browser.page.getByRole('button', { name: 'Finish' }).click();
    await state(browser, 'Available');

    await browser.page.keyboard.press('l');
    await browser.page.getByRole('combobox', { name: 'Colleague, queue or number' }).fill(department.people[1].displayName);
    await browser.page.getByRole('option', { name: department.people[1].displayName, selected: true }).waitFor();
    await browser.page.keyboard.press('Enter');
    await colleague.desk.sees('answered');
    await browser.call().getByText('Talking', { exact: true }).waitFor();
    colleague.desk.listen();
    await hears(colleague.desk, 'the colleague hears the agent', [700], (levels) => levels[700] > -30);
    assert.deepEqual(browser.errors, []);
  });
});
