import { records } from './connectors.ts';
import { usualPop } from './scenarios.ts';
import type { AgentState, AgentView, CallerCard, ContactView, PopView } from '../src/api/types.ts';
import type { AgentLive, LiveMessage, QueueLive, TotalsLive } from '../src/live/messages.ts';
import { agentNames, cards, chanceFrom, employee, me, queueNames, unknown } from './data.ts';

const RING_MS = 25_000;
const WRAP_UP_MS = 60_000;
const CALL_AFTER_MS = 9_000;

/** A contact centre that only looks alive: colleagues take calls by chance, one's own calls follow one's clicks. */
export class FakeCentre {
  private readonly chance = chanceFrom(11);
  private nextContact = 90_000;
  private busyUntil = new Map<number, number>();
  private callDueMs: number | null = null;
  journalBacklog = 0;
  callsByThemselves = true;

  agent: AgentView = {
    agentId: me.userId,
    state: 'OFFLINE',
    reasonCode: '',
    pendingReason: '',
    sinceMs: Date.now(),
    device: '',
    deviceReady: false,
    contact: null,
    queues: queueNames.map((name, index) => ({ queueId: index + 1, name, paused: index === 2 })),
    exceeded: false,
    forcedBy: null,
  };
  queues: QueueLive[] = queueNames.map((name, index) => ({
    queueId: index + 1,
    name,
    waiting: [2, 0, 1][index] ?? 0,
    messages: [0, 3][index] ?? 0,
    longestWaitSinceMs: index === 1 ? null : Date.now() - (index === 0 ? 33_000 : 12_000),
    available: 0,
    onContact: 0,
    wrapUp: 0,
    notReady: 0,
    answeredToday: [164, 71, 118][index] ?? 0,
    abandonedToday: [9, 2, 6][index] ?? 0,
    offeredToday: [175, 73, 125][index] ?? 0,
    overflowedToday: [4, 0, 2][index] ?? 0,
    answeredInTimeToday: [121, 68, 106][index] ?? 0,
    serviceLevelSeconds: [20, 30, 20][index] ?? 20,
  }));
  agents: AgentLive[] = agentNames.slice(1).map((displayName, index) => ({
    agentId: index + 4,
    displayName,
    state:
      (
        [
          'ON_CONTACT',
          'AVAILABLE',
          'ON_CONTACT',
          'WRAP_UP',
          'NOT_READY',
          'HELD',
          'ON_CONTACT',
          'OFFLINE',
          'AVAILABLE',
          'NOT_READY',
          'OFFERED',
        ] as AgentState[]
      )[index] ?? 'AVAILABLE',
    reasonCode: index === 4 ? 'LUNCH' : index === 9 ? 'RNA' : '',
    sinceMs: Date.now() - Math.floor(this.chance() * 600_000),
    pendingReason: index === 2 ? 'LUNCH' : '',
    exceeded: index === 4,
    queueNames: queueNames.filter((_, queue) => (index + queue) % 3 !== 1),
    queueIds: queueNames.flatMap((_, queue) => ((index + queue) % 3 !== 1 ? [queue + 1] : [])),
    pausedQueueIds: index === 1 ? [2] : [],
    contact: null,
    device: index % 3 === 0 ? 'desk:1' : 'browser',
    ownCall: index === 0 ? 'INTERNAL' : null,
  }));
  totals: TotalsLive = { inMenu: 2, waiting: 3, talking: 4, answeredToday: 353, abandonedToday: 17, endedToday: 402 };

  /** @param tell sends a message to every live socket */
  constructor(
    private readonly tell: (message: LiveMessage) => void,
    private readonly ring: (contactId: string) => void,
  ) {
    for (const agent of this.agents) this.giveContact(agent);
    this.count();
  }

