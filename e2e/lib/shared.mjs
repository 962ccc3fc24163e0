import { after, before } from 'node:test';
import { Centre } from './centre.mjs';
import { Phones } from './phones.mjs';
import { Server } from './server.mjs';

/** The administrator that the demo company comes with. */
export const ADMINISTRATOR = { username: 'admin', password: 'demo' };

/** The server that run.mjs started. */
export function sharedServer() {
  if (!process.env.SWITCHROOM_SERVER) throw new Error('Run stories by: node run.mjs [part of a name]');
  const { settings, directory, pid } = JSON.parse(process.env.SWITCHROOM_SERVER);
  const server = new Server('demo', settings);
  server.directory = directory;
  Object.defineProperty(server, 'pid', { value: pid });
  return server;
}

/**
 * What a file of stories works with: the shared server, its demo company with a trunk from 127.0.0.1, and phones. Filled in
 * before the first story.
 */
export function stage() {
  const stage = {};
  before(async () => {
    stage.server = sharedServer();
    stage.centre = await Centre.of(stage.server, ADMINISTRATOR);
    stage.phones = await Phones.open();
  });
  after(() => stage.phones?.close());
  return stage;
}
