import type { PersonRequest } from '../src/api/types.ts';
import { agentNames, DAY } from './firm.ts';
import { page, type Route } from './routes.ts';

const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const PLACES = ['records', 'contact log', 'recordings', 'drafts', 'verifications', 'webhook deliveries'];

const request = (
  id: number,
  kind: PersonRequest['kind'],
  state: PersonRequest['state'],
  more: Partial<PersonRequest> = {},
): PersonRequest => ({
  id: String(id),
  kind,
  state,
  customerId: String(1000 + id),
  customerNumber: `K-${20400 + id}`,
  customerName: 'Birgit Østergaard',
  dueOn: day(Date.now() + (id - 3) * 9 * DAY),
  createdAt: Date.now() - (20 - id) * DAY,
  createdName: agentNames[id % 3] ?? '',
  doneAt: null,
  places: [],
  ofPlaces: PLACES.length,
  fileReady: false,
  hash: '',
  problem: '',
  ...more,
});

const requests: PersonRequest[] = [
  request(7, 'ERASURE', 'REGISTERED'),
  request(6, 'ACCESS', 'RUNNING', { places: PLACES.slice(0, 4), customerName: 'Clara Țurcanu' }),
  request(5, 'ACCESS', 'DONE', { places: PLACES, fileReady: true, doneAt: Date.now() - DAY }),
  request(2, 'ANONYMISE', 'FAILED', {
    places: PLACES.slice(0, 2),
    customerName: 'Sanitär- und Heizungstechnik Schäfer & Söhne',
    problem: 'The recordings are away at the moment. What is done stays done: go on when they are back.',
  }),
  request(1, 'ERASURE', 'DONE', {
    places: PLACES,
    customerName: '',
    doneAt: Date.now() - 2 * DAY,
    hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  }),
];

/** What people in the records ask for. */
export function personRequestRoutes(): Route[] {
  const at = (id: string | undefined) => requests.find((one) => one.id === id) ?? requests[0]!;
  return [
    [
      'GET',
      /^\/admin\/person-requests$/,
      ({ query }) =>
        page(
          requests.filter(({ state }) => !query.get('state') || state === query.get('state')),
          query,
        ),
    ],
    [
      'POST',
      /^\/admin\/person-requests$/,
      ({ body }) => {
        const made = request(10 + requests.length, 'ACCESS', 'REGISTERED', body);
        requests.unshift(made);
        return made;
      },
    ],
    [
      'POST',
      /^\/admin\/person-requests\/(\d+)\/start$/,
      ({ parts: [id] }) => Object.assign(at(id), { state: 'RUNNING', places: PLACES.slice(0, 2) }),
    ],
    [
      'DELETE',
      /^\/admin\/person-requests\/(\d+)$/,
      ({ parts: [id] }) => void requests.splice(requests.indexOf(at(id)), 1),
    ],
  ];
}
