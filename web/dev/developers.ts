import type { ApiTokenRow, AttemptRow, DeliveryRow, WebhookRow } from '../src/api/types.ts';
import { agentNames, DAY } from './firm.ts';
import { page, type Route } from './routes.ts';

const MINUTE = 60_000;
const now = Date.now();
const secret = (before: string) => `${before}${'0123456789abcdefghijklmnopqrstuvwxyzABCDEFG'}`;

export const tokens: ApiTokenRow[] = [
  {
    id: 1,
    name: 'Webshop: customers and orders, both ways',
    hint: 'swr_8fK2',
    scopes: ['records:read', 'records:write'],
    madeAt: now - 80 * DAY,
    madeBy: agentNames[0] ?? '',
    expiresAt: now + 10 * DAY,
    expired: false,
    lastUsedAt: now - 3 * MINUTE,
    secret: null,
  },
  {
    id: 2,
    name: 'Wallboard in the canteen',
    hint: 'swr_Qm71',
    scopes: ['reports:read', 'events:read'],
    madeAt: now - 200 * DAY,
    madeBy: agentNames[0] ?? '',
    expiresAt: null,
    expired: false,
    lastUsedAt: null,
    secret: null,
  },
  {
    id: 3,
    name: 'Trial of the old integration',
    hint: 'swr_xA0c',
    scopes: [
      'records:read',
      'records:write',
      'calls:control',
      'agents:state',
      'supervision',
      'reports:read',
      'recordings:read',
      'events:read',
      'admin',
    ],
    madeAt: now - 400 * DAY,
    madeBy: agentNames[2] ?? '',
    expiresAt: now - 35 * DAY,
    expired: true,
    lastUsedAt: now - 36 * DAY,
    secret: null,
  },
];

export const webhooks: WebhookRow[] = [
  {
    id: 1,
    name: 'Ticket system',
    url: 'https://tickets.example.com/hooks/switchroom?source=nordlicht',
    types: ['contact.opened', 'contact.ended', 'wrap-up.ended', 'record.changed'],
    enabled: true,
    secret: null,
  },
  {
    id: 2,
    name: 'Data warehouse, every event of the centre for the report of the night',
    url: 'https://collector.warehouse.example.com/ingest/v2/streams/contact-centre/nordlicht-haustechnik/events',
    types: ['agent.state', 'contact.queued'],
    enabled: false,
    secret: null,
  },
];

const bodyOf = (id: number, type: string) =>
  JSON.stringify({
    id: `1:${40_000 + id}:0`,
    type,
    at: now - id * 7 * MINUTE,
    data: { contactId: String(90_000 + id), queueId: 1, agentId: 4, number: '+493055512014', waitedMs: 12_400 },
  });

const attempt = (minutes: number, status: number | null, said: string, tookMs: number): AttemptRow => ({
  at: now - minutes * MINUTE,
  status,
  said,
  tookMs,
});

const ATTEMPTS: Record<DeliveryRow['state'], AttemptRow[]> = {
  DONE: [attempt(2, 204, '', 87)],
  WAITING: [
    attempt(1, 503, 'The answer is 503, and only 2xx counts as taken.', 1_204),
    attempt(3, null, 'Nobody answers at tickets.example.com.', 10_000),
  ],
  DEAD: [
    attempt(4, 410, 'The answer is 410, and only 2xx counts as taken.', 64),
    attempt(60, 500, 'The answer is 500, and only 2xx counts as taken.', 310),
  ],
};

/** The newest first: most arrive, some are tried again, a few never arrived. */
const deliveries: DeliveryRow[] = Array.from({ length: 130 }, (_, at) => {
  const state = at % 17 === 3 ? 'DEAD' : at % 5 === 1 ? 'WAITING' : 'DONE';
  const webhook = webhooks[at % 7 === 2 ? 1 : 0]!;
  const type = webhook.types[at % webhook.types.length]!;
  return {
    id: String(9_000 - at),
    eventId: `1:${40_000 + at}:0`,
    webhookId: webhook.id,
    webhook: webhook.name,
    type,
    body: bodyOf(at, type),
    createdAt: now - at * 7 * MINUTE,
    nextAt: now + 4 * MINUTE,
    state,
    attempts: ATTEMPTS[state].length,
    last: ATTEMPTS[state][0] ?? null,
  };
});

/** What the company's own programs may do, and what they have been told. */
export const developerRoutes = (): Route[] => [
  [
    'POST',
    /^\/admin\/api-tokens$/,
    ({ body }) => {
      const made = { ...tokens[1]!, ...body, id: 1 + tokens.length, hint: 'swr_0123', madeAt: Date.now() };
      tokens.push(made);
      return { ...made, secret: secret('swr_') };
    },
  ],
  [
    'POST',
    /^\/admin\/webhooks$/,
    ({ body }) => {
      const made = { ...webhooks[0]!, ...body, id: 1 + webhooks.length };
      webhooks.push(made);
      return { ...made, secret: secret('whsec_') };
    },
  ],
  ['POST', /^\/admin\/webhooks\/\d+\/test$/, () => undefined],
  ['POST', /^\/admin\/webhooks\/(\d+)\/secret$/, () => ({ ...webhooks[0]!, secret: secret('whsec_') })],
  [
    'GET',
    /^\/admin\/webhook-deliveries$/,
    ({ query }) =>
      page(
        deliveries.filter(({ state }) => !query.get('state') || state === query.get('state')),
        query,
      ),
  ],
  [
    'GET',
    /^\/admin\/webhook-deliveries\/(\d+)\/attempts$/,
    ({ parts: [id], query }) => page(ATTEMPTS[deliveries.find((one) => one.id === id)?.state ?? 'DONE'], query),
  ],
  [
    'POST',
    /^\/admin\/webhook-deliveries\/(\d+)\/send$/,
    ({ parts: [id] }) => void Object.assign(deliveries.find((one) => one.id === id) ?? {}, { state: 'WAITING' }),
  ],
];
