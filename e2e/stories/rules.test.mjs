import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { ADMINISTRATOR, stage } from '../lib/shared.mjs';

/** Callers of no other story. */
const PREFIX = '+49406690055';

describe('An administrator writes a routing rule', () => {
  let browser;
  after(() => browser?.close()); // before the stage looks for what is left
  const on = stage();

  it('tries it on a caller, keeps it, and the next such call goes where it says; then deletes it', async () => {
    const asked = await on.centre.department();
    const meant = await on.centre.department();
    const agent = await meant.onDeskPhone(on.phones);
    const name = `Ladders ${Date.now()}`;
    browser = await AgentBrowser.open(on.server);
    const { page } = browser;
    await browser.login(ADMINISTRATOR.username, ADMINISTRATOR.password);
    await page.getByRole('navigation', { name: 'Administration' }).waitFor();
    await page.goto(`${on.server.http}/#/admin/routing-rules`);
    await page.getByRole('button', { name: 'New rule' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name').fill(name);

    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Add at least one condition.').waitFor();

    await form.getByLabel('Add a condition').click();
    await page.getByRole('option', { name: 'Caller’s number' }).click();
    await form.getByLabel('Condition 1: how').click();
    await page.getByRole('option', { name: 'starts with' }).click();
    await form.getByLabel('Condition 1: values').fill(PREFIX);
    await page.keyboard.press('Enter');
    await form.getByLabel('Goes to').fill(meant.name);
    await page.getByRole('option', { name: meant.name }).click();

    const trial = form.getByRole('region', { name: 'Try it on a caller' });
    await trial.getByLabel('Number dialled').fill(asked.name);
    await page.getByRole('option', { name: asked.name }).click();
    const tried = async (number) => {
      await trial.getByLabel('Caller', { exact: true }).fill(number);
      await page.getByRole('option', { name: number }).click();
      await trial.getByRole('button', { name: 'Try' }).click();
    };
    await tried(`${PREFIX}1`);
    await trial.getByText(`“${name}” decides: to ${meant.name}.`).waitFor();
    await tried('+494066900991');
    await trial.getByText(`No rule holds: to ${asked.name}, as the menu said.`).waitFor();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });

    const caller = on.phones.dial({ from: `${PREFIX}1`, to: asked.number, server: on.server.sip });
    await agent.is('ON_CONTACT');
    caller.hangUp();
    const contact = await asked.contact();
    assert.deepEqual(contact.segments.filter(({ kind }) => kind === 'QUEUE').map(({ queueName }) => queueName), [meant.name]);
    await page.goto(`${on.server.http}/#/contacts/${contact.contactId}`);
    await page.getByText(`Rule “${name}”`).waitFor();

    await page.goto(`${on.server.http}/#/admin/routing-rules`);
    await page.getByRole('button', { name, exact: true }).click();
    await form.getByRole('button', { name: 'Delete' }).click();
    await form.getByRole('button', { name: 'Yes, delete' }).click();
    await form.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name, exact: true }).waitFor({ state: 'hidden' });
    assert.deepEqual(browser.errors, []);
  });
});
