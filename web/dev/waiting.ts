import type { LiveMessage } from '../src/live/messages.ts';
import { cards } from './people.ts';

/** Three callers, the first with wishes of its own. */
export const waitingIn = (queueId: number): LiveMessage => ({
  type: 'waiting',
  queueId,
  callers: cards.slice(20, 23).map((card, index) => ({
    contactId: String(700 + index),
    caller: card.number,
    name: index === 2 ? '' : `${card.customer?.firstName} ${card.customer?.lastName}`,
    priority: index === 0 ? 2 : 0,
    position: index + 1,
    queuedAtMs: Date.now() - (3 - index) * 21_000,
    asked: index === 0 ? [{ name: 'German', atLeast: 5 }] : [],
    preferred: index === 0 ? ['Trucks'] : [],
    waitsFor: index === 2 ? { agentId: 5, name: 'Oana Marinescu' } : null,
    kind: index === 1 ? 'VOICEMAIL' : 'CALL',
    messageMs: index === 1 ? 43_000 : null,
    callback:
      index === 0
        ? null
        : { number: card.number, attempts: index - 1, nextAtMs: index === 1 ? 0 : Date.now() + 540_000 },
  })),
});
