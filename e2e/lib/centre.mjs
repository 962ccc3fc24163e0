import { Api } from './api.mjs';
import { Live } from './live.mjs';
import { until } from './until.mjs';

const PASSWORD = 'a-long-enough-secret-1';
const AT_A_CONTACT = ['OFFERED', 'ON_CONTACT', 'HELD'];
let numbers = 0;

/** Numbers that are valid in Germany (drama numbers of the Bundesnetzagentur) and differ from each other. */
const dramaNumber = () => `+494066969${String(++numbers).padStart(3, '0')}`;

/** A client firm as its administrator sees it: makes departments for stories, each apart from all others. */
export class Centre {
  /** @param server {Server} @param login {{username, password}} of an administrator */
  static async of(server, login) {
    const admin = await Api.login(server.http, login.username, login.password);
    return new Centre(server, admin);
  }

  constructor(server, admin) {
    this.server = server;
    this.admin = admin;
    this.departments = [];
  }

  /** With a digest trunk, strangers are asked for a password (401) before they are refused. */
  async withoutDigestTrunks() {
    const { items } = await this.admin.get('/admin/trunks');
    for (const { id, hasPassword, ...trunk } of items.filter((row) => row.kind === 'DIGEST')) {
      await this.admin.put(`/admin/trunks/${id}`, { ...trunk, enabled: false, password: null });
    }
  }

  /**
   * A number, its menu (key 1 leads to the queue, as does silence), the queue and its agents.
   *
   * @param {{agents?: number, ringTimeoutMs?: number, wrapUpMs?: number, greeting?: string, answerTimeoutMs?: number,
   *   maxWaiting?: number, open?: boolean, queue?: object}} options open: at all hours, else at none; queue: what else its
   *   form says
   */
  async department(options = {}) {
    const { agents = 1, ringTimeoutMs = 15_000, wrapUpMs = 60_000, greeting = 'Hello.', answerTimeoutMs = 1000, maxWaiting = 50, open = true, queue: more = {} } = options;
    const name = `Department ${++numbers}`;
    const people = [];
    for (let i = 0; i < agents; i++) people.push(await this.#person(`${name} agent ${i + 1}`));
    const queue = await this.admin.post('/admin/queues', {
      name, ringTimeoutMs, wrapUpMs, maxWaiting, serviceLevelSeconds: 20, agents: people.map((p) => ({ agentId: p.id })), ...more,
    });
    const hours = await (open ? this.#always() : this.#never());
    const menu = await this.admin.post('/admin/menus', {
      name, language: 'en', greeting, question: 'Press one.', closedMessage: 'We are closed now. Please call again tomorrow.',
      choices: [{ key: '1', queueId: queue.id }], defaultQueueId: queue.id, maxTries: 1, answerTimeoutMs,
    });
    const number = await this.admin.post('/admin/numbers', {
      e164: dramaNumber(), label: name, hoursId: hours.id, menuId: menu.id,
    });
    const department = new Department(this, { name, people, queue, menu, number: number.e164 });
    this.departments.push(department);
    return department;
  }

  /** The shift ends: every contact of these departments has ended, nobody is offered or holds one, and all sign out. */
  async goHome() {
    for (const department of this.departments) {
      await until(`all contacts of ${department.name} have ended`, async () =>
        (await department.contacts()).every((row) => row.endedAtMs !== null));
      await Promise.all(department.people.map((_, index) => department.goesHome(index)));
    }
    this.departments = [];
  }

  /** A customer whom nobody else calls as; more: what else the form says. */
  async customer(more = {}) {
    const { customer } = await this.admin.post('/customers', {
      firstName: 'Ada', lastName: `Byron ${++numbers}`, company: '', email: '', phones: [dramaNumber()],
      street: 'Am Kanal 1', postcode: '10115', city: 'Berlin', country: 'DE', language: 'en', ...more,
    });
    return customer;
  }

  /**
   * Somebody outside, whom the firm reaches by a trunk that leads to `phones` for this one number.
   *
   * @param habit what Console's desk takes
   */
  async outsider(phones, habit = {}) {
    const number = dramaNumber();
    const trunk = await this.admin.post('/admin/trunks', {
      name: `Carrier ${++numbers}`, kind: 'IP', sources: [`127.1.${process.pid % 250}.${numbers % 250}`], country: 'DE', registrar: '', username: '',
      transport: 'udp', enabled: true, password: null,
      outbound: { peer: phones.address, prefixes: [number], callerId: '', form: 'PLUS', mostCalls: 5, recorded: false },
    });
    const phone = await phones.desk({ server: this.server.sip, user: number, ...habit });
    return { number, phone, trunk };
  }

  /** What is dialled inside the firm for an agent, a queue or a menu. */
  async shortNumber(kind, targetId) {
    const number = `6${String(++numbers).padStart(4, '0')}`;
    await this.admin.post('/admin/short-numbers', { number, kind, targetId });
    return number;
  }

  #never() {
    return this.admin.post('/admin/hours', { name: `Never ${++numbers}`, zone: 'Europe/Berlin', week: [], exceptions: [] });
  }

  #always() {
    const week = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map((day) => ({
      day, from: '00:00', to: '00:00',
    }));
    this.hours ??= this.admin.post('/admin/hours', { name: `Always ${++numbers}`, zone: 'Europe/Berlin', week, exceptions: [] });
    return this.hours;
  }