  board(): LiveMessage {
    return {
      type: 'board',
      queues: this.queues,
      agents: this.agents,
      totals: this.totals,
      warnings: [
        { ruleId: 0, queueId: 2, name: 'Billing', gap: 'UNSKILLED', lastAtMs: null },
        { ruleId: 3, queueId: 0, name: 'Danish callers', gap: 'PERSON_GONE', lastAtMs: Date.now() - 600_000 },
      ],
      journalBacklog: this.journalBacklog,
    };
  }

  setAgent(change: Partial<AgentView>): AgentView {
    const moved = change.state !== undefined && change.state !== this.agent.state;
    this.agent = { ...this.agent, ...change, ...(moved ? { sinceMs: Date.now() } : {}) };
    this.callDueMs = this.agent.state === 'AVAILABLE' && this.callsByThemselves ? Date.now() + CALL_AFTER_MS : null;
    this.tell({ type: 'agent', agent: this.agent });
    return this.agent;
  }

  setContact(change: Partial<ContactView>, state: AgentState): AgentView {
    const contact = this.agent.contact;
    return this.setAgent({
      state,
      contact: contact && { ...contact, sinceMs: Date.now(), deadlineMs: null, ...change },
    });
  }

  offer(
    kind: CallerCard['kind'] = this.chance() < 0.7 ? 'CUSTOMER' : this.chance() < 0.5 ? 'EMPLOYEE' : 'UNKNOWN',
    pop?: PopView,
  ): void {
    const card =
      kind === 'EMPLOYEE'
        ? employee
        : kind === 'UNKNOWN'
          ? unknown('+4561234567')
          : cards[Math.floor(this.chance() * cards.length)];
    if (!card) return;
    const now = Date.now();
    const contactId = String(this.nextContact++);
    const contact: ContactView = {
      contactId,
      queueId: 1,
      queueName: queueNames[0] ?? '',
      caller: card.number,
      dialled: '+493055512000',
      numberLabel: 'Service line',
      phase: 'OFFERED',
      sinceMs: now,
      deadlineMs: now + RING_MS,
      answerable: false,
      card: null,
      records: [],
      pop: null,
      consult: null,
      consultEnd: '',
      noteSoFar: '',
      placed: null,
    };
    this.setAgent({ state: 'OFFERED', contact });
    this.ring(contactId);
    setTimeout(() => {
      if (this.agent.contact?.contactId === contactId)
        this.setAgent({
          contact: {
            ...this.agent.contact,
            answerable: this.agent.device.startsWith('desk:'),
            card,
            records,
            pop: pop ?? usualPop(card.kind),
          },
        });
    }, 80);
  }

  /** The agent calls somebody. */
  callOut(kind: 'INTERNAL' | 'OUTBOUND', dialled: string, name: string): string {
    const contactId = String(this.nextContact++);
    const contact: ContactView = {
      contactId,
      queueId: 0,
      queueName: '',
      caller: kind === 'OUTBOUND' ? dialled : '21',
      dialled,
      numberLabel: '',
      phase: 'TALKING',
      sinceMs: Date.now(),
      deadlineMs: null,
      answerable: false,
      card: kind === 'OUTBOUND' ? unknown(dialled) : null,
      records: [],
      pop: null,
      consult: null,
      consultEnd: '',
      noteSoFar: '',
      placed: { kind, own: true, answered: false, name },
    };
    this.setAgent({ state: 'ON_CONTACT', contact });
    return contactId;
  }

  answerOwn(contactId: string): void {
    const { contact } = this.agent;
    if (contact?.contactId !== contactId || !contact.placed) return;
    this.setContact({ placed: { ...contact.placed, answered: true } }, 'ON_CONTACT');
  }

  wrapUp(): void {
    this.setContact({ phase: 'WRAP_UP', deadlineMs: Date.now() + WRAP_UP_MS }, 'WRAP_UP');
  }

  finish(): void {
    const reason = this.agent.pendingReason;
    this.setAgent({ state: reason ? 'NOT_READY' : 'AVAILABLE', reasonCode: reason, pendingReason: '', contact: null });
  }

