import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { stage } from '../lib/shared.mjs';

const text = (name, words) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) });

describe('What is attached to a customer', { concurrency: 2 }, () => {
  const open = [];
  after(() => Promise.all(open.map((one) => one.close()))); // before the stage looks for what is left
  const on = stage();

  const atADesk = async (department) => {
    const browser = await AgentBrowser.open(on.server);
    open.push(browser);
    const { username, password } = department.people[0];
    await browser.login(username, password);
    await browser.page.getByRole('navigation').waitFor();
    return browser;
  };
  const part = (page) => page.locator('section').filter({ has: page.getByRole('heading', { name: 'Files' }) }).last();
  const attach = (page, ...files) => part(page).locator('input[type=file]').setInputFiles(files);
  const attached = (page, name) => part(page).getByRole('link', { name });
  const removes = async (page, name) => {
    await part(page).getByRole('button', { name: `Remove ${name}` }).click();
    await attached(page, name).waitFor({ state: 'hidden' });
  };
  const kept = async (customer) => (await on.centre.admin.get(`/customers/${customer.id}/files`)).items.map(({ name }) => name).sort();

  it('is taken, removed and brought back one by one, and stays removed when nobody wants it back', async () => {
    const customer = await on.centre.customer();
    const browser = await atADesk(await on.centre.department());
    const { page } = browser;
    await page.goto(`${on.server.http}/#/customers/${customer.id}`);
    await attach(page, text('contract.txt', 'Signed.'), text('invoice.txt', 'Paid.'), text('photo.txt', 'A leak.'));
    for (const name of ['contract.txt', 'invoice.txt', 'photo.txt']) await attached(page, name).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), attached(page, 'contract.txt').click()]);
    assert.equal(download.suggestedFilename(), 'contract.txt');

    await removes(page, 'contract.txt');
    await removes(page, 'invoice.txt');
    await removes(page, 'photo.txt');
    assert.deepEqual(await kept(customer), []);
    const undo = (name) => part(page).getByRole('paragraph').filter({ hasText: `${name} is removed.` }).getByRole('button', { name: 'Undo' });
    await undo('contract.txt').click();
    await attached(page, 'contract.txt').waitFor();
    await undo('contract.txt').waitFor({ state: 'hidden' });

    await page.route('**/files/*/restore', (route) => route.abort());
    await undo('invoice.txt').click();
    await page.getByRole('alert').waitFor();
    await page.unrouteAll();
    await undo('invoice.txt').click();
    await attached(page, 'invoice.txt').waitFor();
    await removes(page, 'contract.txt');
    assert.deepEqual(await kept(customer), ['invoice.txt']);
    assert.deepEqual(browser.errors, []);
  });

  it('is there during a call that comes in, and what is not taken is told when the card has gone', async () => {
    const department = await on.centre.department();
    const customer = await on.centre.customer();
    const browser = await atADesk(department);
    const { page } = browser;
    await browser.signIn();
    const caller = on.phones.dial({ from: customer.phones[0], to: department.number, server: on.server.sip });
    await browser.incoming().waitFor();
    await browser.answer();
    await attach(page, text('during the call.txt', 'Said now.'));
    await attached(page, 'during the call.txt').waitFor();
    assert.deepEqual(await kept(customer), ['during the call.txt']);

    let go;
    const gone = new Promise((done) => (go = done));
    await page.route(/\/files\?/, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await gone;
      return route.abort();
    });
    await attach(page, text('too late.txt', 'Nobody takes it.'));
    await part(page).getByText('too late.txt').waitFor();
    await page.goto(`${on.server.http}/#/contacts`);
    await part(page).waitFor({ state: 'hidden' });
    go();
    await page.getByRole('alert').filter({ hasText: 'too late.txt was not attached' }).waitFor();
    caller.hangUp();
    assert.deepEqual(browser.errors, []);
  });
});