  async #person(displayName) {
    const serial = ++numbers;
    const username = `person${serial}`;
    const user = await this.admin.post('/admin/users', {
      username, displayName, roles: ['AGENT'], language: 'en', loginCode: `${7000 + serial}`, enabled: true, password: PASSWORD,
    });
    return { ...user, password: PASSWORD };
  }

  /** @param fixedContact host:port; without it the phone registers with the password given back */
  async deskPhone(fixedContact = '') {
    const serial = ++numbers;
    const phone = await this.admin.post('/admin/desk-phones', {
      label: `Phone ${serial}`, sipUser: `desk${serial}`, fixedContact, transport: 'udp', enabled: true,
      password: fixedContact ? null : PASSWORD,
    });
    return { ...phone, user: `desk${serial}`, password: PASSWORD };
  }
}

/** A number with its queue and people. */
class Department {
  constructor(centre, parts) {
    this.centre = centre;
    this.agents = [];
    Object.assign(this, parts);
  }

  /** The agent logged in at the page's API. */
  async login(index = 0) {
    const { username, password } = this.people[index];
    const agent = await Agent.login(this.centre.server, username, password);
    this.agents.push(agent);
    return agent;
  }

  async goesHome(index) {
    const agent = await this.login(index);
    await until(`${this.people[index].displayName} is offline`, async () => {
      const { state } = await agent.view();
      if (AT_A_CONTACT.includes(state)) throw new Error(`still ${state}`);
      if (state !== 'OFFLINE') await agent.api.post('/agent/sign-out');
      return state === 'OFFLINE';
    });
    this.agents.splice(0).forEach((one) => one.close());
  }

  /** The agent signed in on a desk phone of `phones`, which behaves as `habit` says, and available. */
  async onDeskPhone(phones, habit = {}, index = 0) {
    const agent = await this.login(index);
    const account = await this.centre.deskPhone();
    agent.desk = await phones.desk({ server: this.centre.server.sip, user: account.user, password: account.password, ...habit });
    await agent.signIn({ device: 'desk', deskPhoneId: account.id });
    await agent.available();
    return agent;
  }

  /** Rows of the contact log for this number, newest first. */
  async contacts(admin = this.centre.admin) {
    const page = await admin.get(`/contacts?query=${encodeURIComponent(this.number)}&limit=200`);
    return page.items;
  }

  /** The only contact of this number, once it fits. */
  contact(fits = (row) => row.endedAtMs !== null, what = 'ended') {
    return until(`one contact of ${this.number} that ${what}`, async () => {
      const [row, ...more] = await this.contacts();
      if (more.length) throw new Error(`${more.length + 1} contacts`);
      return row && fits(row) && this.centre.admin.get(`/contacts/${row.contactId}`);
    });
  }

  /** The latest contact of somebody who called this number, as it stands; fails when there is none. */
  async contactFrom(caller, kind = 'CALL') {
    const row = (await this.contacts()).find((one) => one.caller === caller && one.kind === kind);
    if (!row) throw new Error(`no ${kind} of ${caller}`);
    return this.centre.admin.get(`/contacts/${row.contactId}`);
  }

  /** As {@link contactFrom}, once it has ended. */
  endedFrom(caller, kind) {
    return until(`the contact of ${caller} ends`, async () => {
      const contact = await this.contactFrom(caller, kind);
      return contact.endedAtMs !== null && contact;
    });
  }

  /** As {@link contact}, once its last segment, the wrap-up, has ended too. */
  completeContact(fits = (row) => row.endedAtMs !== null) {
    return until(`the contact of ${this.number} and all of its segments have ended`, async () => {
      const contact = await this.contact(fits);
      return contact.segments.every((segment) => segment.endedAtMs !== null) && contact;
    });
  }
}

/** An agent at the REST API and the live socket, as the page is. */
export class Agent {
  static async login(server, username, password) {
    const api = await Api.login(server.http, username, password);
    return new Agent(api, await Live.open(api));
  }

  constructor(api, live) {
    this.api = api;
    this.live = live;
  }

  signIn(device) {
    return this.api.post('/agent/sign-in', device);
  }

  available() {
    return this.api.put('/agent/state', { state: 'AVAILABLE' });
  }

  view() {
    return this.api.get('/agent');
  }

  /** Waits for a state, as it comes over the live socket. */
  is(state, options) {
    return until(`agent is ${state}, not ${JSON.stringify(this.live.agent)}`, () => this.live.agent?.state === state && this.live.agent, options);
  }

  async hangUp() {
    return this.api.post(`/agent/contacts/${this.live.agent.contact.contactId}/hang-up`);
  }

  /** Ends wrap-up with a note and the first disposition that the firm has. */
  async wrapUp(note) {
    const [{ code }] = await this.api.get('/agent/dispositions');
    return this.api.post(`/agent/contacts/${this.live.agent.contact.contactId}/wrap-up`, { dispositionCode: code, note });
  }

  close() {
    this.live.close();
  }
}
