import type { LiveMessage, WaitingCaller } from '../src/live/messages.ts';
import { cards } from './people.ts';

/** One with wishes of its own, a message, one who waits for somebody, and one to be called back. */
const special: Partial<WaitingCaller>[] = [
  { priority: 2, asked: [{ name: 'German', atLeast: 5 }], preferred: ['Trucks'] },
  { kind: 'VOICEMAIL', messageMs: 43_000 },
  { name: '', waitsFor: { agentId: 5, name: 'Oana Marinescu' } },
];

export const waitingIn = (queueId: number): LiveMessage => ({
  type: 'waiting',
  queueId,
  callers: cards.slice(20, 24).map((card, index) => ({
    contactId: String(700 + index),
    caller: card.number,
    name: `${card.customer?.firstName} ${card.customer?.lastName}`,
    priority: 0,
    position: index + 1,
    queuedAtMs: Date.now() - (4 - index) * 21_000,
    asked: [],
    preferred: [],
    waitsFor: null,
    kind: 'CALL',
    messageMs: null,
    callback: index === 3 ? { number: card.number, attempts: 1, nextAtMs: Date.now() + 540_000 } : null,
    ...special[index],
  })),
});
