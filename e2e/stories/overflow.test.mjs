import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { kinds } from '../lib/expect.mjs';
import { ADMINISTRATOR, stage } from '../lib/shared.mjs';

describe('A queue that overflows', () => {
  let browser;
  after(() => browser?.close()); // before the stage looks for what is left
  const on = stage();

  it('is given its steps in the page; who waits too long is served in the next queue, and the contact says why', async () => {
    const department = await on.centre.department();
    const other = await on.centre.department();
    browser = await AgentBrowser.open(on.server);
    const { page } = browser;
    await browser.login(ADMINISTRATOR.username, ADMINISTRATOR.password);
    await page.getByRole('navigation', { name: 'Administration' }).waitFor();
    await page.goto(`${on.server.http}/#/admin/queues`);
    await page.getByRole('button', { name: department.name, exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: 'Add a step' }).click();
    await form.getByLabel('Time', { exact: true }).fill('2');
    await form.getByLabel('Goes to').fill(department.name);
    await page.getByRole('option', { name: department.name }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.locator('[aria-invalid=true], [role=alert]').first().waitFor(); // a queue that leads to itself
    await form.getByLabel('Goes to').fill(other.name);
    await page.getByRole('option', { name: other.name }).click();
    await form.getByText(`after 2 s → ${other.name}`).waitFor();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });

    const agent = await other.onDeskPhone(on.phones);
    const caller = on.phones.dial({ from: '+492214710850', to: department.number, server: on.server.sip });
    await agent.is('ON_CONTACT');
    caller.hangUp();
    const contact = await department.contact();
    assert.deepEqual(kinds(contact).slice(0, 4), ['MENU', 'QUEUE', 'OVERFLOW', 'QUEUE']);
    const [, waited] = contact.segments;
    assert.ok(waited.endedAtMs - waited.startedAtMs >= 2_000, 'not before its time');
    await page.goto(`${on.server.http}/#/contacts/${contact.contactId}`);
    await page.getByText('Waited too long').first().waitFor();
    assert.deepEqual(browser.errors, []);
  });
});
