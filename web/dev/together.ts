import type { CallerCard, Duplicate, Merge, NoteVersion } from '../src/api/types.ts';
import type { LiveMessage } from '../src/live/messages.ts';
import { agentNames, DAY } from './firm.ts';
import type { Route } from './routes.ts';

const now = Date.now();

/** What is typed at a contact by whoever had it before. */
const TYPED = {
  title: 'Brandt',
  base: { city: 'Hamburg', country: 'DE', language: 'de', managerId: 0, phones: [] },
  values: { city: 'Aarhus', country: 'DK', language: 'da', managerId: 5, phones: ['+45 87 10 20 30'] },
};

/** A colleague has the same card open, and has just changed something on it. */
export const besideOf = (customerId: string): LiveMessage => ({
  type: 'card',
  customerId,
  others: [{ userId: 5, name: agentNames[2] ?? '' }],
  news: [{ field: 'city', byUserId: 5, byName: agentNames[2] ?? '', atMs: Date.now() - 5_000 }],
});

/** Customers that may be the same, notes as they were, and what colleagues have typed. */
export function togetherRoutes(cards: CallerCard[]): Route[] {
  const versions: NoteVersion[] = [
    {
      version: 2,
      at: now - 2 * DAY,
      byName: agentNames[2] ?? '',
      text: 'Prefers a call back after 16:00. The technician needs the code for the yard gate: ask for it again.',
    },
    {
      version: 1,
      at: now - 9 * DAY,
      byName: agentNames[1] ?? '',
      text: 'Prefers a call back after 14:00. The technician needs the code for the yard gate, it is 4711.',
    },
  ];
  const likely = (id: string | undefined): Duplicate[] =>
    cards.slice(10, 12).flatMap(({ customer }, at) =>
      customer && customer.id !== id
        ? {
            id: customer.id,
            name: `${customer.firstName} ${customer.lastName}`,
            customerNumber: customer.customerNumber,
            place: `${customer.postcode} ${customer.city}`,
            because: at === 0 ? (['PHONE', 'EMAIL', 'NAME'] as const).slice() : ['NAME'],
          }
        : [],
    );
  const merges: Merge[] = [
    {
      id: '1',
      goneId: '900',
      goneName: 'A. Brandt',
      at: now - 3 * DAY,
      byName: agentNames[0] ?? '',
      undoableUntil: now + 27 * DAY,
    },
    {
      id: '2',
      goneId: '901',
      goneName: 'Brandt, Anna',
      at: now - 90 * DAY,
      byName: agentNames[4] ?? '',
      undoableUntil: null,
    },
  ];
  return [
    ['GET', /^\/customers\/managers$/, () => agentNames.slice(1, 9).map((name, at) => ({ id: at + 4, name }))],
    ['GET', /^\/customers\/(\d+)\/duplicates$/, ({ parts: [id] }) => likely(id)],
    ['GET', /^\/customers\/\d+\/merges$/, () => merges],
    ['POST', /^\/customers\/\d+\/merges$/, () => merges[0]],
    ['DELETE', /^\/customers\/\d+\/merges\/(\d+)$/, () => undefined],
    ['GET', /^\/customers\/\d+\/notes\/[^/]+\/versions$/, () => versions],
    ['PUT', /^\/customers\/\d+\/notes\/[^/]+$/, () => versions],
    [
      'GET',
      /^\/agent\/contacts\/(\d+)\/drafts$/,
      ({ parts: [contactId = ''] }) => ({
        items: [
          {
            contactId,
            ownerId: 5,
            ownerName: agentNames[2] ?? '',
            typedBy: '',
            form: 'customer',
            subject: '1003',
            content: JSON.stringify(TYPED),
            savedAtMs: now,
          },
        ],
      }),
    ],
    ['POST', /^\/agent\/contacts\/\d+\/drafts\/(?:take|leave)$/, () => undefined],
  ];
}
