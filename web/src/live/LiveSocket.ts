import type { AgentView } from '../api/types';
import type { LiveMessage } from './messages';
import { readServerClock } from '../clock/clock';
import { backoffMs } from './backoff';
import { NOTHING_YET, reduce, type LiveEvent, type LiveState } from './state';

const PING_EVERY_MS = 5_000;
const SILENT_AFTER_MS = 12_000;

/** The page's one live connection to the server: connects again by itself, and holds what it was told. */
export class LiveSocket {
  private state: LiveState = NOTHING_YET;
  private readonly watchers = new Set<() => void>();
  private socket: WebSocket | null = null;
  private attempt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private pinger: ReturnType<typeof setInterval> | undefined;
  private pingSentMs: number | null = null;
  private heardMs = 0;
  /** The last three; the shortest is the line's, the others were kept waiting by this page. */
  private roundTrips: number[] = [];
  private microphone: boolean | null = null;
  /** 0: none. */
  private watchedQueueId = 0;
  private shownCustomerId: string | null = null;

  /** Called when the server says that the configuration changed. */
  onConfigChanged: () => void = () => {};
  /** Called when the server says that drafts changed. */
  onDraftsChanged: () => void = () => {};
  /** Called when somebody has changed what is on the card that is open. */
  onCardChanged: (customerId: string) => void = () => {};
  /** Called when the call of a contact is to be answered here, if the telephone is here. */
  onAnswer: (contactId: string) => void = () => {};
  /** Called when a connection was refused or ended; the session may be over. */
  onLost: () => void = () => {};

  readonly current = () => this.state;

  readonly watch = (watcher: () => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  open(): void {
    if (this.socket || this.retry) return;
    const url = new URL('/api/v1/live', location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url);
    this.socket = socket;
    socket.onmessage = (event) => this.heard(JSON.parse(String(event.data)) as LiveMessage);
    socket.onopen = () => this.opened();
    socket.onclose = () => this.closed(socket);
    window.addEventListener('online', this.hurry);
  }

  close(): void {
    clearTimeout(this.retry);
    clearInterval(this.pinger);
    this.retry = undefined;
    window.removeEventListener('online', this.hurry);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
    this.state = NOTHING_YET;
  }

  /** Tells the server whether this page has a microphone; said again after each reconnection. */
  reportMicrophone(ready: boolean): void {
    this.microphone = ready;
    this.say({ type: 'device', microphone: ready });
  }

  /** Asks to be told who waits in a queue, until another is watched; 0: none. Said again after each reconnection. */
  watchQueue(queueId: number): void {
    this.watchedQueueId = queueId;
    this.say({ type: 'watch', queueId });
  }

  /** Shows a customer's card to the colleagues who have it open too, until another is shown; null: none. */
  showCard(customerId: string | null): void {
    this.shownCustomerId = customerId;
    this.apply({ type: 'card-opened', customerId });
    this.say({ type: 'card', customerId: customerId ?? '0' });
  }

  /** Takes the answer of a request as if the socket had said it, so that the page shows it at once. */
  take(agent: AgentView): void {
    this.apply({ type: 'agent-answer', agent });
  }

  private opened(): void {
    this.attempt = 0;
    this.roundTrips = [];
    this.heardMs = Date.now();
    this.apply({ type: 'connection', connection: 'open' });
    if (this.microphone !== null) this.reportMicrophone(this.microphone);
    if (this.watchedQueueId !== 0) this.watchQueue(this.watchedQueueId);
    if (this.shownCustomerId !== null) {
      // What changed while the connection was lost was not told.
      this.onCardChanged(this.shownCustomerId);
      this.showCard(this.shownCustomerId);
    }
    this.ping();
    clearInterval(this.pinger);
    this.pinger = setInterval(() => this.ping(), PING_EVERY_MS);
  }

  private ping(): void {
    if (Date.now() - this.heardMs > SILENT_AFTER_MS) {
      const silent = this.socket;
      this.socket = null;
      silent?.close();
      this.connectLater();
      return;
    }
    this.pingSentMs = Date.now();
    this.say({ type: 'ping', clientTimeMs: this.pingSentMs });
  }

  private heard(message: LiveMessage): void {
    this.heardMs = Date.now();
    if (message.type === 'hello') readServerClock(message.serverTimeMs, null);
    if (message.type === 'pong' && this.pingSentMs !== null) {
      readServerClock(message.serverTimeMs, this.pingSentMs);
      this.roundTrips = [...this.roundTrips, Date.now() - this.pingSentMs].slice(-3);
      this.apply({ type: 'round-trip', ms: Math.min(...this.roundTrips) });
      this.pingSentMs = null;
    }
    if (message.type === 'answer') this.onAnswer(message.contactId);
    if (message.type === 'config-changed') this.onConfigChanged();
    if (message.type === 'drafts-changed') this.onDraftsChanged();
    if (message.type === 'card' && message.news.length > 0) this.onCardChanged(message.customerId);
    this.apply(message);
  }

  private closed(socket: WebSocket): void {
    if (socket !== this.socket) return;
    this.socket = null;
    this.onLost();
    this.connectLater();
  }

  private connectLater(): void {
    clearInterval(this.pinger);
    this.apply({ type: 'connection', connection: 'lost' });
    this.retry = setTimeout(() => {
      this.retry = undefined;
      this.open();
    }, backoffMs(this.attempt++));
  }

  private readonly hurry = () => {
    if (!this.retry) return;
    clearTimeout(this.retry);
    this.retry = undefined;
    this.open();
  };

  private say(message: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private apply(event: LiveEvent): void {
    const next = reduce(this.state, event);
    if (next === this.state) return;
    this.state = next;
    for (const watcher of this.watchers) watcher();
  }
}

export const live = new LiveSocket();
