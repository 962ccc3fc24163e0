import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { stage } from '../lib/shared.mjs';

describe('Two agents at one customer', () => {
  const on = stage();
  const open = [];
  afterEach(() => Promise.all(open.splice(0).map((browser) => browser.close())));

  async function atCustomer(person, id) {
    const browser = await AgentBrowser.open(on.server);
    open.push(browser);
    await browser.login(person.username, person.password);
    await browser.page.getByRole('button', { name: 'Sign in and go available' }).waitFor();
    await browser.page.goto(`${on.server.http}/#/customers/${id}`);
    await browser.page.getByRole('heading', { name: 'Together' }).waitFor();
    return browser;
  }

  const field = (browser, name) => browser.page.getByRole('dialog').getByRole('textbox', { name, exact: true });

  it('see each other and what the other changes; nothing typed is lost', async () => {
    const department = await on.centre.department({ agents: 2 });
    const [anna, bo] = department.people;
    const { customer } = await on.centre.admin.post('/customers', { lastName: 'Together', city: 'Odense' });
    const hers = await atCustomer(anna, customer.id);
    const his = await atCustomer(bo, customer.id);
    await hers.page.getByText(`${bo.displayName} has this card open too`).waitFor();
    await his.page.getByText(`${anna.displayName} has this card open too`).waitFor();

    await his.page.getByRole('button', { name: 'Edit', exact: true }).click();
    await field(his, 'First name').fill('Johan');
    await field(his, 'Company').fill('His company');
    await hers.page.getByRole('button', { name: 'Edit', exact: true }).click();
    await field(hers, 'City').fill('Aarhus');
    await field(hers, 'Company').fill('Her company');
    await hers.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await hers.page.getByRole('dialog').waitFor({ state: 'hidden' });

    await his.page.getByRole('dialog').getByText(`changed by ${anna.displayName} just now`).first().waitFor();
    await his.page.getByText(`${anna.displayName} has just made this: Her company.`).waitFor();
    assert.equal(await field(his, 'City').inputValue(), 'Aarhus');
    assert.equal(await field(his, 'First name').inputValue(), 'Johan');
    assert.equal(await field(his, 'Company').inputValue(), 'His company');
    if (process.env.PICTURES) {
      for (const colorScheme of ['light', 'dark']) {
        await his.page.emulateMedia({ colorScheme });
        await his.page.screenshot({ path: `${process.env.PICTURES}/together-${colorScheme}.png` });
      }
    }
    await his.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await his.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await hers.page.getByText('Johan Together').waitFor();
    await hers.page.getByRole('textbox', { name: 'Write a note' }).fill('Half a sentence');
    await his.page.getByRole('textbox', { name: 'Write a note' }).fill('Calls again on Monday');
    await his.page.getByRole('button', { name: 'Add note' }).click();
    await hers.page.getByText('Calls again on Monday', { exact: true }).waitFor();
    assert.equal(await hers.page.getByRole('textbox', { name: 'Write a note' }).inputValue(), 'Half a sentence');

    await his.close();
    open.splice(open.indexOf(his), 1);
    await hers.page.getByText('has this card open too').waitFor({ state: 'detached' });
    assert.deepEqual([...hers.errors, ...his.errors], []);
  });
});
