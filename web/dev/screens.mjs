/**
 * Walks through every page of the mock in light and dark, takes a screenshot of each and lets axe look at it.
 * Start `npm run mock -- --port 5199` first; then `node dev/screens.mjs [directory] [address] [light|dark] [name …]`.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { chromium } from 'playwright-core';

const [directory = 'screens', address = 'http://127.0.0.1:5199', ...wanted] = process.argv.slice(2);
const axe = readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const schemes = wanted[0] === 'light' || wanted[0] === 'dark' ? [wanted.shift()] : ['light', 'dark'];
const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --use-fake-ui-for-media-stream --use-fake-device-for-media-stream --autoplay-policy=no-user-gesture-required'.split(
    ' ',
  );
mkdirSync(directory, { recursive: true });
let violations = 0;

for (const scheme of schemes) {
  const profile = mkdtempSync(`${tmpdir()}/screens-`);
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: flags,
    colorScheme: scheme,
    viewport: { width: 1440, height: 900 },
    permissions: ['microphone'],
  });
  try {
    await walk(await browser.newPage(), scheme);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
console.log(`${violations} violations`);
process.exitCode = violations ? 1 : 0;

async function walk(page, scheme) {
  page.on('pageerror', (error) => console.log(`${scheme}: error in the page: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && console.log(`${scheme}: ${message.text()}`));
  const make = (path, data = {}, method = 'post') => page.request[method](`${address}/api/v1${path}`, { data });
  const shot = (name) => shoot(page, scheme, name);
  const open = async (hash) => {
    await page.goto(`${address}/#/${hash}`);
    await page.waitForTimeout(700);
  };
  await make('/session', {}, 'delete');
  await make('/dev/quiet');
  await make('/dev/backlog', { events: 0 });
  await open('');
  await page.getByLabel('User name').fill('mara');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await shot('01-login');
  await page.getByLabel('Password', { exact: true }).fill('right');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
  await make('/agent/sign-out');
  await open('agent');
  await page.waitForTimeout(800);
  await shot('02-sign-in');
  await page.getByRole('button', { name: 'Sign in and go available' }).click();
  await page.waitForFunction(() => window.switchroom?.softphone.state().registration === 'registered');
  await page.waitForTimeout(400);
  await shot('03-available');
  await page.keyboard.press('r');
  await page.waitForTimeout(300);
  await shot('04-reasons');
  await page.keyboard.press('Escape');
  for (const [kind, number] of [
    ['EMPLOYEE', '05'],
    ['UNKNOWN', '06'],
    ['CUSTOMER', '07'],
  ]) {
    await make('/dev/offer', { kind });
    await page.waitForFunction(() => window.switchroom.softphone.state().call?.phase === 'ringing');
    await page.waitForTimeout(500);
    await shot(`${number}-ringing-${kind.toLowerCase()}`);
    if (kind === 'CUSTOMER') break;
    await page.keyboard.press('d');
    await page.waitForTimeout(300);
    await page.keyboard.press('v');
    await page.waitForTimeout(300);
  }
  await page.keyboard.press('a');
  await page.waitForFunction(() => window.switchroom.softphone.state().call?.phase === 'talking');
  const { sdp } = await (await make('/dev/sdp', {}, 'get')).json();
  console.log(
    `answer: ${sdp
      .split('\r\n')
      .filter((line) => /^m=|rtpmap|candidate/.test(line))
      .join(' | ')}`,
  );
  await page.keyboard.press('n');
  await page.keyboard.type('Boiler loses pressure twice a day; technician booked for Thursday.');
  await page.waitForTimeout(300);
  await shot('08-talking');
  await page.keyboard.press('Escape');
  await page.locator('h2').first().click();
  await page.keyboard.press('k');
  await page.waitForTimeout(300);
  await shot('09-keypad');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+h');
  await page.waitForTimeout(500);
  await shot('10-held');
  await page.keyboard.press('t');
  await page.waitForTimeout(700);
  await shot('14-transfer');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(900);
  await shot('15-ringing-colleague');
  await page.waitForTimeout(3_000);
  await shot('16-consult');
  await page.keyboard.press('j');
  await page.waitForTimeout(600);
  await shot('17-all-three');
  await page.keyboard.press('b');
  await page.waitForTimeout(500);
  await open('contacts');
  await shot('11-contacts-in-call');
  await open('agent');
  await page.keyboard.press('Alt+e');
  await page.waitForTimeout(500);
  await page.keyboard.press('Alt+c');
  await page.keyboard.press('Space');
  await page.waitForTimeout(300);
  await shot('12-wrap-up');
  await page.keyboard.press('Alt+f');
  await page.waitForTimeout(300);
  await page.keyboard.press('Shift+?');
  await page.waitForTimeout(400);
  await shot('13-shortcuts');
  await page.keyboard.press('Escape');
  await open('board');
  await shot('20-board');
  await make('/dev/backlog', { events: 1240 });
  await open('board/wall');
  await page.waitForTimeout(1200);
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.waitForTimeout(300);
  await shot('21-wall');
  await page.setViewportSize({ width: 1440, height: 900 });
  await open('contacts');
  await shot('30-contacts');
  await page.keyboard.press('s');
  await page.keyboard.type('zzzz');
  await page.waitForTimeout(600);
  await shot('31-contacts-none');
  await open('contacts/505');
  await page.waitForTimeout(500);
  await page
    .locator('[role=slider]')
    .focus()
    .catch(() => console.log('no recording'));
  for (let i = 0; i < 6; i += 1) await page.keyboard.press('ArrowRight');
  await shot('32-contact');
  await open('customers');
  await shot('40-customers');
  await page.getByRole('combobox').fill('mø');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await shot('40a-search');
  await open('customers/1003');
  await shot('41-customer');
  await page.getByRole('button', { name: 'Edit account' }).click();
  await page.waitForTimeout(500);
  await shot('41a-account');
  await page.keyboard.press('Escape');
  await open('customers');
  await page.getByRole('button', { name: 'New customer' }).click();
  await page.waitForTimeout(500);
  await shot('42-new-customer');
  for (const name of [
    'users',
    'skills',
    'queues',
    'numbers',
    'menus',
    'hours',
    'desk-phones',
    'trunks',
    'reason-codes',
    'dispositions',
    'connectors',
  ]) {
    await open(`admin/${name}`);
    await shot(`50-${name}`);
    await page.locator('tbody button').first().click();
    await page.waitForTimeout(500);
    await shot(`51-${name}-edit`);
    if (name === 'queues') {
      await page.getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('button', { name: 'Yes, delete' }).click();
      await page.waitForTimeout(300);
      await shot('52-queue-refused');
    }
  }
  await open('admin/card-scenarios');
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await page.waitForTimeout(300);
  await shot('53-card-scenarios');
  await page.getByRole('button', { name: 'Good customers', exact: true }).click();
  await page.waitForTimeout(500);
  await shot('54-card-scenario-edit');
  await page.keyboard.press('Escape');
  await make('/dev/offer', { kind: 'CUSTOMER', several: true });
  await open('agent');
  await shot('55-several');
  await page.getByRole('button', { name: 'Greta Müller' }).click();
  await page.waitForTimeout(300);
  await shot('56-chosen');
  await rooms(page, open, shot);
  await make('/agent/contacts/1/wrap-up');
  await make('/dev/emergency');
  await open('agent');
  await shot('69-emergency');
}

/** What is visited now and then: programs of the company, files, requests, customers that are there twice, figures. */
async function rooms(page, open, shot) {
  const click = async (name) => {
    await page.getByRole('button', { name }).first().click();
    await page.waitForTimeout(500);
  };
  for (const tab of ['tokens', 'webhooks', 'deliveries', 'guide']) {
    await open(`admin/developers/${tab}`);
    await shot(`60-${tab}`);
    if (tab === 'guide') break;
    await page.locator('tbody button').first().click();
    await page.waitForTimeout(500);
    await shot(`61-${tab}-open`);
  }
  await open('admin/imports');
  await shot('62-imports');
  for (const [file, state] of [
    ['kunden-november.csv', 'mapping'],
    ['newsletter.csv', 'running'],
    ['old-system.csv', 'broken-off'],
  ]) {
    await click(file);
    await page.getByRole('heading', { name: file }).scrollIntoViewIfNeeded();
    await shot(`63-import-${state}`);
  }
  await open('admin/person-requests');
  await click('Erase');
  await shot('64-requests');
  await open('admin/routing-rules');
  await click('Open incident of a class A customer');
  await shot('65-rule-edit');
  await open('admin/menus');
  await page.locator('tbody button').first().click();
  await page.getByRole('button', { name: 'Save the question' }).scrollIntoViewIfNeeded();
  await shot('66-asked-number');
  await open('customers/1003');
  await click('changed');
  await shot('67-note-before');
  await page.keyboard.press('Escape');
  await click('Compare');
  await shot('67-merge');
  await open('saved');
  await shot('68-time-saved');
}

async function shoot(page, scheme, name) {
  if (wanted.length && !wanted.some((part) => name.includes(part))) return;
  await page.screenshot({ path: `${directory}/${name}-${scheme}.png` });
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  for (const violation of found) {
    violations += 1;
    console.log(
      `${scheme} ${name}: ${violation.id} (${violation.impact}): ${violation.nodes
        .slice(0, 3)
        .map((node) => `${node.target} ${(node.any[0]?.message ?? node.all[0]?.message ?? '').slice(0, 160)}`)
        .join(' ; ')}`,
    );
  }
}
