import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { kinds } from '../lib/expect.mjs';
import { stage, SUPERVISOR } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

const FIRST = '+492214710840';
const SECOND = '+492214710841';

describe('A supervisor', () => {
  let browser;
  after(() => browser?.close()); // before the stage looks for what is left
  const on = stage();

  async function atTheWall() {
    browser ??= await AgentBrowser.open(on.server);
    await browser.page.context().clearCookies();
    await browser.login(SUPERVISOR.username, SUPERVISOR.password);
    await browser.page.getByRole('region', { name: 'Queues' }).waitFor();
    return browser.page;
  }

  it('lets a caller overtake, takes it back, and moves another to a queue that serves at once', async () => {
    const department = await on.centre.department();
    const other = await on.centre.department();
    const page = await atTheWall();
    const callers = [];
    for (const from of [FIRST, SECOND]) {
      callers.push(on.phones.dial({ from, to: department.number, server: on.server.sip }));
      await waiting(department, callers.length);
    }
    await page.getByRole('region', { name: 'Queues' }).getByRole('button', { name: department.name, exact: true }).click();
    const list = page.getByRole('dialog').getByRole('listitem');
    const order = (...ends) =>
      page.waitForFunction(
        (numbers) => {
          const rows = [...document.querySelectorAll('[role=dialog] li')].map((row) => row.textContent.replaceAll(/\D/g, ''));
          return rows.length === numbers.length && numbers.every((number, at) => rows[at].includes(number));
        },
        ends.map((number) => number.slice(-5)),
      );
    await order(FIRST, SECOND);
    await list.nth(1).getByRole('button', { name: /^More priority/ }).click();
    await order(SECOND, FIRST);
    await page.getByRole('button', { name: 'Undo' }).click();
    await order(FIRST, SECOND);

    await list.nth(1).getByRole('button', { name: /^Move / }).click();
    await page.getByRole('menuitem', { name: other.name }).click();
    await order(FIRST);
    const agent = await other.onDeskPhone(on.phones);
    const { contact } = await agent.is('ON_CONTACT');
    assert.equal(contact.caller, SECOND);
    callers.forEach((caller) => caller.hangUp());
    await agent.is('WRAP_UP');
    const [moved] = (await department.contacts()).filter(({ caller }) => caller === SECOND);
    const told = await on.centre.admin.get(`/contacts/${moved.contactId}`);
    assert.ok(kinds(told).includes('MOVE') && kinds(told).includes('PRIORITY'), JSON.stringify(kinds(told)));
    assert.deepEqual(browser.errors, []);
  });

  it('sets an agent to a reason, which the agent sees said by whom, and takes it back', async () => {
    const department = await on.centre.department();
    const page = await atTheWall();
    const agent = await department.onDeskPhone(on.phones);
    const { displayName } = department.people[0];
    await page.getByLabel('Find by name').fill(displayName);
    await page.getByRole('button', { name: displayName }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: 'Break' }).click();
    const { reasonCode, forcedBy } = await agent.is('NOT_READY');
    assert.equal(reasonCode, 'BREAK');
    assert.ok(forcedBy, 'the agent sees who did it');
    await drawer.getByRole('button', { name: 'Undo' }).click();
    await agent.is('AVAILABLE');
    await drawer.getByRole('switch', { name: department.name }).click();
    const caller = on.phones.dial({ from: FIRST, to: department.number, server: on.server.sip });
    await waiting(department, 1);
    assert.equal((await agent.view()).state, 'AVAILABLE', 'nothing comes from a queue that is paused');
    await drawer.getByRole('switch', { name: department.name }).click();
    await agent.is('ON_CONTACT');
    caller.hangUp();
    assert.deepEqual(browser.errors, []);
  });

  /** As many callers wait in a department's queue as the log says. */
  async function waiting(department, count) {
    await until(`${count} callers wait`, async () => {
      const rows = await department.contacts();
      const details = await Promise.all(rows.map(({ contactId }) => on.centre.admin.get(`/contacts/${contactId}`)));
      return details.filter(({ segments }) => segments.some(({ kind, endedAtMs }) => kind === 'QUEUE' && endedAtMs === null)).length === count;
    });
  }
});
