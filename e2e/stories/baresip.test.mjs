import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Baresip } from '../lib/baresip.mjs';
import { assertHears } from '../lib/expect.mjs';
import { stage } from '../lib/shared.mjs';
import { level } from '../lib/sound.mjs';

describe('baresip as a desk phone', () => {
  const on = stage();

  it('registers with digest, signs its agent in, takes a call with sound both ways, and hangs up', async () => {
    const department = await on.centre.department();
    const agent = await department.login();
    const account = await on.centre.deskPhone();
    const phone = await Baresip.start({ server: on.server.sip, user: account.user, password: account.password, tone: 700 });
    try {
      await agent.signIn({ device: 'desk', deskPhoneId: account.id });
      await agent.available();
      const caller = on.phones.dial({ from: '+492214710820', to: department.number, server: on.server.sip, tone: 440 });
      await phone.rings();
      assert.equal((await agent.is('OFFERED')).contact.caller, '+492214710820');
      await phone.accept();
      await agent.is('ON_CONTACT');
      caller.listen();
      await phone.sees(() => phone.heard().length > 3 * 8000, 'hears for three seconds');
      const heard = phone.heard().subarray(-8000);
      assertHears({ 440: level(heard, 440), 700: level(heard, 700) }, 440, 700);
      assertHears(await caller.heard(1000, 440, 700), 700, 440);
      phone.hangUp();
      await agent.is('WRAP_UP');
      await caller.sees('ended THEM');
      assert.equal((await department.contact()).endedBy, 'AGENT');
    } finally {
      await phone.close();
    }
  });

  it('is not let in with a wrong password', async () => {
    const account = await on.centre.deskPhone();
    await assert.rejects(Baresip.start({ server: on.server.sip, user: account.user, password: 'wrong', timeoutMs: 3000 }));
  });
});
