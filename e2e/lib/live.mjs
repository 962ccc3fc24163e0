import WebSocket from 'ws';
import { once } from 'node:events';

/** The live socket of a page: keeps the own agent's view and the board as the page would. */
export class Live {
  static async open(api) {
    const socket = new WebSocket(`${api.base.replace('http', 'ws')}/api/v1/live`, {
      headers: { cookie: api.cookie(), origin: api.base },
    });
    const live = new Live(socket);
    await once(socket, 'open');
    return live;
  }

  constructor(socket) {
    this.socket = socket;
    this.messages = [];
    this.agent = null;
    this.board = { queues: [], agents: [], totals: null, journalBacklog: 0 };
    socket.on('message', (text) => this.#take(JSON.parse(text)));
    socket.on('error', (error) => (this.error = error));
  }

  #take(message) {
    this.messages.push(message);
    if (message.type === 'agent') this.agent = message.agent;
    if (message.type === 'board') this.board = message;
    if (message.type === 'board-change') {
      this.#merge('queues', 'queueId', message.queues);
      this.#merge('agents', 'agentId', message.agents);
      this.board.totals = message.totals ?? this.board.totals;
      this.board.journalBacklog = message.journalBacklog ?? this.board.journalBacklog;
    }
  }

  #merge(list, id, changed = []) {
    const rows = new Map(this.board[list].map((row) => [row[id], row]));
    changed.forEach((row) => rows.set(row[id], row));
    this.board[list] = [...rows.values()];
  }

  close() {
    this.socket.close();
  }
}
