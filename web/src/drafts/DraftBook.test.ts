import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../api/client';
import { DraftBook, SEND_AFTER_MS, type Draft, type DraftServer } from './DraftBook';

class Shelf {
  readonly entries = new Map<string, string>();
  get length() {
    return this.entries.size;
  }
  key = (index: number) => [...this.entries.keys()][index] ?? null;
  getItem = (key: string) => this.entries.get(key) ?? null;
  setItem = (key: string, value: string) => void this.entries.set(key, value);
  removeItem = (key: string) => void this.entries.delete(key);
}

const refusal = (status: number, detail = '') => new ProblemError({ status, title: '', detail, errors: [] });

/** Keeps drafts by the server's rules. */
class Server implements DraftServer {
  readonly kept = new Map<string, { form: string; subject: string; content: string; savedAtMs: number }>();
  away = false;
  loseAnswers = false;
  writings = 0;
  private clock = 1_000;

  list = async () => {
    if (this.away) throw refusal(0);
    return [...this.kept.values()];
  };

  keep = async ({ form, subject, content, basedOnMs }: Draft) => {
    if (this.away) throw refusal(0);
    const there = this.kept.get(`${form}/${subject}`);
    if (content === null) throw new Error('nothing to keep');
    if (content.length > 100) throw refusal(422, 'Too long.');
    if (there && there.savedAtMs !== basedOnMs && there.content !== content) throw refusal(409, 'Typed elsewhere.');
    if (!there && this.kept.size >= 3) throw refusal(409, 'Too many.');
    this.writings += 1;
    const savedAtMs = (this.clock += 1);
    this.kept.set(`${form}/${subject}`, { form, subject, content, savedAtMs });
    if (this.loseAnswers) throw refusal(0);
    return { savedAtMs };
  };

  drop = async ({ form, subject }: Draft) => {
    if (this.away) throw refusal(0);
    this.kept.delete(`${form}/${subject}`);
  };
}

