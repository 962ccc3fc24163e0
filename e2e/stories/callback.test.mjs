import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { assertHears, kinds } from '../lib/expect.mjs';
import { asksForCallback } from '../lib/farewells.mjs';
import { stage, SUPERVISOR } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

const CUSTOMER = 440;
const AGENT = 700;
/** At all hours, so that the story can be told at any. */
const CALLBACKS = { retryMs: 60_000, maxAttempts: 3, from: '00:00', to: '00:00', resumeWithinMs: 0 };

describe('A caller who would rather be called back', () => {
  const open = [];
  after(() => Promise.all(open.map((browser) => browser.close()))); // before the stage looks for what is left
  const on = stage();

  async function aBrowser(options) {
    const browser = await AgentBrowser.open(on.server, options);
    open.push(browser);
    return browser;
  }

  it('presses a key, agrees to the number and hangs up; keeps the place; is called when an agent is there, and both talk', async () => {
    const department = await on.centre.department({
      queue: { overflow: [{ trigger: 'KEY', key: '2', target: 'CALLBACK', text: 'Press two.' }], callbacks: CALLBACKS },
    });
    const customer = await on.centre.outsider(on.phones, { tone: CUSTOMER, after: 700 });
    const supervisor = await aBrowser();
    const list = await supervisor.waitingIn(department, SUPERVISOR);
    const caller = on.phones.dial({ from: customer.number, to: department.number, server: on.server.sip });
    await list.getByRole('listitem').nth(0).waitFor();
    await asksForCallback(caller, department, { from: customer.number, key: '2' });
    await list.getByText(/To be called back on \+49/).waitFor();
    const later = on.phones.dial({ from: '+492214710856', to: department.number, server: on.server.sip });
    await list.getByRole('listitem').nth(1).waitFor();
    assert.match(await list.getByRole('listitem').nth(0).innerText(), /^1\s[^]*To be called back on/, 'the place is kept');

    const agent = await aBrowser({ tone: AGENT });
    const { username, password } = department.people[0];
    await agent.login(username, password);
    await agent.beginShift();
    await agent.incoming().getByText('Callback', { exact: true }).waitFor();
    assert.ok(!on.phones.program.lines.some((line) => line.startsWith(`${customer.phone.name} ringing`)), 'the agent is rung first');
    await agent.answer();
    await agent.call().getByText('Calling the customer').waitFor();
    await customer.phone.sees('ringing');
    await agent.call().getByText('Talking', { exact: true }).waitFor();
    await until('the customer in the browser', async () => assertHears(await agent.hears(CUSTOMER, AGENT), CUSTOMER, AGENT) ?? true);
    customer.phone.listen();
    await until('the agent at the customer', async () => {
      const levels = await customer.phone.heard(400, AGENT, CUSTOMER);
      return levels.ms > 300 && levels[AGENT] > -40 && levels[CUSTOMER] < -45;
    }, { everyMs: 600 });
    await agent.call().getByRole('button', { name: 'Hang up' }).click();
    await customer.phone.sees('ended THEM');
    await agent.page.getByRole('radio').first().check();
    await agent.page.getByRole('button', { name: 'Finish' }).click();
    await agent.incoming().waitFor(); // now the one who came later
    later.hangUp();
    await agent.incoming().waitFor({ state: 'hidden' });

    const contact = await department.endedFrom(customer.number);
    assert.equal(contact.outcome, 'ANSWERED');
    assert.deepEqual(kinds(contact).filter((kind) => kind !== 'OVERFLOW'), ['MENU', 'QUEUE', 'CALLBACK', 'OFFER', 'ATTEMPT', 'CONVERSATION']);
    await tellsIt(supervisor.page, contact.contactId);
    assert.deepEqual([...supervisor.errors, ...agent.errors], []);
  });

  async function tellsIt(page, contactId) {
    await page.goto(`${on.server.http}/#/contacts/${contactId}`);
    await page.getByText('The caller pressed a key → callback').waitFor();
    await page.getByText(/^Hung up to be called back on \+49 .*; keeps the place\.$/).waitFor();
    await page.getByText(/^\+49 .* was called\.$/).waitFor();
    await page.getByText('Answered', { exact: true }).first().waitFor();
  }
});
