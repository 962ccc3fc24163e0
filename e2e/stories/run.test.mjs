import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AgentBrowser } from '../lib/browser.mjs';
import { Centre } from '../lib/centre.mjs';
import { kinds } from '../lib/expect.mjs';
import { root } from '../lib/places.mjs';
import { freeTcpPort, freeUdpPort, rtpRange } from '../lib/ports.mjs';
import { Phones } from '../lib/phones.mjs';
import { Registrar } from '../lib/registrar.mjs';
import { ack, answered, bye, infoKey, invite, refused, speak, stay, toldBye } from '../lib/scenario.mjs';
import { Server } from '../lib/server.mjs';
import { sipp, Sipp, toneFile } from '../lib/sipp.mjs';
import { until } from '../lib/until.mjs';

const CARRIER = '127.0.0.3';
const ACCOUNT = { user: 'ourline', password: 'brief' }; // the carrier's choice, not ours

describe('./switchroom run, configured by a file and the environment', () => {
  const rtp = rtpRange(400);
  let server, phones, centre, registrar, administrator;

  before(async () => {
    registrar = await Registrar.start({ address: CARRIER, ...ACCOUNT, seconds: 5 });
    server = await Server.configured({
      file: { switchroom: { sip: { bind: '127.0.0.1' }, 'first-firm': { name: 'Story & Daughters', country: 'DE' } } },
      env: {
        SERVER_PORT: `${await freeTcpPort()}`,
        SWITCHROOM_SIP_UDP_PORT: `${await freeUdpPort()}`,
        SWITCHROOM_SIP_TCP_PORT: `${await freeTcpPort()}`,
        SWITCHROOM_SIP_ADVERTISED: '127.0.0.1',
        SWITCHROOM_RTP_FIRST_PORT: `${rtp.first}`,
        SWITCHROOM_RTP_LAST_PORT: `${rtp.last}`,
        SWITCHROOM_RTP_WEBRTC_PORT: `${await freeUdpPort()}`,
        SWITCHROOM_DATA_DIR: './elsewhere',
        SWITCHROOM_DATABASE_PROGRAM: join(root, 'server/target/postgres'),
      },
    });
    phones = await Phones.open();
  });
  after(async () => {
    await phones?.close();
    await server?.stop();
    await registrar?.stop();
  });

  it('has an administrator, whose password only the owner can read', async () => {
    const file = join(server.directory, 'elsewhere/first-password');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    administrator = { username: 'admin', password: readFileSync(file, 'utf8').trim() };
    centre = await Centre.of(server, administrator);
    assert.equal(centre.admin.me.firmName, 'Story & Daughters');
    assert.deepEqual(centre.admin.me.roles, ['ADMINISTRATOR']);
  });

  it('takes a call through a trunk, a number and a queue made in the API, on the RTP ports it was given', async () => {
    await trunk({ kind: 'IP', sources: ['127.0.0.1'] });
    const department = await centre.department();
    const agent = await department.onDeskPhone(phones);
    const call = await Sipp.start([invite(), answered(), ack(), speak(toneFile(440)), infoKey('1'), toldBye()],
      { to: server.sip, number: department.number });
    await agent.is('ON_CONTACT');
    await agent.hangUp();
    await call.done();
    assert.deepEqual(kinds(await department.contact()), ['MENU', 'QUEUE', 'OFFER', 'CONVERSATION']);
    const port = Number(/^SIP\/2.0 200 [^]*?^m=audio (\d+) /m.exec(call.messages())[1]);
    assert.ok(port >= rtp.first && port <= rtp.last, `RTP port ${port}`);
  });

  it('registers at a carrier, stays registered, and takes its calls, which the carrier proxies', async () => {
    const department = await centre.department();
    const dial = [invite(), answered(), ack(), speak(toneFile(440)), infoKey('1'), stay(2000), bye()];
    await sipp([invite(), refused(403)], { to: server.sip, number: department.number, address: CARRIER });
    await trunk({ kind: 'REGISTERS', registrar: registrar.address, username: ACCOUNT.user, password: ACCOUNT.password });
    await until('the trunk is registered', async () => (await carrier()).registration.registered);
    await registrar.saves(2);
    const call = await sipp(dial, { to: registrar.address, number: department.number });
    assert.match(call.messages(), /^Record-Route: <sip:127\.0\.0\.3/m);
    assert.equal((await department.contact()).dialled, department.number);
    assert.deepEqual(await carrier().then((row) => row.registration), { registered: true, problem: '' });
  });

  it('says of a trunk with a wrong password why it is down, in the API and on the page', async () => {
    await changeTrunk('not what it knows');
    const { problem } = await until('the trunk is down', async () => {
      const { registration } = await carrier();
      return registration.problem !== '' && !registration.registered && registration;
    });
    assert.equal(problem, '401 Unauthorized');
    const browser = await AgentBrowser.open(server);
    try {
      await browser.login(administrator.username, administrator.password);
      await browser.page.goto(`${server.http}/#/admin/trunks`);
      await browser.page.getByText('Not registered: 401 Unauthorized').waitFor();
    } finally {
      await browser.close();
    }
    await changeTrunk(ACCOUNT.password);
    await until('the trunk is up again', async () => (await carrier()).registration.registered);
  });

  it('leaves nothing of its calls behind', async () => {
    await phones.close();
    await centre.goHome();
    await server.quiet();
  });

  it('takes its registration back when it is stopped', async () => {
    assert.notEqual(registrar.saved().at(-1), 0);
    await server.stop();
    assert.equal(registrar.saved().at(-1), 0);
    await sipp([invite(), refused(480)], { to: registrar.address, number: '+4940669690001' });
  });

  const trunk = (more) => centre.admin.post('/admin/trunks', {
    name: more.kind, sources: [], country: 'DE', registrar: '', username: '', transport: 'udp', enabled: true, password: null, ...more,
  });

  const carrier = async () => (await centre.admin.get('/admin/trunks')).items.find((row) => row.kind === 'REGISTERS');

  async function changeTrunk(password) {
    const { id, hasPassword, registration, ...form } = await carrier();
    await centre.admin.put(`/admin/trunks/${id}`, { ...form, password });
  }
});
