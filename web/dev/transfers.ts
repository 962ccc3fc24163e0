import type { ConsultView } from '../src/api/types.ts';
import type { FakeCentre } from './centre.ts';

interface Asked {
  body: Record<string, unknown>;
}

const ANSWERS_AFTER_MS = 3_000;

/** Transfers in the invented centre: whoever is asked answers after a moment. */
export function transferRoutes(centre: FakeCentre): [string, RegExp, (asked: Asked) => unknown][] {
  const consult = (change: Partial<ConsultView>) => {
    const contact = centre.agent.contact;
    if (contact?.consult)
      centre.setAgent({ contact: { ...contact, consult: { ...contact.consult, sinceMs: Date.now(), ...change } } });
  };
  const nameOf = (body: Record<string, unknown>) =>
    centre.agents.find(({ agentId }) => body['kind'] === 'AGENT' && agentId === body['id'])?.displayName ?? '';
  const over = () => centre.setContact({ consult: null, phase: 'TALKING' }, 'ON_CONTACT');
  return [
    [
      'GET',
      /^\/agent\/transfer-targets$/,
      () => ({
        agents: centre.agents.map(({ displayName, ...agent }) => ({ ...agent, name: displayName })),
        queues: centre.queues,
        outside: true,
      }),
    ],
    [
      'POST',
      /^\/calls$/,
      ({ body }) => {
        const to = String(body['to'] ?? '');
        const inside = body['kind'] === 'AGENT' || /^\d{2,6}$/.test(to);
        const contactId = centre.callOut(inside ? 'INTERNAL' : 'OUTBOUND', to || '22', nameOf(body));
        setTimeout(() => centre.answerOwn(contactId), ANSWERS_AFTER_MS);
        return { contactId };
      },
    ],
    ['POST', /^\/agent\/contacts\/\d+\/transfer$/, () => centre.wrapUp()],
    [
      'POST',
      /^\/agent\/contacts\/\d+\/consult$/,
      ({ body }) => {
        const queue = centre.queues.find(({ queueId }) => body['kind'] === 'QUEUE' && queueId === body['id']);
        const asked: ConsultView = {
          asking: true,
          phase: body['kind'] === 'AGENT' ? 'RINGING' : 'SEEKING',
          name: nameOf(body),
          queueName: queue?.name ?? '',
          number: body['kind'] === 'NUMBER' ? String(body['number']) : '',
          sinceMs: Date.now(),
        };
        centre.setContact({ phase: 'HELD', consult: asked, consultEnd: '' }, 'HELD');
        setTimeout(() => consult({ phase: 'TOGETHER' }), ANSWERS_AFTER_MS);
      },
    ],
    ['POST', /^\/agent\/contacts\/\d+\/consult\/end$/, () => void over()],
    ['POST', /^\/agent\/contacts\/\d+\/consult\/complete$/, () => centre.wrapUp()],
    [
      'POST',
      /^\/agent\/contacts\/\d+\/consult\/join$/,
      () => {
        centre.setContact({ phase: 'TALKING' }, 'ON_CONTACT');
        consult({ phase: 'JOINED' });
      },
    ],
  ];
}