describe('the draft book', () => {
  let server: Server;
  let shelf: Shelf;
  let here: DraftBook;
  const opened = async (on: Shelf) => {
    const book = new DraftBook(server, on);
    book.open(7);
    await vi.advanceTimersByTimeAsync(0);
    return book;
  };
  const pass = (ms = SEND_AFTER_MS) => vi.advanceTimersByTimeAsync(ms);

  beforeEach(async () => {
    vi.useFakeTimers();
    server = new Server();
    shelf = new Shelf();
    here = await opened(shelf);
  });
  afterEach(() => void vi.useRealTimers());

  it('tells the server as one types, not for each character', async () => {
    for (const typed of ['Z', 'Zä', 'Zäh', 'Zähl']) here.write('note', '1', typed);
    expect(here.read('note', '1')?.state).toBe('sending');
    await pass();
    expect(server.kept.get('note/1')?.content).toBe('Zähl');
    expect(server.writings).toBe(1);
    expect(here.read('note', '1')?.state).toBe('saved');
  });

  it('sends what was typed while the last was on its way', async () => {
    here.write('note', '1', 'a');
    await pass();
    here.write('note', '1', 'ab');
    await pass();
    expect(server.kept.get('note/1')?.content).toBe('ab');
  });

  it('keeps to itself what was on its way when somebody else logged in', async () => {
    let fail = (_: Error) => {};
    server.keep = () => new Promise((_, refuse) => (fail = refuse));
    here.write('note', '1', 'mine alone');
    await pass();
    here.close();
    here.open(8);
    fail(refusal(0));
    await pass(60_000);
    expect(here.read('note', '1')).toBeNull();
    expect(shelf.getItem('switchroom.drafts.8/note/1')).toBeNull();
  });

  it('goes by what was typed since the server was asked what it has', async () => {
    let answer = (_: []) => {};
    server.list = () => new Promise((done) => (answer = done));
    const asked = here.sync();
    here.write('note', '1', 'typed meanwhile');
    await pass();
    expect(here.read('note', '1')?.state).toBe('saved');
    answer([]);
    await asked;
    expect(here.read('note', '1')?.content).toBe('typed meanwhile');
  });

  it('comes back on another computer', async () => {
    here.write('note', '1', 'typed here');
    await pass();
    const there = await opened(new Shelf());
    expect(there.read('note', '1')?.content).toBe('typed here');
  });

  it('survives a crash before the server heard of it', async () => {
    here.write('note', '1', 'not sent');
    vi.clearAllTimers();
    const again = await opened(shelf);
    expect(again.read('note', '1')?.content).toBe('not sent');
    await pass();
    expect(server.kept.get('note/1')?.content).toBe('not sent');
  });

  it('keeps it here while the server is away, and sends it after', async () => {
    server.away = true;
    here.write('note', '1', 'during');
    await pass();
    expect(here.read('note', '1')?.state).toBe('away');
    here.write('note', '1', 'during the outage');
    server.away = false;
    await here.sync();
    await pass(0);
    expect(server.kept.get('note/1')?.content).toBe('during the outage');
    expect(here.read('note', '1')?.state).toBe('saved');
  });

  it('tries again by itself', async () => {
    server.away = true;
    here.write('note', '1', 'x');
    await pass();
    server.away = false;
    await pass(1_000);
    expect(server.kept.get('note/1')?.content).toBe('x');
  });

  it('does not take its own writing, the answer to which was lost, for another computer’s', async () => {
    server.loseAnswers = true;
    here.write('note', '1', 'a');
    await pass();
    server.loseAnswers = false;
    here.write('note', '1', 'ab');
    await pass(2_000);
    expect(here.read('note', '1')?.state).toBe('saved');
    expect(server.kept.get('note/1')?.content).toBe('ab');
  });

  it('is gone once dropped, though the server was away then', async () => {
    here.write('note', '1', 'x');
    await pass();
    server.away = true;
    here.drop('note', '1');
    await pass();
    expect(here.read('note', '1')).toBeNull();
    server.away = false;
    const again = await opened(shelf);
    await pass();
    expect(again.read('note', '1')).toBeNull();
    expect(server.kept.size).toBe(0);
    expect(shelf.length).toBe(0);
  });

  it('shows both when it was typed on two computers, and takes either', async () => {
    const there = await opened(new Shelf());
    there.write('note', '1', 'there');
    await pass();
    here.write('note', '1', 'here');
    await pass();
    expect(here.read('note', '1')).toMatchObject({ state: 'elsewhere', content: 'here', theirs: { content: 'there' } });
    expect(server.kept.get('note/1')?.content).toBe('there');
    here.keepMine('note', '1');
    await pass(0);
    expect(server.kept.get('note/1')?.content).toBe('here');
    there.write('note', '1', 'there again');
    await pass();
    there.takeTheirs('note', '1');
    expect(there.read('note', '1')).toMatchObject({ state: 'saved', content: 'here' });
  });

  it('goes away here when it was saved on the other computer', async () => {
    here.write('note', '1', 'x');
    await pass();
    server.kept.clear();
    await here.sync();
    expect(here.read('note', '1')).toBeNull();
  });

  it('says what the server does not take, keeps it here and stops asking', async () => {
    here.write('note', '1', 'x'.repeat(101));
    await pass();
    expect(here.read('note', '1')).toMatchObject({ state: 'refused', why: 'Too long.' });
    ['a', 'b', 'c', 'd'].forEach((subject) => here.write('note', subject, 'x'));
    await pass();
    expect(here.read('note', 'd')).toMatchObject({ state: 'refused', why: 'Too many.' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('sends at once what was typed when somebody logs out, and waits no longer than it may', async () => {
    here.write('note', '1', 'last words');
    const flushed = here.flush(2_000);
    await pass(0);
    await flushed;
    expect(server.kept.get('note/1')?.content).toBe('last words');
    server.keep = () => new Promise(() => {});
    here.write('note', '1', 'last words of all');
    let over = false;
    void here.flush(2_000).then(() => (over = true));
    await pass(1_999);
    expect(over).toBe(false);
    await pass(1);
    expect(over).toBe(true);
  });

  it('asks again what the server has when it was away at first', async () => {
    shelf.setItem(
      'switchroom.drafts.7/note/5',
      JSON.stringify({ form: 'note', subject: '5', content: 'left', basedOnMs: 0, writtenAtMs: 1, state: 'away' }),
    );
    server.away = true;
    await opened(shelf);
    server.away = false;
    await pass(1_000);
    expect(server.kept.get('note/5')?.content).toBe('left');
  });

  it('follows what it is about to another name, and loses no word of a note', async () => {
    here.write('note', 'gone', 'of the one that went');
    here.write('note', 'kept', 'of the one that stays');
    here.write('customer', 'gone', '{}');
    for (const form of ['note', 'customer']) here.move(form, 'gone', 'kept');
    await pass();
    expect(server.kept.get('note/kept')?.content).toBe('of the one that stays\nof the one that went');
    expect(server.kept.get('customer/kept')?.content).toBe('{}');
    expect([...server.kept.keys()].filter((key) => key.endsWith('/gone'))).toEqual([]);
  });

  it('leaves on this computer only what nobody else has', async () => {
    here.write('note', '1', 'saved');
    await pass();
    server.away = true;
    here.write('note', '2', 'only here');
    await pass();
    here.close();
    expect([...shelf.entries.keys()]).toEqual(['switchroom.drafts.7/note/2']);
    expect(here.read('note', '2')).toBeNull();
  });

  it('takes a damaged entry for none', async () => {
    shelf.setItem('switchroom.drafts.7/note/9', '{"content":');
    const again = await opened(shelf);
    expect(again.read('note', '9')).toBeNull();
  });

  it('follows what another tab wrote', async () => {
    const tab = await opened(shelf);
    here.write('note', '1', 'in one tab');
    tab.changedInAnotherTab('switchroom.drafts.7/note/1');
    expect(tab.read('note', '1')?.content).toBe('in one tab');
  });

  it('names the contact in which it is typed, and keeps it afterwards', async () => {
    here.at('42');
    here.write('note', '1', 'Wants');
    here.at(null);
    here.write('note', '1', 'Wants the red one');
    await vi.advanceTimersByTimeAsync(SEND_AFTER_MS);
    expect(here.read('note', '1')).toMatchObject({ contactId: '42', state: 'saved' });
    here.at('43');
    here.bind('note', '1');
    expect(here.read('note', '1')).toMatchObject({ contactId: '43', content: 'Wants the red one' });
  });
});
