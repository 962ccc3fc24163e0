// Draws the pages of the demo, light and dark: node screenshots.mjs [directory] [language, e.g. de-DE]
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Api } from './lib/api.mjs';
import { AgentBrowser } from './lib/browser.mjs';
import { Centre } from './lib/centre.mjs';
import { CUSTOMERS, furnished } from './lib/furnished.mjs';
import { Phones } from './lib/phones.mjs';
import { root } from './lib/places.mjs';
import { Server } from './lib/server.mjs';
import { ADMINISTRATOR, SUPERVISOR } from './lib/shared.mjs';

const into = process.argv[2] ?? join(root, 'docs', 'screenshots');
const language = process.argv[3] ?? 'en-GB';
const texts = JSON.parse(readFileSync(join(root, 'web', 'src', 'i18n', `${language.slice(0, 2)}.json`)));
const AGENT = { username: 'anna', password: 'switchroom' };
const ADMINISTRATION = [
  'users', 'skills', 'queues', 'routing-rules', 'numbers', 'menus', 'hours', 'short-numbers', 'desk-phones', 'trunks', 'connectors',
  'card-scenarios', 'reason-codes', 'dispositions', 'custom-fields', 'person-requests', 'record-settings',
];

mkdirSync(into, { recursive: true });
const server = await Server.start({ settings: { 'switchroom.demo.traffic': true } });
const browser = await AgentBrowser.open(server, { language });
const { page } = browser;
/** The way of the telephone in the page, which can be cut while the rest of the page has its own. */
const telephone = { whole: true, ends: new Set() };
await page.routeWebSocket(/\/sip$/, (end) => {
  if (!telephone.whole) return void end.close();
  telephone.ends.add(end);
  end.connectToServer();
});
const phones = await Phones.open();
const centre = await Centre.of(server, ADMINISTRATOR);
const { customerId } = await furnished(centre.admin);
await page.emulateMedia({ reducedMotion: 'reduce' });
await page.addInitScript((code) => localStorage.setItem('switchroom.language', code), language.slice(0, 2));

/** What the page shows now, in both schemes. */
async function draw(name) {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator(`:root[data-mantine-color-scheme=${scheme}]`).waitFor();
    // Something moves always where a microphone is shown.
    await page.waitForFunction(() => !document.getAnimations().some((one) => one instanceof CSSTransition), undefined, { timeout: 2_000 })
      .catch(() => {});
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    await page.screenshot({ path: join(into, `${name}-${scheme}.png`) });
  }
  console.log(name);
}

async function as({ username, password }) {
  await page.context().clearCookies();
  await page.goto('about:blank');
  await page.goto(server.http);
  await page.locator('input[autocomplete=username]').fill(username);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('nav').first().waitFor();
}

const visit = (path) => page.goto(`${server.http}/#/${path}`);
/** Whatever is drawn goes on if one thing is not there: the others still have to be seen. */
async function attempt(name, steps) {
  try {
    await steps();
    await draw(name);
  } catch (missing) {
    console.error(`${name}: ${missing.message.split('\n')[0]}`);
    process.exitCode = 1;
  }
}

const dialog = page.getByRole('dialog');
const leave = async () => {
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
};

page.setDefaultTimeout(20_000);
await page.goto(server.http);
await attempt('login', () => page.locator('input[type=password]').waitFor());

const button = (name) => page.getByRole('button', { name, exact: true });
await as(AGENT);
await attempt('agent-sign-in', () => button(texts.signIn.available).and(page.locator(':enabled')).waitFor());
const incoming = page.getByRole('region', { name: texts.call.incoming });
await attempt('agent-offer', async () => {
  await button(texts.signIn.available).click();
  await incoming.waitFor({ timeout: 180_000 });
});
// Whoever rang may have given up while he was drawn; the next one will be drawn.
while (!(await incoming.isVisible())) await attempt('agent-offer', () => incoming.waitFor({ timeout: 180_000 }));
const call = page.getByRole('region', { name: texts.call.title, exact: true });
await attempt('agent-call', async () => {
  await incoming.getByRole('button', { name: texts.call.answer }).click();
  await call.waitFor();
});
await attempt('agent-transfer', async () => {
  await call.getByRole('button', { name: texts.transfer.open }).click();
  await page.getByRole('option').first().waitFor();
});
await attempt('agent-wrap-up', async () => {
  await page.keyboard.press('Escape');
  await call.getByRole('button', { name: texts.call.hangUp }).click();
  await button(texts.wrapUp.finish).waitFor();
});
await attempt('palette', async () => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('an');
  await dialog.getByRole('option').nth(3).waitFor();
});
await attempt('keys', async () => {
  await leave();
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press('Shift+?');
  await dialog.getByText(texts.shortcut.palette).waitFor();
});
await leave();
const state = (text) => page.getByRole('status').filter({ hasText: text }).waitFor();
await attempt('agent-phone-lost', async () => {
  telephone.whole = false;
  for (const end of telephone.ends) await end.close();
  await page.getByRole('radio').first().check();
  await button(texts.wrapUp.finish).click();
  await state(texts.reason.DEVICE_LOST);
});

