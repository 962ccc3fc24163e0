import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { asksForCallback, leavesMessage } from '../lib/farewells.mjs';
import { CUSTOMERS, furnished, NOWHERE } from '../lib/furnished.mjs';
import { ADMINISTRATOR, stage, SUPERVISOR } from '../lib/shared.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** All of them, in light; in dark only those that look at colours, as nothing else differs. */
const RULES = {
  light: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};
const KINDS = ['users', 'skills', 'queues', 'numbers', 'menus', 'hours', 'desk-phones', 'trunks', 'reason-codes', 'dispositions'];

/** Who leaves a message. */
const MESSAGE = '+492214710858';

/**
 * What axe finds against WCAG 2.2 A and AA in the page as it stands, in one colour scheme; while a question or form is
 * open, in that alone, as what is behind it cannot be used.
 */
async function violations(page, scheme) {
  await page.emulateMedia({ colorScheme: scheme });
  await page.locator(`:root[data-mantine-color-scheme=${scheme}]`).waitFor();
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const found = await page.evaluate(
    (runOnly) =>
      window.axe.run([...document.querySelectorAll('[aria-modal=true]')].at(-1) ?? document, { runOnly, resultTypes: ['violations'] }),
    RULES[scheme],
  );
  return found.violations.map(({ id, nodes }) => `${scheme}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

describe('The page for everybody: no violation of WCAG 2.2 A or AA, light and dark', () => {
  let browser;
  let page;
  after(() => browser?.close()); // before the stage looks for what is left
  const on = stage();
  before(async () => {
    browser = await AgentBrowser.open(on.server);
    page = browser.page;
    await page.emulateMedia({ reducedMotion: 'reduce' });
  });

  /** Calls go on while axe reads: what it found in the middle of a change is gone when it looks again. */
  const isFine = async (what) => {
    for (const scheme of ['light', 'dark']) {
      let found = [];
      for (let looks = 0; looks < 3; looks++) {
        found = await violations(page, scheme);
        if (!found.length) break;
      }
      assert.deepEqual(found, [], what);
    }
  };
  const isOpen = (title) => page.getByRole('heading', { name: title, level: 1 }).waitFor();
  const leave = () => page.context().clearCookies();

  it('the login, and what it says to a wrong password', async () => {
    await browser.login('nobody', 'wrong-password');
    await page.getByRole('alert').waitFor();
    await isFine('login');
  });

  it('each list of the administration, a form of it, and what the form says to nothing', async () => {
    await browser.login(ADMINISTRATOR.username, ADMINISTRATOR.password);
    await page.getByRole('navigation', { name: 'Administration' }).waitFor();
    for (const kind of KINDS) {
      await page.goto(`${on.server.http}/#/admin/${kind}`);
      await page.locator('tbody tr').first().waitFor();
      await isFine(kind);
      await page.locator('main header').getByRole('button', { name: /^New / }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await page.locator('[aria-invalid=true]').first().waitFor();
      await isFine(`new ${kind}`);
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await page.locator('tbody button').first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await isFine('delete');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('a queue that overflows', async () => {
    const department = await on.centre.department();
    await page.goto(`${on.server.http}/#/admin/queues`);
    await page.getByRole('button', { name: department.name, exact: true }).click();
    await page.getByRole('button', { name: 'Add a step' }).click();
    await page.getByRole('dialog').getByLabel('Goes to').waitFor();
    await isFine('overflow');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Throw away' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('the routing rules, one being written and tried', async () => {
    await page.goto(`${on.server.http}/#/admin/routing-rules`);
    await isOpen('Routing rules');
    await isFine('no rules');
    await page.getByRole('button', { name: 'New rule' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name').fill('Incidents first');
    await form.getByLabel('Add a condition').click();
    await page.getByRole('option', { name: 'Has an open incident' }).click();
    await form.getByRole('button', { name: 'Try' }).click();
    await form.getByText('No rule holds').waitFor();
    await form.getByLabel('Name').fill('');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.locator('[aria-invalid=true]').first().waitFor();
    await isFine('new rule');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Throw away' }).click();
    await form.waitFor({ state: 'hidden' });
  });

  it('the customers, one of them, and the form to change one', async () => {
    await page.goto(`${on.server.http}/#/customers`);
    await isOpen('Customers');
    await page.locator('tbody a').first().waitFor();
    await isFine('customers');
    await page.locator('tbody a').first().click();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await isFine('customer form');
    await page.getByLabel('City').fill('Elsewhere');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keep editing' }).waitFor();
    await isFine('unsaved');
    await page.getByRole('button', { name: 'Throw away' }).click();
    await page.getByRole('dialog', { name: 'Edit customer' }).waitFor({ state: 'hidden' });
    await isFine('customer');
  });

  describe('what the demo company has not by itself', () => {
    let furniture;
    before(async () => {
      furniture = await furnished(on.centre.admin);
    });
    after(() => furniture?.clear());
    const visit = async (path, title) => {
      await page.goto(`${on.server.http}/#/${path}`);
      await isOpen(title);
    };
    const form = () => page.getByRole('dialog').last();
    const leaves = async () => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };

    it('the tokens of programs, and the one time a secret is shown', async () => {
      await visit('admin/developers/tokens', 'API tokens');
      await page.getByText('Web shop').waitFor();
      await isFine('tokens');
      await page.getByRole('button', { name: 'New token' }).click();
      await form().getByRole('button', { name: 'Save' }).click();
      await page.locator('[aria-invalid=true]').first().waitFor();
      await isFine('new token');
      await form().getByRole('textbox', { name: 'Name' }).fill('Wallboard');
      await form().getByRole('checkbox', { name: 'reports:read' }).check();
      await form().getByRole('button', { name: 'Save' }).click();
      await form().getByText(/^swr_/).waitFor();
      await isFine('secret');
      await page.getByRole('button', { name: 'I have kept it' }).click();
      await page.getByRole('button', { name: 'Wallboard' }).click();
      await form().getByRole('button', { name: 'Delete' }).click();
      await form().getByRole('button', { name: 'Yes, delete' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });

    it('webhooks, what became of what was sent, and how to begin', async () => {
      await visit('admin/developers/webhooks', 'Webhooks');
      await page.getByText(NOWHERE).waitFor();
      await isFine('webhooks');
      await page.getByRole('button', { name: 'Tickets' }).click();
      await form().getByRole('button', { name: 'New secret' }).click();
      await isFine('webhook');
      await leaves();
      await visit('admin/developers/deliveries', 'Deliveries');
      await page.locator('tbody button').first().waitFor();
      await isFine('deliveries');
      await page.locator('tbody button').first().click();
      await form().getByRole('region', { name: 'Attempts' }).getByRole('listitem').first().waitFor();
      await isFine('delivery');
      await leaves();
      await visit('admin/developers/guide', 'How to begin');
      await isFine('guide');
    });

    it('a file of customers: how it is read, and what became of it', async () => {
      await visit('admin/imports', 'Import and export');
      await isFine('imports');
      await page.locator('input[type=file]').setInputFiles(CUSTOMERS);
      await page.getByRole('region', { name: 'First lines' }).waitFor();
      await isFine('mapping');
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByRole('status').getByText('Imported').waitFor();
      await isFine('imported');
      await page.getByRole('button', { name: /^Take back/ }).click();
      await isFine('take back');
      await page.getByRole('button', { name: 'Yes' }).click();
      await page.getByRole('status').getByText('Taken back').waitFor();
    });

    it('what people in the records ask for, and what is asked before somebody is erased', async () => {
      await visit('admin/person-requests', 'Data-subject requests');
      const request = page.getByRole('region', { name: /^To be erased Karla Twice/ });
      await request.waitFor();
      await isFine('requests');
      await request.getByRole('button', { name: 'Erase' }).click();
      await request.getByLabel(/^Type the customer number/).waitFor();
      await request.getByRole('button', { name: 'Withdraw' }).click();
      await isFine('asked twice');
      await request.getByRole('button', { name: 'Cancel' }).first().click();
    });

    it('a customer who is there twice, one made of both, and what a note said before', async () => {
      await page.goto(`${on.server.http}/#/customers/${furniture.customerId}`);
      const twice = page.getByRole('region', { name: 'Duplicates' });
      await twice.getByText('similar name').waitFor();
      await isFine('duplicates');
      await page.getByRole('button', { name: 'changed', exact: true }).click();
      await form().getByText('Tuesday.').waitFor();
      await isFine('note before');
      await leaves();
      await page.getByRole('button', { name: 'Change note' }).click();
      await isFine('note being changed');
      await page.getByRole('button', { name: 'Edit account' }).click();
      await form().getByRole('button', { name: 'Add: Other addresses' }).click();
      await isFine('account form');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Throw away' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await twice.getByRole('button', { name: /^Compare with Karla Twice/ }).click();
      await form().getByRole('radio').first().waitFor();
      await isFine('merge');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Throw away' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });

    it('cards by caller, connectors, own fields, how records are kept, a menu that asks for a number', async () => {
      await visit('admin/card-scenarios', 'Cards by caller');
      await page.getByRole('button', { name: 'New scenario' }).click();
      await form().getByRole('button', { name: 'Add a condition' }).click();
      await isFine('new scenario');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Throw away' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await isFine('scenarios');
      for (const [path, title, wanted] of [['connectors', 'Connectors', 'New connector'], ['custom-fields', 'Customer fields', 'New field']]) {
        await visit(`admin/${path}`, title);
        await page.getByRole('button', { name: wanted }).click();
        await form().getByRole('button', { name: 'Save' }).click();
        await page.locator('[aria-invalid=true]').first().waitFor();
        await isFine(wanted);
        await leaves();
      }
      await visit('admin/connectors', 'Connectors');
      await page.getByRole('button', { name: 'Ledger' }).click();
      await form().getByRole('textbox', { name: 'Body' }).waitFor();
      await isFine('how a connector writes');
      await leaves();
      await page.getByRole('tab', { name: 'Written back' }).click();
      await isOpen('Written back');
      await page.locator('tbody button').first().click();
      await form().getByRole('button', { name: 'Write again' }).waitFor();
      await isFine('what was written back');
      await leaves();
      await isFine('written back');
      await visit('admin/record-settings', 'Records');
      await page.getByRole('button', { name: 'Save' }).waitFor();
      await isFine('record settings');
      await visit('admin/menus', 'Menus');
      await page.locator('tbody button').first().click();
      const asked = form().getByRole('group', { name: 'Asks for a number' });
      await asked.getByRole('combobox').selectOption('customer number');
      await asked.getByRole('textbox', { name: 'What is said' }).fill('Key in your number.');
      await isFine('asked number');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Throw away' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    });
  });

  it('an agent\'s day: sign in, waiting, a call that rings, the call, the wrap-up', async () => {
    const department = await on.centre.department();
    const { username, password } = department.people[0];
    await leave();
    await browser.login(username, password);
    await page.getByRole('button', { name: 'Sign in only' }).and(page.locator(':enabled')).waitFor();
    await isFine('sign in');
    await browser.signIn();
    await isFine('waiting');
    const caller = on.phones.dial({ from: '+493023125400', to: department.number, server: on.server.sip });
    await browser.incoming().waitFor();
    await isFine('ringing');
    await browser.answer();
    await browser.call().waitFor();
    await isFine('talking');
    await browser.call().getByRole('button', { name: 'Keypad' }).click();
    await isFine('keypad');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Transfer' }).click();
    await page.getByRole('option').first().waitFor();
    await isFine('transfer');
    await page.keyboard.press('Escape');
    await browser.call().getByRole('button', { name: 'Hold' }).click();
    await browser.call().getByRole('button', { name: 'Resume' }).waitFor();
    await isFine('held');
    caller.hangUp();
    await page.getByRole('radio').first().check();
    await page.getByRole('textbox', { name: 'Note' }).fill('Wants a bill.');
    await isFine('wrap-up');
    await page.getByRole('button', { name: 'Finish' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog').waitFor();
    await isFine('shortcuts');
    const { contactId } = await department.contact();
    await leave();
    await browser.login('sabine', ADMINISTRATOR.password);
    await page.getByRole('region', { name: 'Queues' }).waitFor();
    await page.goto(`${on.server.http}/#/contacts/${contactId}`);
    await page.getByRole('slider').waitFor();
    await isFine('contact with a recording');
  });

  it('who waits in a queue without holding the line: a message and a callback, and what is asked before either goes', async () => {
    const overflow = [
      { trigger: 'KEY', key: '5', target: 'VOICEMAIL', text: 'Speak.' },
      { trigger: 'KEY', key: '2', target: 'CALLBACK', text: 'Press two.' },
    ];
    const callbacks = { retryMs: 60_000, maxAttempts: 3, from: '00:00', to: '00:00', resumeWithinMs: 0 };
    const department = await on.centre.department({ queue: { overflow, callbacks } });
    const outside = await on.centre.outsider(on.phones);
    const dial = (from) => on.phones.dial({ from, to: department.number, server: on.server.sip, tone: 440 });
    await Promise.all([
      leavesMessage(dial(MESSAGE), department, { from: MESSAGE, key: '5' }),
      asksForCallback(dial(outside.number), department, { from: outside.number, key: '2' }),
    ]);
    await leave();
    const list = await browser.waitingIn(department, SUPERVISOR);
    await list.getByRole('listitem').nth(1).waitFor();
    await list.getByText(/To be called back/).waitFor();
    await isFine('a message and a callback wait');
    await list.getByRole('button', { name: /^Delete the message/ }).click();
    await list.getByRole('button', { name: /^Cancel callback: / }).click();
    await list.getByRole('button', { name: 'Nobody is called' }).waitFor();
    await isFine('asked twice');
    await list.getByRole('alert').getByRole('button', { name: /^Delete the message/ }).click();
    await list.getByRole('button', { name: 'Nobody is called' }).click();
    await list.getByText('Nobody waits').waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
  });

  it('whom to call, and an own call that runs', async () => {
    const department = await on.centre.department({ agents: 2 });
    const colleague = await department.onDeskPhone(on.phones, {}, 1);
    await leave();
    const { username, password } = department.people[0];
    await browser.login(username, password);
    await browser.signIn();
    await page.getByRole('button', { name: /^Call\b/ }).click();
    await page.getByRole('combobox', { name: 'Colleague, queue or number' }).fill(department.people[1].displayName);
    await page.getByRole('option', { selected: true }).waitFor();
    await isFine('whom to call');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await colleague.is('ON_CONTACT');
    await browser.call().getByText('Talking', { exact: true }).waitFor();
    await isFine('an own call');
    await browser.call().getByRole('button', { name: 'Hang up' }).click();
    await browser.call().waitFor({ state: 'hidden' });
  });

  it('the wall, on a desk and on a wall, the contacts, and the person\'s choices', async () => {
    await leave();
    await browser.login(SUPERVISOR.username, SUPERVISOR.password);
    await page.getByRole('region', { name: 'Queues' }).waitFor();
    await page.goto(`${on.server.http}/#/board`);
    await page.getByRole('region', { name: 'Queues' }).waitFor();
    await isFine('board');
    const department = await on.centre.department();
    const caller = on.phones.dial({ from: '+493023125400', to: department.number, server: on.server.sip });
    await page.getByRole('region', { name: 'Queues' }).getByRole('button', { name: department.name, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^Move / }).waitFor();
    await isFine('who waits');
    await page.keyboard.press('Escape');
    caller.hangUp();
    await page.getByLabel('Find by name').fill(department.people[0].displayName);
    await page.getByRole('button', { name: department.people[0].displayName }).click();
    await page.getByRole('dialog').getByText('Only the agent can sign in').waitFor();
    await isFine('an agent');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.goto(`${on.server.http}/#/board/wall`);
    await page.getByRole('button', { name: 'Leave the big screen' }).waitFor();
    await isFine('wall');
    await page.goto(`${on.server.http}/#/saved`);
    await isOpen('Time saved');
    await page.locator('tbody tr').first().waitFor();
    await isFine('time saved');
    await page.goto(`${on.server.http}/#/contacts`);
    await page.locator('tbody tr').first().waitFor();
    await isFine('contacts');
    await page.getByLabel('Telephone number, or some of its digits').fill('nobody');
    await page.getByText('Contacts are found by telephone number').waitFor();
    await isFine('nothing found');
    await page.getByRole('button', { name: /language, colours/ }).click();
    await page.getByRole('button', { name: 'Log out', exact: true }).waitFor();
    await isFine('person');
  });
});
