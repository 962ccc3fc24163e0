// From a caller's INVITE to the card painted on the agent's page: real SIP in, Chromium as the agent. See docs/benchmarks.md.
// CALLS (200) and WARM_CALLS (30) change the load.
import { cpus } from 'node:os';
import { AgentBrowser } from '../../e2e/lib/browser.mjs';
import { Centre } from '../../e2e/lib/centre.mjs';
import { RawSip } from '../../e2e/lib/rawsip.mjs';
import { Server } from '../../e2e/lib/server.mjs';
import { ADMINISTRATOR } from '../../e2e/lib/shared.mjs';
import { until } from '../../e2e/lib/until.mjs';
import { quantile, table, writeSection } from '../calls/report.mjs';

const CALLS = Number(process.env.CALLS ?? 200);
const WARM = Number(process.env.WARM_CALLS ?? 30);
const CUSTOMERS = 20;
const PINGS = 200;

/** This process's clock, in milliseconds since the epoch with fractions, as the page has one. */
const now = () => performance.timeOrigin + performance.now();

/**
 * Notes when a name that was not there before is painted as the card's head: seen in the document, then two frames on, so
 * that the frame that shows it is over. At most one frame too late, never too early.
 */
function watchCard() {
  window.painted = [];
  let shown = '';
  new MutationObserver(() => {
    const name = document.querySelector('section[aria-label="Card"] h2')?.textContent ?? '';
    if (name === shown) return;
    shown = name;
    if (!name) return;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      window.painted.push({ name, atMs: performance.timeOrigin + performance.now() });
    }));
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** How far the page's clock is ahead of this process's, by the quickest of many questions: wrong by half of it at most. */
async function clockAhead(page) {
  let best = { tookMs: Infinity, aheadMs: 0 };
  for (let i = 0; i < PINGS; i++) {
    const sent = now();
    const there = await page.evaluate(() => performance.timeOrigin + performance.now());
    const back = now();
    if (back - sent < best.tookMs) best = { tookMs: back - sent, aheadMs: there - (sent + back) / 2 };
  }
  return best;
}

async function customersOf(centre) {
  const customers = [];
  for (let i = 0; i < CUSTOMERS; i++) {
    const number = `+4569${String(310_000 + i)}`;
    await centre.admin.post('/customers', { firstName: 'Pop', lastName: `Number${i}`, city: 'Odense', phones: [number] });
    customers.push({ name: `Pop Number${i}`, number });
  }
  return customers;
}

/** One call: INVITE, the key as soon as it is answered; hangs up when the card is painted. */
async function pop(sip, browser, agent, department, customer) {
  await until('the agent is free', async () => (await agent.view()).state === 'AVAILABLE', { everyMs: 20 });
  await browser.page.evaluate(() => (window.painted = []));
  sip.answers.length = 0;
  const call = sip.call(department.number, customer.number);
  const invitedAt = now();
  sip.send(call.invite);
  const answer = await until('the call is answered', () => sip.answers.find((text) => /^SIP\/2.0 200[^]*INVITE/.test(text)), { everyMs: 1 });
  sip.send(call.within(answer, 'ACK', 1));
  sip.send(key(call.within(answer, 'INFO', 2)));
  const keyedAt = now();
  const painted = await until(`the card of ${customer.name}`, () => browser.page.evaluate(
    (name) => window.painted.find((one) => one.name === name) ?? null, customer.name), { everyMs: 20 });
  sip.send(call.within(answer, 'BYE', 3));
  return { painted: painted.atMs - invitedAt, keyed: painted.atMs - keyedAt };
}

const key = (request) => {
  const body = 'Signal=1\nDuration=100\n';
  return request.replace('Content-Length: 0\n', `Content-Type: application/dtmf-relay\nContent-Length: ${body.length + 2}\n`) + body;
};

async function measure(server) {
  const centre = await Centre.of(server, ADMINISTRATOR);
  await centre.withoutDigestTrunks();
  const customers = await customersOf(centre);
  const department = await centre.department({ answerTimeoutMs: 10_000, queue: { maxWaiting: 5 } });
  const agent = await department.login();
  const browser = await AgentBrowser.open(server);
  await browser.context.addInitScript(watchCard);
  await browser.login(department.people[0].username, department.people[0].password);
  await browser.signIn();
  const sip = await RawSip.open(server.sip);
  const clock = await clockAhead(browser.page);
  const taken = [];
  try {
    for (let i = 0; i < WARM + CALLS; i++) {
      const times = await pop(sip, browser, agent, department, customers[i % CUSTOMERS]);
      if (i >= WARM) taken.push({ painted: times.painted - clock.aheadMs, keyed: times.keyed - clock.aheadMs });
      if (i % 50 === 49) console.log(`${i + 1} calls`);
    }
    return { taken, clock, after: await clockAhead(browser.page), errors: browser.errors };
  } finally {
    sip.close();
    await browser.close();
  }
}

const row = (name, numbers) => [
  name, ...[0.5, 0.95, 0.99].map((share) => quantile(numbers, share).toFixed(0)), Math.max(...numbers).toFixed(0),
];

const server = await Server.start();
try {
  const { taken, clock, after, errors } = await measure(server);
  if (errors.length) throw new Error(`The page failed: ${errors}`);
  const text = [
    `${CALLS} calls one after the other after ${WARM} to warm up; ${cpus().length} × ${cpus()[0].model.replace(/ Processor.*/, '')}, shared with Chromium, which draws in software. Milliseconds:`,
    '',
    table(['from', 'p50', 'p95', 'p99', 'longest'], [
      row('the caller\'s INVITE to the card painted', taken.map((one) => one.painted)),
      row('the caller\'s key in the menu to the card painted', taken.map((one) => one.keyed)),
    ]),
    '',
    `Must reach: p99 150 ms from the INVITE. The caller presses a key as soon as the call is answered, so the menu's words cost nothing, its being answered does. Painted is two frames after the name came into the document (60 a second: up to 33 ms of it). The two clocks were compared by the quickest of ${PINGS} questions: ${clock.aheadMs.toFixed(2)} ms apart before, ${after.aheadMs.toFixed(2)} after, ± ${(Math.max(clock.tookMs, after.tookMs) / 2).toFixed(2)}.`,
  ].join('\n');
  console.log(text);
  writeSection('pop', './switchroom bench pop', text);
} finally {
  await server.stop();
}
