import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { assertHears } from '../lib/expect.mjs';
import { stage } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';
import { Wire } from '../lib/wire.mjs';

const CALLER = 440;
const AGENT = 700;

describe('The network of an agent’s page is cut and comes back', () => {
  const on = stage();
  const open = [];
  afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

  async function atWork(department) {
    const wire = await Wire.to(on.server);
    const [{ username, password }] = department.people;
    const browser = await AgentBrowser.open(wire, { tone: AGENT });
    open.push(browser, wire);
    await browser.login(username, password);
    await browser.signIn();
    const lost = browser.page.getByText('The connection to the server is lost').first();
    return {
      browser,
      cut: async () => {
        wire.cut();
        await lost.waitFor();
      },
      mend: async () => {
        wire.mend();
        await lost.waitFor({ state: 'hidden' });
      },
    };
  }

  const dial = (department, from = '+492214710821') =>
    on.phones.dial({ from, to: department.number, server: on.server.sip, tone: CALLER });
  const hears = (browser) =>
    until('the caller in the browser', async () => assertHears(await browser.hears(CALLER, AGENT), CALLER, AGENT) ?? true);
  const state = (browser, text) => browser.page.getByRole('status').filter({ hasText: text }).waitFor();

  it('while available and while it rings: the caller loses no place and is answered', async () => {
    const department = await on.centre.department();
    const { browser, cut, mend } = await atWork(department);
    await cut();
    await mend();
    await state(browser, 'Available');
    const caller = dial(department);
    await browser.incoming().waitFor();
    await cut();
    await mend();
    await until('the caller is offered again and answered', () =>
      browser.incoming().getByRole('button', { name: 'Answer' }).click({ timeout: 500 }).then(() => true, () => false));
    await hears(browser);
    caller.hangUp();
    const contact = await department.contact();
    assert.equal(contact.outcome, 'ANSWERED');
    assert.equal(contact.segments.filter(({ kind }) => kind === 'QUEUE').length, 1);
    assert.deepEqual(browser.errors, []);
  });

  it('while talking: they go on talking, and the page has the call in hand again; there and in wrap-up no typed word is lost', async () => {
    const department = await on.centre.department();
    const { browser, cut, mend } = await atWork(department);
    const customer = await on.centre.customer();
    const caller = dial(department, customer.phones[0]);
    await browser.incoming().waitFor();
    await browser.answer();
    await hears(browser);

    const note = browser.page.getByRole('textbox', { name: 'Note' });
    await note.fill('Begun while connected');
    await cut();
    await note.press('End');
    await note.pressSequentially(', went on without');
    caller.listen();
    let heardMs = 0;
    const bad = [];
    await until('five seconds of the agent at the caller', async () => {
      const levels = await caller.heard(400, CALLER, AGENT);
      // The first is of a moment only, in which there is no tone yet to be told from another.
      if (levels.ms < 400) return false;
      if (!(levels[AGENT] > -40 && levels[CALLER] < -45)) bad.push(levels);
      heardMs += levels.ms;
      return heardMs > 5000;
    }, { everyMs: 600 });
    assert.deepEqual(bad, []);
    await hears(browser);
    await mend();
    await browser.call().getByRole('button', { name: 'Hang up' }).click();
    await caller.sees('ended THEM');

    await state(browser, 'Wrap-up');
    await cut();
    await note.press('End');
    await note.pressSequentially(', and to its end.');
    await mend();
    await browser.page.getByRole('radio').first().check();
    await browser.page.getByRole('button', { name: 'Finish' }).click();
    await state(browser, 'Available');
    const told = await department.contact();
    assert.equal(told.segments.filter(({ kind }) => kind === 'CONVERSATION').length, 1);
    const again = dial(department, customer.phones[0]);
    await browser.incoming().waitFor();
    await browser.page.getByText('Begun while connected, went on without, and to its end.', { exact: true }).waitFor();
    again.hangUp();
    assert.deepEqual(browser.errors, []);
  });

  it('while the caller is on hold: the agent comes back to the caller, who has not been in the queue again', async () => {
    const department = await on.centre.department();
    const { browser, cut, mend } = await atWork(department);
    const caller = dial(department);
    await browser.incoming().waitFor();
    await browser.answer();
    await hears(browser);
    await browser.call().getByRole('button', { name: 'Hold' }).click();
    const resume = browser.call().getByRole('button', { name: 'Resume' });
    await resume.waitFor();
    await cut();
    await mend();
    await resume.click();
    await hears(browser);
    caller.hangUp();
    const kinds = (await department.contact()).segments.map(({ kind }) => kind);
    assert.equal(kinds.filter((kind) => kind === 'HOLD').length, 1);
    assert.equal(kinds.filter((kind) => kind === 'QUEUE').length, 1);
    assert.deepEqual(browser.errors, []);
  });

  it('while talking, and the page is loaded again meanwhile: the caller waits at the front and comes back with the words typed', async () => {
    const department = await on.centre.department();
    const { browser } = await atWork(department);
    const caller = dial(department);
    await browser.incoming().waitFor();
    await browser.answer();
    await hears(browser);
    const note = browser.page.getByRole('textbox', { name: 'Note' });
    await note.fill('Said before it was gone');
    await browser.page.reload();
    await browser.page.getByText('Your call was lost').waitFor();
    await browser.beginShift();
    await browser.incoming().waitFor();
    await browser.answer();
    await hears(browser);
    await until('what was typed is there again', async () => (await note.inputValue()) === 'Said before it was gone');
    caller.hangUp();
    const told = await department.contact();
    assert.equal(told.segments.filter(({ kind }) => kind === 'CONVERSATION').length, 2);
    assert.deepEqual(browser.errors, []);
  });
});
