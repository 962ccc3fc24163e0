import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { stage } from '../lib/shared.mjs';

describe('A caller is passed on with what was typed', { concurrency: 2 }, () => {
  const on = stage();

  async function inBrowser(story, { username, password }) {
    const browser = await AgentBrowser.open(on.server);
    story.after(() => browser.close());
    await browser.login(username, password);
    return browser;
  }

  const lastName = (browser) => browser.page.getByRole('textbox', { name: 'Last name' });
  const typed = (browser) => browser.page.getByRole('complementary', { name: 'Typed and not saved' });

  /** The first of a department talks to a caller nobody knows, and has begun a card. */
  async function begunCard(story, department, from) {
    const anna = await inBrowser(story, department.people[0]);
    await anna.signIn();
    const caller = on.phones.dial({ from, to: department.number, server: on.server.sip });
    await anna.incoming().waitFor();
    await anna.answer();
    await anna.call().waitFor();
    await lastName(anna).fill('Petersen');
    await anna.page.getByRole('textbox', { name: 'City' }).fill('Odense');
    return { anna, caller };
  }

  async function passOn(anna, name) {
    await anna.choose(name);
    await anna.page.keyboard.press('Control+Enter');
    await anna.page.getByText('Passed on. You are wrapping up.').waitFor();
  }

  it('the colleague sees who typed it, takes it over and saves it', async (story) => {
    const department = await on.centre.department({ agents: 2 });
    const { anna, caller } = await begunCard(story, department, '+4569301101');
    const [{ displayName: nameOfAnna }, { displayName: nameOfBo }] = department.people;
    const bo = await inBrowser(story, department.people[1]);
    await bo.signIn();
    await passOn(anna, nameOfBo);
    await bo.incoming().waitFor();
    await typed(bo).getByText('You can take it over when you have answered.').waitFor();
    await bo.answer();
    await typed(bo).getByText(`${nameOfAnna} typed this and has not saved it.`).waitFor();
    assert.equal(await lastName(bo).inputValue(), '');
    if (process.env.PICTURES) {
      for (const colorScheme of ['light', 'dark']) {
        await bo.page.emulateMedia({ colorScheme });
        await bo.page.screenshot({ path: `${process.env.PICTURES}/handover-${colorScheme}.png` });
      }
    }
    await bo.page.getByRole('button', { name: 'Take over' }).click();
    await bo.page.getByText(`Typed by ${nameOfAnna}, not saved`).waitFor();
    assert.equal(await lastName(bo).inputValue(), 'Petersen');
    assert.equal(await bo.page.getByRole('textbox', { name: 'City' }).inputValue(), 'Odense');
    await typed(anna).getByText(`${nameOfBo} has taken over what ${nameOfAnna} typed.`).waitFor();
    await bo.page.getByRole('button', { name: 'Save customer' }).click();
    await bo.page.getByRole('heading', { name: 'Petersen' }).waitFor();
    caller.hangUp();
    assert.deepEqual([...anna.errors, ...bo.errors], []);
  });

  it('it comes back with the caller when nobody answers', async (story) => {
    const department = await on.centre.department({ agents: 2, ringTimeoutMs: 4_000 });
    const { anna, caller } = await begunCard(story, department, '+4569301102');
    const bo = await inBrowser(story, department.people[1]);
    await bo.signIn();
    await passOn(anna, department.people[1].displayName);
    await bo.incoming().waitFor();
    await anna.page.getByRole('radio').first().check();
    await anna.page.getByRole('button', { name: 'Finish' }).click();
    await anna.incoming().waitFor();
    await anna.answer();
    await anna.call().waitFor();
    assert.equal(await lastName(anna).inputValue(), 'Petersen');
    caller.hangUp();
    assert.deepEqual([...anna.errors, ...bo.errors], []);
  });
});
