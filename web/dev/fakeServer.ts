import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { WebSocketServer, type WebSocket } from 'ws';
import type { AccountForm, CallerCard } from '../src/api/types.ts';
import type { LiveMessage } from '../src/live/messages.ts';
import { customFields } from './firm.ts';
import { trail } from './trail.ts';
import { accountOf, keepIncident, replaceAccount } from './accounts.ts';
import { FakeCentre } from './centre.ts';
import { connectors, records, reply, writeBacks, writeReply } from './connectors.ts';
import * as data from './data.ts';
import { skills } from './distribution.ts';
import { developerRoutes, tokens, webhooks } from './developers.ts';
import { draftRoutes } from './drafts.ts';
import { attachFile, filesThere, removeFile, restoreFile } from './files.ts';
import { importRoutes } from './imported.ts';
import { personRequestRoutes } from './personRequests.ts';
import { page, Refusal, type Asked, type Route } from './routes.ts';
import { ruleRoutes, rules } from './rules.ts';
import { savedRoutes } from './saved.ts';
import { outcome, scenarios, severalPop, usualPop, verified } from './scenarios.ts';
import { search } from './search.ts';
import { FakeSip } from './sip.ts';
import { besideOf, togetherRoutes } from './together.ts';
import { transferRoutes } from './transfers.ts';
import { fakeWav, fakeWaveform } from './sound.ts';

/** The server's HTTP and live contract with believable data: `npm run mock`, then log in as anybody. */
export function fakeServer(): Plugin {
  const sockets = new Set<WebSocket>();
  const tell = (message: LiveMessage) => sockets.forEach((socket) => socket.send(JSON.stringify(message)));
  const sip = new FakeSip();
  const centre = new FakeCentre(tell, (contactId) => sip.ring(contactId));
  sip.onAnswered = () => centre.agent.contact && centre.setContact({ phase: 'TALKING' }, 'ON_CONTACT');
  sip.onEnded = () => centre.agent.contact && centre.wrapUp();
  const session = { open: false };
  const routes = [
    ...sessionRoutes(session),
    ...agentRoutes(centre, sip),
    ...transferRoutes(centre),
    ...draftRoutes(),
    ...togetherRoutes(data.cards),
    ...recordRoutes(),
    ...savedRoutes(),
    ...developerRoutes(),
    ...importRoutes(),
    ...personRequestRoutes(),
    ...ruleRoutes(),
    ...adminRoutes(),
    ...devRoutes(centre, sip),
  ];
  return {
    name: 'fake-server',
    configureServer(server) {
      const live = new WebSocketServer({ noServer: true });
      const phone = new WebSocketServer({ noServer: true, handleProtocols: () => 'sip' });
      const timer = setInterval(() => centre.live(), 1_000);
      server.httpServer?.on('close', () => clearInterval(timer));
      server.httpServer?.on('upgrade', (request: IncomingMessage, socket, head) => {
        if (request.url?.startsWith('/api/v1/live')) {
          live.handleUpgrade(request, socket, head, (opened) => welcome(opened, sockets, centre));
        } else if (request.url?.startsWith('/sip')) {
          phone.handleUpgrade(request, socket, head, (opened) => sip.attach(opened));
        }
      });
      server.middlewares.use('/api/v1', (request, response) => void serve(routes, session, request, response));
    },
  };
}

function welcome(socket: WebSocket, sockets: Set<WebSocket>, centre: FakeCentre): void {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  const say = (message: LiveMessage) => socket.send(JSON.stringify(message));
  socket.on('message', (text) => {
    const said = JSON.parse(String(text)) as { type: string; queueId?: number; customerId?: string };
    if (said.type === 'ping') say({ type: 'pong', serverTimeMs: Date.now() });
    if (said.type === 'watch' && said.queueId) say(data.waitingIn(said.queueId));
    if (said.type === 'card' && said.customerId !== '0') say(besideOf(said.customerId ?? ''));
  });
  say({ type: 'hello', serverTimeMs: Date.now(), version: 'mock' });
  say({ type: 'agent', agent: centre.agent });
  say(centre.board());
}

