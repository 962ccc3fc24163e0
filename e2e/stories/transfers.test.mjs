import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { assertHears, hears, kinds } from '../lib/expect.mjs';
import { stage, SUPERVISOR } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

const CALLER = 440;
const AGENT = 700;
const COLLEAGUE = 1000;

describe('A caller is passed on', { concurrency: 2 }, () => {
  const on = stage();

  /** The first agent of a department talks to a caller in the browser, before anybody else is there. */
  async function inConversation(story, department) {
    const { username, password } = department.people[0];
    const browser = await AgentBrowser.open(on.server, { tone: AGENT });
    story.after(() => browser.close());
    await browser.login(username, password);
    await browser.signIn();
    const caller = on.phones.dial({ from: '+492214710830', to: department.number, server: on.server.sip, tone: CALLER });
    await browser.incoming().waitFor();
    await browser.answer();
    await browser.call().waitFor();
    caller.listen();
    return { browser, caller };
  }

  const callerHears = (caller, what, fits) => hears(caller, `the caller hears ${what}`, [AGENT, COLLEAGUE], fits);

  it('asked first: swapped, all three, handed over; the note goes along, the contact stays one and tells it', async (story) => {
    const department = await on.centre.department({ agents: 2 });
    const { browser, caller } = await inConversation(story, department);
    const colleague = await department.onDeskPhone(on.phones, { tone: COLLEAGUE }, 1);
    const note = `Wants a longer ladder ${Date.now()}`;
    await browser.page.getByRole('textbox', { name: 'Note' }).fill(note);
    await browser.choose(department.people[1].displayName);
    await browser.page.keyboard.press('Enter');

    const handOver = browser.page.getByRole('button', { name: 'Hand over' });
    await handOver.waitFor();
    await until('the colleague in the browser', async () => assertHears(await browser.hears(COLLEAGUE, CALLER), COLLEAGUE, CALLER) ?? true);
    await callerHears(caller, 'neither of them', (levels) => levels[AGENT] < -45 && levels[COLLEAGUE] < -45);

    await browser.page.getByRole('button', { name: 'Swap' }).click();
    await until('the caller in the browser', async () => assertHears(await browser.hears(CALLER, COLLEAGUE), CALLER, COLLEAGUE) ?? true);

    await browser.page.getByRole('button', { name: 'All three' }).click();
    await browser.page.getByRole('button', { name: 'Leave them' }).waitFor();
    await callerHears(caller, 'both of them', (levels) => levels[AGENT] > -40 && levels[COLLEAGUE] > -40);

    await browser.page.getByRole('button', { name: 'Leave them' }).click();
    await browser.page.getByRole('radio').first().check();
    await browser.page.getByRole('button', { name: 'Finish' }).click();
    await callerHears(caller, 'the colleague alone', (levels) => levels[AGENT] < -45 && levels[COLLEAGUE] > -40);
    assert.ok(JSON.stringify((await colleague.is('ON_CONTACT')).contact).includes(note), 'the note goes along');
    caller.hangUp();
    await colleague.is('WRAP_UP');
    await colleague.wrapUp('Sold.');

    const contact = await department.contact();
    assert.deepEqual(kinds(contact).filter((kind) => kind !== 'OFFER' && kind !== 'HOLD'), ['MENU', 'QUEUE', 'CONVERSATION', 'CONSULT', 'CONVERSATION']);
    await browser.page.context().clearCookies();
    await browser.login(SUPERVISOR.username, SUPERVISOR.password);
    await browser.page.getByRole('region', { name: 'Queues' }).waitFor();
    await browser.page.goto(`${on.server.http}/#/contacts/${contact.contactId}`);
    await browser.page.getByText(`Asked ${department.people[1].displayName}.`).waitFor();
    await browser.page.getByText('Got the caller from the colleague who had asked.').waitFor();
    assert.deepEqual(browser.errors, []);
  });

  it('at once to another queue, whose agent sees where the caller comes from', async (story) => {
    const department = await on.centre.department();
    const other = await on.centre.department();
    const { browser, caller } = await inConversation(story, department);
    const colleague = await other.onDeskPhone(on.phones, { tone: COLLEAGUE });
    await browser.choose(other.name);
    await browser.page.keyboard.press('ArrowDown'); // the queue is named as its agent begins
    await browser.page.getByRole('option', { name: /^Queue/, selected: true }).waitFor();
    await browser.page.keyboard.press('Control+Enter');
    await browser.page.getByText('Passed on. You are wrapping up.').waitFor();
    await callerHears(caller, 'the other agent', (levels) => levels[COLLEAGUE] > -40 && levels[AGENT] < -45);
    await colleague.is('ON_CONTACT');
    caller.hangUp();
    const contact = await department.contact();
    assert.deepEqual(
      contact.segments.filter(({ kind }) => kind === 'QUEUE').map(({ queueName }) => queueName),
      [department.name, other.name],
    );
    assert.equal(contact.outcome, 'ANSWERED');
    assert.deepEqual(browser.errors, []);
  });

  it('to nobody: the colleague asked does not answer, and the agent gets back to the caller', async (story) => {
    const department = await on.centre.department({ agents: 2, ringTimeoutMs: 5_000 });
    const { browser, caller } = await inConversation(story, department);
    await department.onDeskPhone(on.phones, { status: 'silent' }, 1);
    await browser.choose(department.people[1].displayName);
    await browser.page.keyboard.press('Enter');
    await browser.page.getByText('Nobody answered. The caller is still on hold.').waitFor();
    await browser.call().getByRole('button', { name: 'Resume' }).click();
    await callerHears(caller, 'the agent again', (levels) => levels[AGENT] > -40);
    caller.hangUp();
    assert.deepEqual(browser.errors, []);
  });
});
