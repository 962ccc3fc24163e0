import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { assertHears, hears as callHears, kinds } from '../lib/expect.mjs';
import { stage } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';
import { Wire } from '../lib/wire.mjs';

const CALLER = 440;
const AGENT = 700;
const COLLEAGUE = 1000;

describe('The network of an agent’s page is cut and comes back', { concurrency: 2 }, () => {
  const on = stage();

  async function atWork(story, department, { index = 0, tone = AGENT } = {}) {
    const wire = await Wire.to(on.server);
    const { username, password } = department.people[index];
    const browser = await AgentBrowser.open(wire, { tone });
    story.after(() => browser.close().then(() => wire.close()));
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
  /** @param own the tone of the browser itself, which is not to come back */
  const hears = (browser, own = AGENT) =>
    until('the caller in the browser', async () => assertHears(await browser.hears(CALLER, own), CALLER, own) ?? true);
  /** The voice of another browser, as loud as that one has made it. */
  const hearsAgent = (browser, present, absent) =>
    until(`the agent of ${present} Hz in the other browser`, async () =>
      assertHears(await browser.hears(present, absent), present, absent, { above: -55, below: -65 }) ?? true);
  const state = (browser, text) => browser.page.getByRole('status').filter({ hasText: text }).waitFor();

  it('while available and while it rings: the caller loses no place and is answered', async (story) => {
    const department = await on.centre.department({ ringTimeoutMs: 30_000 });
    const { browser, cut, mend } = await atWork(story, department);
    await cut();
    await mend();
    await state(browser, 'Available');
    const caller = dial(department);
    await browser.incoming().waitFor();
    await cut();
    await mend();
    await until('the caller is offered again and answered', async () => {
      // A click may be done although the machine was too slow to say so in time.
      await browser.incoming().getByRole('button', { name: 'Answer' }).click({ timeout: 2_000 }).catch(() => {});
      return browser.call().isVisible();
    }, { timeoutMs: 60_000 });
    await hears(browser);
    caller.hangUp();
    const contact = await department.contact();
    assert.equal(contact.outcome, 'ANSWERED');
    assert.equal(contact.segments.filter(({ kind }) => kind === 'QUEUE').length, 1);
    assert.deepEqual(browser.errors, []);
  });

  it('while talking: they go on talking, and the page has the call in hand again; there and in wrap-up no typed word is lost', async (story) => {
    const department = await on.centre.department();
    const { browser, cut, mend } = await atWork(story, department);
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
    const heard = [];
    await until('five seconds of the agent at the caller', async () => {
      const levels = await caller.heard(400, CALLER, AGENT);
      // The first is of a moment only, in which there is no tone yet to be told from another.
      if (levels.ms >= 400) heard.push(levels);
      return heard.length >= 8;
    }, { everyMs: 600 });
    // A busy machine makes a browser stumble over a syllable; a call that is cut is silent from then on.
    const gone = heard.filter((levels) => !(levels[AGENT] > -40 && levels[CALLER] < -45));
    assert.ok(gone.length <= 1, `the agent is heard all the time: ${JSON.stringify(heard)}`);
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

  it('while the caller is on hold: the agent comes back to the caller, who has not been in the queue again', async (story) => {
    const department = await on.centre.department();
    const { browser, cut, mend } = await atWork(story, department);
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

  /** An agent who talks to a caller, and a colleague who has been asked and has answered: both in browsers. */
  async function inConsult(story) {
    const department = await on.centre.department({ agents: 2 });
    const asking = await atWork(story, department);
    const caller = dial(department);
    await asking.browser.incoming().waitFor();
    await asking.browser.answer();
    await hears(asking.browser);
    const asked = await atWork(story, department, { index: 1, tone: COLLEAGUE });
    await asking.browser.choose(department.people[1].displayName);
    await asking.browser.page.keyboard.press('Enter');
    await asked.browser.incoming().waitFor();
    await asked.browser.answer();
    caller.listen();
    const both = [asking, asked];
    return {
      department,
      caller,
      asking: asking.browser,
      asked: asked.browser,
      cutBoth: () => Promise.all(both.map((one) => one.cut())),
      mendBoth: () => Promise.all(both.map((one) => one.mend())),
    };
  }

  /** For longer than the server waits for a page that is gone before it takes its agent for lost. */
  async function goOn(hearing) {
    for (let i = 0; i < 5; i++) await hearing();
  }

  it('in a consult, of both agents at once: they go on talking, then swap and hand over; the caller leaves unseen, and that is seen', async (story) => {
    const { department, caller, asking, asked, cutBoth, mendBoth } = await inConsult(story);
    const button = (name) => asking.call().getByRole('button', { name });
    const hearEachOther = () => Promise.all([hearsAgent(asking, COLLEAGUE, CALLER), hearsAgent(asked, AGENT, CALLER)]);
    await hearEachOther();
    await cutBoth();
    await goOn(hearEachOther);
    await mendBoth();
    await asked.page.getByText(`${department.people[0].displayName} asks you about this caller`).waitFor();
    await button('Swap').click();
    await hears(asking);
    await button('Hand over').click();
    await state(asking, 'Wrap-up');
    await hears(asked, COLLEAGUE);
    await asked.call().getByRole('button', { name: 'Hold' }).waitFor();
    await cutBoth();
    caller.hangUp();
    const contact = await department.contact();
    await mendBoth();
    await state(asked, 'Wrap-up');
    assert.deepEqual(
      kinds(contact).filter((kind) => kind === 'CONVERSATION' || kind === 'CONSULT'),
      ['CONVERSATION', 'CONSULT', 'CONVERSATION'],
    );
    assert.deepEqual([...asking.errors, ...asked.errors], []);
  });

  it('in a conference, of both agents at once: all three go on talking, and the one who asked can leave', async (story) => {
    const { department, caller, asking, asked, cutBoth, mendBoth } = await inConsult(story);
    const button = (name) => asking.call().getByRole('button', { name });
    await button('All three').click();
    await button('Leave them').waitFor();
    const hearEachOther = () =>
      Promise.all([
        hears(asking),
        hearsAgent(asking, COLLEAGUE, AGENT),
        hears(asked, COLLEAGUE),
        hearsAgent(asked, AGENT, COLLEAGUE),
        callHears(caller, 'the caller hears both agents', [AGENT, COLLEAGUE], (levels) => levels[AGENT] > -40 && levels[COLLEAGUE] > -40),
      ]);
    await hearEachOther();
    await cutBoth();
    await goOn(hearEachOther);
    await mendBoth();
    await asked.page.getByText('All three of you talk').waitFor();
    await button('Leave them').click();
    await state(asking, 'Wrap-up');
    await callHears(caller, 'the caller hears the colleague alone', [AGENT, COLLEAGUE], (levels) => levels[AGENT] < -45 && levels[COLLEAGUE] > -40);
    await asked.call().getByRole('button', { name: 'Hang up' }).click();
    await caller.sees('ended THEM');
    await state(asked, 'Wrap-up');
    assert.equal((await department.contact()).outcome, 'ANSWERED');
    assert.deepEqual([...asking.errors, ...asked.errors], []);
  });

  it('while talking, and the page is loaded again meanwhile: the caller waits at the front and comes back with the words typed', async (story) => {
    const department = await on.centre.department();
    const { browser } = await atWork(story, department);
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