async function serve(
  routes: Route[],
  session: { open: boolean },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://mock');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const sent = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const isJson = type.startsWith('application/json');
  // A file is as good as what is said of it.
  const body =
    isJson && sent.length ? (JSON.parse(sent.toString()) as Record<string, unknown>) : { type, bytes: sent.length };
  for (const [method, path, answer] of routes) {
    const match = method === request.method ? path.exec(url.pathname) : null;
    if (!match) continue;
    const isOpen = session.open || url.pathname.startsWith('/session') || url.pathname.startsWith('/dev');
    const result = isOpen
      ? answer({ query: url.searchParams, body, parts: match.slice(1) })
      : new Refusal(401, 'Log in first.');
    return send(response, result, request.headers.range);
  }
  send(response, new Refusal(404, `Nothing is at ${url.pathname}.`));
}

/** With Range (RFC 9110 §14), without which a browser does not seek. */
function sendAudio(response: ServerResponse, audio: Buffer, range = ''): void {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? [];
  const first = Number(from ?? 0);
  const last = to ? Number(to) : audio.length - 1;
  response.writeHead(from === undefined ? 200 : 206, {
    'Content-Type': 'audio/wav',
    'Accept-Ranges': 'bytes',
    'Content-Length': last - first + 1,
    'Content-Range': `bytes ${first}-${last}/${audio.length}`,
  });
  response.end(audio.subarray(first, last + 1));
}

function send(response: ServerResponse, result: unknown, range?: string): void {
  if (result instanceof Refusal) {
    response.writeHead(result.status, { 'Content-Type': 'application/problem+json' });
    response.end(
      JSON.stringify({ status: result.status, title: 'Refused', detail: result.detail, errors: result.errors }),
    );
  } else if (Buffer.isBuffer(result)) {
    sendAudio(response, result, range);
  } else if (result === undefined) {
    response.writeHead(204).end();
  } else {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Set-Cookie': 'XSRF-TOKEN=mock; Path=/' });
    response.end(JSON.stringify(result));
  }
}

const sessionRoutes = (session: { open: boolean }): Route[] => [
  ['GET', /^\/session$/, () => (session.open ? data.me : new Refusal(401, 'Log in first.'))],
  [
    'POST',
    /^\/session$/,
    ({ body }) => {
      if (body['password'] === 'wrong') return new Refusal(401, 'User name or password is wrong.');
      session.open = true;
      return data.me;
    },
  ],
  ['DELETE', /^\/session$/, () => void (session.open = false)],
];

