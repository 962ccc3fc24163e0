import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Api } from '../lib/api.mjs';
import { Live } from '../lib/live.mjs';
import { NEIGHBOUR, stage } from '../lib/shared.mjs';
import { until } from '../lib/until.mjs';

describe('Two client firms', () => {
  const on = stage();

  it('see nothing of each other: no contact, recording, customer, board row or setting', async () => {
    const department = await on.centre.department();
    const agent = await department.onDeskPhone(on.phones, { talk: 1500, tone: 1000 });
    const caller = on.phones.dial({ from: '+492214710820', to: department.number, server: on.server.sip });
    await agent.is('ON_CONTACT');

    const stranger = await Api.login(on.server.http, NEIGHBOUR.username, NEIGHBOUR.password);
    const supervisor = await Api.login(on.server.http, NEIGHBOUR.supervisor, NEIGHBOUR.password);
    const live = await Live.open(supervisor);
    await until('the neighbour has a board', () => live.board.totals);
    await caller.sees('ended');
    const contact = await department.contact();
    const [recording] = await until('a recording', async () => {
      const list = await on.centre.admin.get(`/contacts/${contact.contactId}/recordings`);
      return list.length && list;
    });
    const customer = (await on.centre.admin.get('/customers?limit=1')).items[0];

    for (const path of [
      `/contacts/${contact.contactId}`, `/recordings/${recording.id}/audio`, `/recordings/${recording.id}/waveform`, `/customers/${customer.id}`,
    ]) {
      const { status } = await stranger.raw('GET', path);
      assert.ok([403, 404].includes(status), `${path} answers ${status}`);
    }
    const theirs = await stranger.get(`/contacts/${contact.contactId}/recordings`).catch(({ status }) => status);
    assert.ok(theirs === 404 || theirs.length === 0, `recordings: ${JSON.stringify(theirs)}`);
    for (const [path, id] of [['users', department.people[0].id], ['queues', department.queue.id], ['menus', department.menu.id]]) {
      const { status } = await stranger.raw('DELETE', `/admin/${path}/${id}`);
      assert.ok([403, 404].includes(status), `DELETE ${path} answers ${status}`);
      const all = await stranger.get(`/admin/${path}?limit=200`);
      assert.ok(all.items.every((row) => row.id !== id));
    }
    assert.ok((await stranger.get(`/contacts?query=${encodeURIComponent(department.number)}`)).items.length === 0);
    assert.ok((await stranger.get('/customers?limit=200')).items.every((row) => row.id !== customer.id));
    const mine = new Set(live.messages.flatMap((m) => [...(m.queues ?? []), ...(m.agents ?? [])]).map((row) => row.name ?? row.displayName));
    assert.ok(![...mine].some((name) => name.startsWith('Department')), [...mine].join());
    live.close();
  });

  it('let nobody in who is not logged in', async () => {
    for (const path of ['/agent', '/contacts', '/customers', '/admin/users', '/recordings/1/audio']) {
      const { status } = await new Api(on.server.http).raw('GET', path);
      assert.ok([401, 403].includes(status), `${path} answers ${status}`);
    }
  });
});
