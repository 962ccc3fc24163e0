import { after, before } from 'node:test';
import { Centre } from './centre.mjs';
import { Phones } from './phones.mjs';
import { Server } from './server.mjs';

/** The administrator that the demo company comes with. */
export const ADMINISTRATOR = { username: 'petra', password: 'switchroom' };

/** Somebody who sees the demo company's board. */
export const SUPERVISOR = { username: 'sabine', password: 'switchroom' };

/** The second client firm's administrator, and its supervisor. */
export const NEIGHBOUR = { username: 'fjordlys.admin', supervisor: 'fjordlys.supervisor', password: 'switchroom' };

let server;
/** The telephones of the next stage, which start while the stories of this one are told. */
let next;

/** One server for all stories that do not break it, started when the first asks for it. */
async function sharedServer() {
  server ??= Server.start();
  return server;
}

function theNextPhones() {
  const now = next ?? Phones.open();
  next = Phones.open();
  next.catch(() => {}); // the stage that gets them tells it
  return now;
}

export async function stopSharedServer() {
  const unused = await next?.catch(() => null);
  await unused?.close();
  await (await server)?.stop();
}

/**
 * What a file of stories works with: the shared server, its demo company with a trunk from 127.0.0.1, and phones. Filled in
 * before the first story.
 */
export function stage() {
  const stage = {};
  before(async () => {
    stage.phones = await theNextPhones();
    stage.server = await sharedServer();
    stage.centre = await Centre.of(stage.server, ADMINISTRATOR);
  });
  after(async () => {
    await Promise.all([stage.phones?.close(), stage.centre?.goHome()]);
    await stage.server?.quiet();
  });
  return stage;
}
