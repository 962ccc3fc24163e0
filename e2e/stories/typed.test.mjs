import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { stage } from '../lib/shared.mjs';

const STRANGER = '+494066969000';

describe('A caller who keys in a number', () => {
  const on = stage();

  it('is known by it while the phone rings, though nobody knows where the call comes from', async () => {
    const department = await on.centre.department();
    const digits = `${Date.now()}`;
    const customer = await on.centre.customer({ customerNumber: `T-${digits}` });
    await on.centre.admin.put(`/admin/menus/${department.menu.id}/asked-number`, {
      meaning: 'CUSTOMER_NUMBER', question: 'Your customer number, and then the hash key.', tries: 2,
    });
    const browser = await AgentBrowser.open(on.server);
    const [{ username, password }] = department.people;
    await browser.login(username, password);
    await browser.signIn();

    const caller = on.phones.dial({ from: STRANGER, to: department.number, server: on.server.sip });
    await caller.sees('answered');
    caller.press(`1${digits}#`);
    await browser.incoming().waitFor();
    await browser.page.getByText(`Found by the customer number the caller keyed in: ${digits}`).waitFor();
    await browser.page.getByRole('heading', { name: `${customer.firstName} ${customer.lastName}` }).waitFor();
    await browser.answer();
    await browser.call().getByRole('button', { name: 'Hang up' }).click();
    await caller.sees('ended THEM');

    const contact = await department.contact();
    assert.equal(contact.caller, STRANGER);
    assert.equal(contact.customerName, `${customer.firstName} ${customer.lastName}`);
    assert.deepEqual(browser.errors, []);
    await browser.close();
  });
});