await attempt('agent-emergency', async () => {
  const desk = await phones.desk({ server: server.sip, user: 'desk-anna', password: 'desk-anna-secret', status: 486 });
  await phones.desk({ server: server.sip, user: '112' });
  const carrier = await centre.outsider(phones);
  await as(AGENT);
  const agent = await Api.login(server.http, AGENT.username, AGENT.password);
  await agent.post('/agent/sign-out');
  const { items } = await centre.admin.get('/admin/desk-phones?query=desk-anna');
  await agent.post('/agent/sign-in', { device: 'desk', deskPhoneId: items[0].id });
  await desk.code('112');
  await centre.admin.delete(`/admin/trunks/${carrier.trunk.id}`);
  await agent.put('/agent/state', { state: 'AVAILABLE' });
  await state(texts.reason.EMERGENCY);
});
await phones.close();

await as(ADMINISTRATOR);
for (const kind of ADMINISTRATION) {
  await attempt(`admin-${kind}`, async () => {
    await visit(`admin/${kind}`);
    await page.locator('main h1').waitFor();
    await page.locator('tbody tr, [role=listitem], main p').first().waitFor();
  });
}
for (const tab of ['tokens', 'webhooks', 'deliveries', 'guide']) {
  await attempt(`developers-${tab}`, async () => {
    await visit(`admin/developers/${tab}`);
    await page.locator('tbody tr, main pre').first().waitFor();
  });
}
await attempt('developers-delivery', async () => {
  await visit('admin/developers/deliveries');
  await page.locator('tbody button').first().click();
  await dialog.getByRole('listitem').first().waitFor();
});
await attempt('write-backs', async () => {
  await leave();
  await visit('admin/connectors/write-backs');
  await page.getByRole('row', { name: /ledger\.invalid/ }).first().waitFor();
});
await attempt('write-back', async () => {
  await page.getByRole('row', { name: /ledger\.invalid/ }).getByRole('button').first().click();
  await dialog.locator('dl dd').first().waitFor();
});
await attempt('developers-webhook', async () => {
  await leave();
  await visit('admin/developers/webhooks');
  await page.locator('tbody button').first().click();
  await dialog.getByRole('checkbox').first().waitFor();
});
await attempt('import', async () => {
  await leave();
  await visit('admin/imports');
  await page.locator('input[type=file]').setInputFiles(CUSTOMERS);
  await page.getByRole('region', { name: texts.imports.preview }).waitFor();
});
await attempt('menu-asked-number', async () => {
  await visit('admin/menus');
  await page.locator('tbody button').first().click();
  await dialog.getByRole('group', { name: texts.typedNumber.ask }).getByRole('combobox').selectOption({ index: 1 });
  await button(texts.typedNumber.save).scrollIntoViewIfNeeded();
});
await attempt('rule', async () => {
  await page.keyboard.press('Escape');
  await button(texts.form.discard).click();
  await dialog.waitFor({ state: 'hidden' });
  await visit('admin/routing-rules');
  await page.locator('main li button').first().click();
  await dialog.locator('fieldset').first().waitFor();
});
await attempt('card-scenario', async () => {
  await leave();
  await visit('admin/card-scenarios');
  await button(texts.pop.new).click();
  await dialog.locator('fieldset').first().waitFor();
});
await attempt('person-request-erasure', async () => {
  await leave();
  await visit('admin/person-requests');
  await page.getByRole('button', { name: texts.requests.begin.ERASURE }).first().click();
  await page.getByRole('alert').getByRole('textbox').waitFor();
});

await as(SUPERVISOR);
await attempt('wall', async () => {
  await visit('board');
  await page.locator('main section').first().waitFor();
});
await attempt('waiting', async () => {
  await page.locator('main section tbody button, main section button').first().click();
  await page.getByRole('dialog').waitFor();
});
await attempt('contacts', async () => {
  await visit('contacts');
  await page.locator('tbody tr').first().waitFor();
});
await attempt('contact', async () => {
  await page.locator('tbody a').first().click();
  await page.locator('main h1').waitFor();
});
await attempt('customers', async () => {
  await visit('customers');
  await page.locator('tbody a').first().waitFor();
});
await attempt('customer', async () => {
  await page.locator('tbody a').first().click();
  await page.locator('main h1').waitFor();
});

await attempt('customer-duplicates', async () => {
  await visit(`customers/${customerId}`);
  await page.getByText(texts.merge.because.NAME).first().scrollIntoViewIfNeeded();
});
await attempt('customer-file-removed', async () => {
  await page.locator('input[type=file]').setInputFiles(CUSTOMERS);
  await button(texts.files.remove.replace('{{name}}', CUSTOMERS.name)).click();
  await button(texts.supervision.undo).scrollIntoViewIfNeeded();
});
await attempt('customer-merge', async () => {
  await page.getByRole('region', { name: texts.merge.title }).getByRole('listitem').first().getByRole('button').click();
  await dialog.getByRole('radio').first().waitFor();
});
await attempt('customer-note', async () => {
  await page.keyboard.press('Escape');
  await button(texts.form.discard).click();
  await dialog.waitFor({ state: 'hidden' });
  await button(texts.note.changed).click();
  await dialog.locator('ins').first().waitFor();
});
await attempt('time-saved', async () => {
  await leave();
  await visit('saved');
  await page.getByRole('heading', { name: texts.nav.saved, level: 1 }).waitFor();
  await page.locator('tbody tr, main [role=status]').first().waitFor();
});

await browser.close();
await server.stop();