  /** One second of life. */
  live(): void {
    this.liveMine();
    const agents = this.agents.filter((agent) => this.liveAgent(agent));
    const queues = this.queues.filter((queue) => this.liveQueue(queue));
    this.count();
    this.tell({
      type: 'board-change',
      agents,
      queues: queues.length ? this.queues : [],
      totals: this.totals,
      journalBacklog: this.journalBacklog,
    });
  }

  private liveMine(): void {
    const { contact, state } = this.agent;
    const now = Date.now();
    if (contact?.deadlineMs && now > contact.deadlineMs) {
      if (contact.phase === 'OFFERED') this.setAgent({ state: 'NOT_READY', reasonCode: 'RNA', contact: null });
      else this.finish();
    } else if (state === 'AVAILABLE' && this.callDueMs !== null && now > this.callDueMs) this.offer();
  }

  private liveAgent(agent: AgentLive): boolean {
    const now = Date.now();
    if (now < (this.busyUntil.get(agent.agentId) ?? 0) || this.chance() > 0.08) return false;
    const next: Record<AgentState, AgentState> = {
      OFFLINE: 'OFFLINE',
      NOT_READY: 'AVAILABLE',
      AVAILABLE: this.chance() < 0.15 ? 'NOT_READY' : 'OFFERED',
      OFFERED: 'ON_CONTACT',
      ON_CONTACT: this.chance() < 0.3 ? 'HELD' : 'WRAP_UP',
      HELD: 'ON_CONTACT',
      WRAP_UP: 'AVAILABLE',
    };
    agent.state = next[agent.state];
    agent.reasonCode = agent.state === 'NOT_READY' ? 'BREAK' : '';
    agent.sinceMs = now;
    agent.exceeded = false;
    agent.pendingReason = '';
    agent.ownCall = null;
    this.giveContact(agent);
    this.busyUntil.set(agent.agentId, now + 4_000 + this.chance() * 20_000);
    return true;
  }

  private giveContact(agent: AgentLive): void {
    const has =
      agent.state === 'OFFERED' || agent.state === 'ON_CONTACT' || agent.state === 'HELD' || agent.state === 'WRAP_UP';
    const card = cards[agent.agentId * 3];
    agent.contact = has
      ? (agent.contact ?? {
          contactId: String(this.nextContact++),
          caller: card?.number ?? '',
          queueName: agent.ownCall ? '' : (agent.queueNames[0] ?? ''),
        })
      : null;
  }

  private liveQueue(queue: QueueLive): boolean {
    if (this.chance() > 0.12) return false;
    const more = this.chance() < 0.5 && queue.waiting < 5;
    if (!more && queue.waiting === 0) return false;
    queue.waiting += more ? 1 : -1;
    if (!more) {
      queue.answeredToday += 1;
      queue.offeredToday += 1;
      queue.answeredInTimeToday += this.chance() < 0.8 ? 1 : 0;
      this.totals.answeredToday += 1;
    }
    if (queue.waiting === 0) queue.longestWaitSinceMs = null;
    else if (!more || queue.longestWaitSinceMs === null)
      queue.longestWaitSinceMs = Date.now() - (queue.waiting > 1 ? 4_000 : 0);
    return true;
  }

  private count(): void {
    for (const queue of this.queues) {
      const serving = this.agents.filter((agent) => agent.queueNames.includes(queue.name));
      const inState = (...states: AgentState[]) => serving.filter((agent) => states.includes(agent.state)).length;
      queue.available = inState('AVAILABLE');
      queue.onContact = inState('ON_CONTACT', 'HELD', 'OFFERED');
      queue.wrapUp = inState('WRAP_UP');
      queue.notReady = inState('NOT_READY');
    }
    this.totals = {
      ...this.totals,
      waiting: this.queues.reduce((sum, queue) => sum + queue.waiting, 0),
      talking: this.agents.filter((agent) => agent.state === 'ON_CONTACT' || agent.state === 'HELD').length,
    };
  }
}