const agentRoutes = (centre: FakeCentre, sip: FakeSip): Route[] => [
  ['GET', /^\/agent$/, () => centre.agent],
  [
    'POST',
    /^\/agent\/sign-in$/,
    ({ body }) =>
      centre.setAgent({
        state: 'NOT_READY',
        reasonCode: 'SIGNED_IN',
        deviceReady: true,
        device: body['device'] === 'browser' ? 'browser' : `desk:${String(body['deskPhoneId'])}`,
      }),
  ],
  [
    'POST',
    /^\/agent\/sign-out$/,
    () => centre.setAgent({ state: 'OFFLINE', device: '', deviceReady: false, contact: null }),
  ],
  [
    'PUT',
    /^\/agent\/state$/,
    ({ body }) => {
      const reasonCode = String(body['reasonCode'] ?? '');
      if (centre.agent.contact) return centre.setAgent({ pendingReason: reasonCode });
      return centre.setAgent({ state: body['state'] as 'AVAILABLE' | 'NOT_READY', reasonCode });
    },
  ],
  [
    'POST',
    /^\/agent\/contacts\/\d+\/answer$/,
    () => void centre.setContact({ phase: 'TALKING', answerable: false }, 'ON_CONTACT'),
  ],
  [
    'POST',
    /^\/agent\/contacts\/\d+\/decline$/,
    () => {
      sip.end();
      centre.setAgent({ state: 'NOT_READY', reasonCode: 'RNA', contact: null });
    },
  ],
  ['POST', /^\/agent\/contacts\/\d+\/hold$/, () => void centre.setContact({ phase: 'HELD' }, 'HELD')],
  [
    'PUT',
    /^\/agent\/contacts\/\d+\/subject$/,
    () =>
      void centre.setAgent({
        contact: centre.agent.contact && {
          ...centre.agent.contact,
          pop: { ...severalPop, toChoose: false, verification: usualPop('CUSTOMER').verification },
        },
      }),
  ],
  ['POST', /^\/agent\/contacts\/\d+\/resume$/, () => void centre.setContact({ phase: 'TALKING' }, 'ON_CONTACT')],
  [
    'POST',
    /^\/agent\/contacts\/\d+\/hang-up$/,
    () => {
      sip.end();
      centre.wrapUp();
    },
  ],
  ['POST', /^\/agent\/contacts\/\d+\/digits$/, () => undefined],
  ['POST', /^\/agent\/contacts\/\d+\/wrap-up$/, () => centre.finish()],
  [
    'POST',
    /^\/agent\/contacts\/\d+\/wrap-up\/extend$/,
    ({ body }) => {
      const contact = centre.agent.contact;
      if (contact?.deadlineMs)
        centre.setAgent({ contact: { ...contact, deadlineMs: contact.deadlineMs + Number(body['byMs']) } });
    },
  ],
  [
    'PUT',
    /^\/agent\/queues\/(\d+)$/,
    ({ parts: [id], body }) =>
      centre.setAgent({
        queues: centre.agent.queues.map((queue) =>
          id === String(queue.queueId) ? { ...queue, paused: body['paused'] === true } : queue,
        ),
      }),
  ],
  [
    'PUT',
    /^\/agent\/contacts\/\d+\/verification$/,
    () => {
      const { contact } = centre.agent;
      if (contact?.pop?.verification)
        centre.setAgent({ contact: { ...contact, pop: { ...contact.pop, verification: verified } } });
    },
  ],
  ['PUT', /^\/supervision\//, () => undefined],
  ['GET', /^\/agent\/reason-codes$/, () => data.reasons],
  ['GET', /^\/agent\/dispositions$/, () => data.codeLabels(data.dispositions)],
  [
    'GET',
    /^\/agent\/desk-phones$/,
    () =>
      data.deskPhones.map(({ id, label }) => ({
        id,
        label,
        registered: id !== 2,
        usedBy: id === 1 ? 'Jan Petersen' : null,
      })),
  ],
];

const recordRoutes = (): Route[] => [
  [
    'GET',
    /^\/queues\/\d+\/announced-waits$/,
    () => [
      { hour: 9, answered: 41, medianErrorMs: 14_000, medianBiasMs: 9_000, near: 36 },
      { hour: 10, answered: 58, medianErrorMs: 31_000, medianBiasMs: 24_000, near: 33 },
      { hour: 11, answered: 37, medianErrorMs: 12_000, medianBiasMs: -4_000, near: 34 },
      { hour: null, answered: 136, medianErrorMs: 19_000, medianBiasMs: 11_000, near: 103 },
    ],
  ],
  [
    'GET',
    /^\/contacts$/,
    ({ query }) =>
      page(
        data.contacts.filter(
          (contact) =>
            (!query.get('outcome') || contact.outcome === query.get('outcome')) &&
            contact.startedAtMs >= Number(query.get('fromMs') ?? 0) &&
            contact.startedAtMs < Number(query.get('toMs') ?? Infinity),
        ),
        query,
      ),
  ],
  [
    'GET',
    /^\/contacts\/(\d+)$/,
    ({ parts }) =>
      data.contacts.find(({ contactId }) => contactId === parts[0]) ?? new Refusal(404, 'There is no such contact.'),
  ],
  [
    'GET',
    /^\/contacts\/(\d+)\/recordings$/,
    ({ parts }) => {
      const contact = data.contacts.find(({ contactId }) => contactId === parts[0]);
      return contact?.hasRecording
        ? [{ id: contact.contactId, startedAtMs: contact.startedAtMs + contact.waitMs, durationMs: contact.talkMs }]
        : [];
    },
  ],
  ['GET', /^\/recordings\/(\d+)\/audio$/, ({ parts }) => fakeWav(lengthOf(parts[0]) / 1000)],
  [
    'GET',
    /^\/recordings\/(\d+)\/waveform$/,
    ({ parts, query }) => fakeWaveform(Number(query.get('points')), lengthOf(parts[0])),
  ],
  [
    'GET',
    /^\/caller-card$/,
    ({ query }) =>
      data.cards.find(({ customer }) =>
        customer?.phones.includes((query.get('number') ?? '').replace(/[^+\d]/g, '')),
      ) ?? {
        kind: 'UNKNOWN',
        number: query.get('number'),
      },
  ],
  ['GET', /^\/search$/, ({ query }) => search(data.cards, query)],
  ['GET', /^\/customers\/(\d+)\/trail$/, ({ query }) => page(trail(query.get('action')), query)],
  ['GET', /^\/customers\/\d+\/files$/, ({ query }) => page(filesThere(), query)],
  [
    'POST',
    /^\/customers\/\d+\/files$/,
    ({ query, body }) => attachFile(query.get('name') ?? '', String(body['type']), Number(body['bytes'])),
  ],
  ['DELETE', /^\/customers\/\d+\/files\/(\d+)$/, ({ parts }) => removeFile(parts[0])],
  ['POST', /^\/customers\/\d+\/files\/(\d+)\/restore$/, ({ parts }) => restoreFile(parts[0])],
  ['GET', /^\/admin\/record-settings$/, () => ({ trailDays: 730 })],
  ['PUT', /^\/admin\/record-settings$/, ({ body }) => body],
  ['GET', /^\/custom-fields$/, () => customFields],
  ['GET', /^\/customers$/, ({ query }) => page(data.customerRows(), query)],
  ['GET', /^\/customers\/(\d+)$/, ({ parts }) => cardOf(parts[0]) ?? new Refusal(404, 'There is no such customer.')],
  ['GET', /^\/customers\/(\d+)\/account$/, ({ parts }) => accountOf(data.cards, parts[0] ?? '')],
  [
    'PUT',
    /^\/customers\/(\d+)\/account$/,
    ({ parts, body }) =>
      replaceAccount(data.cards, parts[0] ?? '', body as unknown as AccountForm) ??
      new Refusal(409, 'The customer has been changed since you opened it. Open it anew.'),
  ],
  [
    'POST',
    /^\/customers\/(\d+)\/incidents$/,
    ({ parts, body }) => {
      const card = cardOf(parts[0]);
      return card ? keepIncident(card, undefined, body) : new Refusal(404, 'There is no such customer.');
    },
  ],
  [
    'PUT',
    /^\/customers\/(\d+)\/incidents\/(\d+)$/,
    ({ parts, body }) => {
      const card = cardOf(parts[0]);
      return card ? keepIncident(card, parts[1], body) : new Refusal(404, 'There is no such customer.');
    },
  ],
  ['POST', /^\/customers$/, ({ body }) => saveCustomer(String(9000 + data.cards.length), body)],
  ['PATCH', /^\/customers\/(\d+)$/, ({ parts, body }) => saveCustomer(parts[0] ?? '', body)],
  [
    'POST',
    /^\/customers\/(\d+)\/notes$/,
    ({ parts, body }) => {
      const note = {
        id: String(Date.now()),
        at: Date.now(),
        authorName: data.me.displayName,
        version: 1,
        text: String(body['text']),
        contactId: null,
      };
      cardOf(parts[0])?.notes.unshift(note);
      return note;
    },
  ],
];

const cardOf = (id: string | undefined) => data.cards.find((card) => card.customer?.id === id);
const lengthOf = (id: string | undefined) =>
  Math.floor((data.contacts.find(({ contactId }) => contactId === id)?.talkMs ?? 0) / 1000) * 1000;

function saveCustomer(id: string, body: Record<string, unknown>): CallerCard {
  const before = cardOf(id);
  const customer = {
    id,
    customerNumber: before?.customer?.customerNumber ?? `K-${id}`,
    ...body,
  } as CallerCard['customer'];
  if (before) return Object.assign(before, { customer });
  const card: CallerCard = { ...data.unknown(''), kind: 'CUSTOMER', customer };
  data.cards.unshift(card);
  return card;
}

const adminRoutes = (): Route[] => {
  const stores: Record<string, { id: number }[]> = {
    users: data.users,
    skills,
    queues: data.queues,
    numbers: data.numbers,
    hours: data.hours,
    trunks: data.trunks,
    'short-numbers': data.shortNumbers,
    'desk-phones': data.deskPhones,
    menus: data.menus,
    'reason-codes': data.reasonCodes,
    'routing-rules': rules,
    'api-tokens': tokens,
    webhooks,
    connectors,
    'card-scenarios': scenarios,
    dispositions: data.dispositions,
    'custom-fields': customFields,
  };
  const store = (name: string | undefined) => stores[name ?? ''] ?? [];
  const find = ({ parts }: Asked) => store(parts[0]).find(({ id }) => String(id) === parts[1]);
  return [
    ['POST', /^\/admin\/connectors\/try$/, () => reply],
    ['POST', /^\/admin\/connectors\/try-writing$/, () => writeReply],
    ['GET', /^\/admin\/write-backs$/, () => ({ items: writeBacks, nextCursor: null, total: writeBacks.length })],
    ['POST', /^\/admin\/write-backs\/([0-9]+)\/send$/, () => undefined],
    ['PUT', /^\/admin\/card-scenarios\/order$/, () => undefined],
    [
      'GET',
      /^\/admin\/menus\/\d+\/asked-number$/,
      () => ({
        meaning: 'CUSTOMER_NUMBER',
        question: 'Please key in your customer number, then the hash key.',
        tries: 2,
      }),
    ],
    ['PUT', /^\/admin\/menus\/\d+\/asked-number$/, ({ body }) => body],
    ['GET', /^\/admin\/verification$/, () => ({ fields: ['CUSTOMER_NUMBER', 'POSTCODE', 'LAST_ORDER'], needed: 2 })],
    ['PUT', /^\/admin\/verification$/, ({ body }) => body],
    ['POST', /^\/admin\/card-scenarios\/try$/, () => outcome(data.cards[0] ?? data.unknown(''), records)],
    ['GET', /^\/admin\/([a-z-]+)$/, ({ parts, query }) => page(store(parts[0]), query)],
    [
      'POST',
      /^\/admin\/([a-z-]+)$/,
      ({ parts, body }) => {
        if (body['username'] === 'mara')
          return new Refusal(409, 'The user name “mara” is taken. Choose another.', [
            { field: 'username', message: 'is taken.' },
          ]);
        const created = { ...body, id: Date.now() % 100_000 };
        store(parts[0]).push(created);
        return created;
      },
    ],
    ['PUT', /^\/admin\/([a-z-]+)\/(\d+)$/, (asked) => Object.assign(find(asked) ?? {}, asked.body)],
    [
      'DELETE',
      /^\/admin\/([a-z-]+)\/(\d+)$/,
      (asked) => {
        if (asked.parts[0] === 'queues')
          return new Refusal(
            409,
            'The queue is used by the menu “Main menu”. Lead its key elsewhere first, then delete the queue.',
          );
        if (
          asked.parts[0] === 'skills' &&
          data.queues.some((queue) => JSON.stringify(queue).includes(`"skillId":${asked.parts[1]},`))
        )
          return new Refusal(
            409,
            'The queue “Technical support” asks for this skill. Take it out there first, then delete the skill.',
          );
        const rows = store(asked.parts[0]);
        rows.splice(
          rows.findIndex(({ id }) => String(id) === asked.parts[1]),
          1,
        );
        return undefined;
      },
    ],
  ];
};

/** Not part of the contract: makes things happen for screenshots and checks. */
const devRoutes = (centre: FakeCentre, sip: FakeSip): Route[] => [
  [
    'POST',
    /^\/dev\/offer$/,
    ({ body }) => void centre.offer(body['kind'] as CallerCard['kind'], body['several'] ? severalPop : undefined),
  ],
  ['POST', /^\/dev\/emergency$/, () => sip.ring('0', true)],
  ['POST', /^\/dev\/quiet$/, () => void (centre.callsByThemselves = false)],
  ['POST', /^\/dev\/backlog$/, ({ body }) => void (centre.journalBacklog = Number(body['events']))],
  ['GET', /^\/dev\/sdp$/, () => ({ sdp: sip.lastAnswer })],
];
