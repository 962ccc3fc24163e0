/** The server's operations by the page's capabilities; what each one sends and answers is generated. */
import type { DraftServer } from '../drafts/DraftBook';
import { send, upload } from './client';
import * as api from './generated/switchroom';
import type {
  AccountForm,
  AskedNumberForm,
  AssumptionsForm,
  CallRequest,
  CardTrial,
  ConnectorTrial,
  CustomerFile,
  WriteTrial,
  CustomerForm,
  DraftSeen,
  ImportOrder,
  ImportPreview,
  IncidentForm,
  ListContactsParams,
  ListTrailParams,
  MergeForm,
  NoteChange,
  Page,
  PersonRequest,
  PersonRequestForm,
  PlanForm,
  ReadingForm,
  RecordSettings,
  RuleForm,
  ScenarioForm,
  SearchRecordsParams,
  SubjectRequest,
  TimeSavedParams,
  TransferRequest,
  TrialForm,
  VerificationRule,
  VerifyRequest,
} from './types';

export interface Paging {
  query?: string;
  cursor?: string | null;
  limit?: number;
}

export type SignIn = { device: 'browser' } | { device: 'desk'; deskPhoneId: number };
export type ForcedState = 'AVAILABLE' | 'NOT_READY' | 'OFFLINE';
export type ContactFilter = Omit<ListContactsParams, keyof Paging> & { query?: string };

export const drafts: DraftServer = {
  list: async () => (await api.listDrafts()).items,
  keep: ({ form, subject, content, basedOnMs, contactId = null }, leaving) =>
    api.keepDraft(form, subject, { content: content ?? '', basedOnMs, contactId }, leaving ? { keepalive: true } : {}),
  drop: ({ form, subject }) => api.dropDraft(form, subject),
};

export const session = {
  me: () => api.whoAmI(),
  begin: (username: string, password: string) => api.logIn({ username, password }),
  end: () => api.logOut(),
};

export const agent = {
  view: () => api.agent(),
  signIn: (device: SignIn) => api.signIn(device),
  signOut: () => api.signOut(),
  available: () => api.setState({ state: 'AVAILABLE' }),
  notReady: (reasonCode: string) => api.setState({ state: 'NOT_READY', reasonCode }),
  /** On a desk phone that answers when it is told to; the telephone of the page is in the page. */
  answer: (contactId: string) => api.answerContact(contactId, inTime()),
  decline: (contactId: string) => api.declineContact(contactId, inTime()),
  hold: (contactId: string) => api.holdContact(contactId, inTime()),
  resume: (contactId: string) => api.resumeContact(contactId, inTime()),
  hangUp: (contactId: string) => api.hangUpContact(contactId, inTime()),
  verify: (contactId: string, fields: VerifyRequest['fields']) => api.verifyCaller(contactId, { fields }),
  identify: (contactId: string, kind: SubjectRequest['kind'], id: string) =>
    api.identifyCaller(contactId, { kind, id }),
  /** The same key never dials twice. */
  dial: (to: CallRequest, key: string) => api.dialOnce(to, { ...inTime(), headers: { 'Idempotency-Key': key } }),
  transferTargets: () => api.listTransferTargets(),
  transfer: (contactId: string, to: TransferRequest) => api.transferContact(contactId, to, inTime()),
  consult: (contactId: string, to: TransferRequest) => api.consultOnContact(contactId, to, inTime()),
  endConsult: (contactId: string) => api.endConsult(contactId, inTime()),
  completeConsult: (contactId: string) => api.completeConsult(contactId, inTime()),
  joinConsult: (contactId: string) => api.joinConsult(contactId, inTime()),
  draftsOf: (contactId: string) => api.listContactDrafts(contactId),
  takeDraft: (contactId: string, draft: DraftSeen) => api.takeContactDraft(contactId, draft),
  leaveDraft: (contactId: string, draft: DraftSeen) => api.leaveContactDraft(contactId, draft),
  digits: (contactId: string, digits: string) => api.sendDigits(contactId, { digits }),
  finishWrapUp: (contactId: string, dispositionCode: string, note: string) =>
    api.wrapUpContact(contactId, { dispositionCode, note }),
  extendWrapUp: (contactId: string, byMs: number) => api.extendWrapUp(contactId, { byMs }),
  pauseQueue: (queueId: number, paused: boolean) => api.pauseQueue(queueId, { paused }),
  reasonCodes: () => api.listOwnReasonCodes(),
  dispositions: () => api.listOwnDispositions(),
  deskPhones: () => api.listOwnDeskPhones(),
};

export const queues = {
  announcedWaits: (queueId: number) => api.announcedWaits(queueId),
};

/** What a supervisor does for an agent, and to callers who wait. */
export const supervision = {
  force: (agentId: number, state: ForcedState, reasonCode: string) =>
    api.forceState(agentId, { state, ...(reasonCode && { reasonCode }) }),
  pauseQueue: (agentId: number, queueId: number, paused: boolean) => api.pauseQueueOf(agentId, queueId, { paused }),
  changePriority: (contactId: string, priority: number) => api.changePriority(contactId, { priority }),
  discard: (contactId: string) => api.discardMessage(contactId),
  cancelCallback: (contactId: string) => api.cancelCallback(contactId),
  move: (contactId: string, queueId: number) => api.moveContact(contactId, { queueId }),
};

export const contacts = {
  page: (filter: ContactFilter, paging: Paging, signal?: AbortSignal) =>
    api.listContacts(given({ ...filter, ...paging }), abortedBy(signal)),
  detail: (id: string) => api.showContact(id),
  recordings: (id: string) => api.listRecordings(id),
  waveform: (recordingId: string) => api.recordingWaveform(recordingId, { points: 800 }),
  audioUrl: (recordingId: string) => api.getRecordingAudioUrl(recordingId),
};

export const employees = {
  card: (id: string) => api.showEmployee(id),
};

export const records = {
  callerCard: (number: string) => api.showCallerCard({ number }),
  search: (params: SearchRecordsParams, signal?: AbortSignal) => api.searchRecords(params, abortedBy(signal)),
};

export const accounts = {
  show: (id: string) => api.showAccount(id),
  replace: (id: string, account: AccountForm) => api.replaceAccount(id, account),
  openIncident: (id: string, incident: IncidentForm) => api.openIncident(id, incident),
  changeIncident: (id: string, incidentId: string, incident: IncidentForm) =>
    api.changeIncident(id, incidentId, incident),
};

export const customers = {
  page: (paging: Paging, signal?: AbortSignal) => api.listCustomers(given(paging), abortedBy(signal)),
  card: (id: string) => api.showCustomer(id),
  create: (customer: CustomerForm) => api.createCustomer(customer),
  change: (id: string, customer: CustomerForm) => api.changeCustomer(id, customer),
  managers: () => api.listCustomerManagers(),
  addNote: (id: string, text: string, contactId?: string) =>
    api.addCustomerNote(id, { text, contactId: contactId ?? null }),
};

/** What notes say and said. */
export const notes = {
  change: (id: string, noteId: string, change: NoteChange) => api.changeNote(id, noteId, change),
  versions: (id: string, noteId: string) => api.listNoteVersions(id, noteId),
};

/** Files attached to a customer; never more than go on one page. */
export const files = {
  list: (id: string) => api.listFiles(id, { limit: 200 }),
  /** @param told how much of it has gone, 0 to 1 */
  attach: (
    id: string,
    file: File,
    about: { incidentId?: string; noteId?: string },
    told: (share: number) => void,
  ): Promise<CustomerFile> =>
    upload(`/api/v1/customers/${id}/files?${new URLSearchParams({ name: file.name, ...about })}`, file, told),
  url: (id: string, fileId: string) => api.getDownloadFileUrl(id, fileId),
  remove: (id: string, fileId: string) => api.removeFile(id, fileId),
  restore: (id: string, fileId: string) => api.restoreFile(id, fileId),
};

/** Customers that are the same. */
export const merges = {
  duplicates: (id: string) => api.listDuplicates(id),
  list: (id: string) => api.listMerges(id),
  merge: (id: string, merge: MergeForm) => api.mergeCustomers(id, merge),
  undo: (id: string, mergeId: string) => api.undoMerge(id, mergeId),
};

/** What people in the records ask for. */
export const personRequests = {
  page: (state: PersonRequest['state'] | null, { limit, cursor }: Paging, signal?: AbortSignal) =>
    api.listPersonRequests(given({ limit, cursor, state }), abortedBy(signal)),
  register: (request: PersonRequestForm) => api.registerPersonRequest(request),
  start: (id: string, customerNumber: string) => api.startPersonRequest(id, { customerNumber }),
  withdraw: (id: string) => api.withdrawPersonRequest(id),
};

/** Customers from files. */
export const imports = {
  list: () => api.listImports(),
  /** A file goes as it is; it may be large. */
  upload: (file: File) =>
    send<ImportPreview>(`/api/v1/admin/imports?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file }),
  preview: (id: string) => api.previewImport(id),
  read: (id: string, reading: ReadingForm) => api.replaceImport(id, reading),
  order: (id: string, state: ImportOrder['state']) => api.orderImport(id, { state }),
  remove: (id: string) => api.removeImport(id),
  plans: () => api.listImportPlans(),
  keepPlan: (plan: PlanForm) => api.keepImportPlan(plan),
};

/** Who saw and changed what of a customer. */
export const trail = {
  page: (id: string, params: { [K in keyof ListTrailParams]?: ListTrailParams[K] | null }, signal?: AbortSignal) =>
    api.listTrail(id, given(params), abortedBy(signal)),
};

export const recordSettings = {
  show: () => api.showRecordSettings(),
  replace: (settings: RecordSettings) => api.replaceRecordSettings(settings),
};

/** What is saved against searching and dialling by hand. */
export const timeSaved = {
  page: (params: { [K in keyof TimeSavedParams]?: TimeSavedParams[K] | null }, signal?: AbortSignal) =>
    api.timeSaved(given(params), abortedBy(signal)),
  csvUrl: (span: { from: string; to: string }) => api.getTimeSavedCsvUrl(given(span)),
  assume: (assumptions: AssumptionsForm) => api.replaceTimeSavedAssumptions(assumptions),
};

/** What number a menu asks who has chosen for. */
export const askedNumber = {
  show: (menuId: number) => api.askedNumber(menuId),
  replace: (menuId: number, form: AskedNumberForm) => api.replaceAskedNumber(menuId, form),
};

export const customFields = {
  all: () => api.listOwnCustomFields(),
};

export interface Configured<T, F> {
  page: (paging: Paging, signal?: AbortSignal) => Promise<Page<T>>;
  create: (form: F) => Promise<T>;
  change: (id: number, form: F) => Promise<T>;
  remove: (id: number) => Promise<void>;
}

function configured<T, F>(
  list: (paging?: { query?: string; cursor?: string; limit?: number }, init?: RequestInit) => Promise<Page<T>>,
  create: (form: F) => Promise<T>,
  change: (id: number, form: F) => Promise<T>,
  remove: (id: number) => Promise<void>,
): Configured<T, F> {
  return { page: (paging, signal) => list(given(paging), abortedBy(signal)), create, change, remove };
}

/** What an administrator configures, by its name in the page's address. */
export const admin = {
  users: configured(api.listUsers, api.createUser, api.replaceUser, api.removeUser),
  skills: configured(api.listSkills, api.createSkill, api.replaceSkill, api.removeSkill),
  queues: configured(api.listQueues, api.createQueue, api.replaceQueue, api.removeQueue),
  'short-numbers': configured(
    api.listShortNumbers,
    api.createShortNumber,
    api.replaceShortNumber,
    api.removeShortNumber,
  ),
  numbers: configured(api.listNumbers, api.createNumber, api.replaceNumber, api.removeNumber),
  hours: configured(api.listHours, api.createHours, api.replaceHours, api.removeHours),
  trunks: configured(api.listTrunks, api.createTrunk, api.replaceTrunk, api.removeTrunk),
  'desk-phones': configured(api.listDeskPhones, api.createDeskPhone, api.replaceDeskPhone, api.removeDeskPhone),
  menus: configured(api.listMenus, api.createMenu, api.replaceMenu, api.removeMenu),
  connectors: configured(api.listConnectors, api.createConnector, api.replaceConnector, api.removeConnector),
  'api-tokens': configured(api.listApiTokens, api.createApiToken, api.replaceApiToken, api.revokeApiToken),
  webhooks: configured(api.listWebhooks, api.createWebhook, api.replaceWebhook, api.removeWebhook),
  'custom-fields': configured(
    api.listCustomFields,
    api.createCustomField,
    api.replaceCustomField,
    api.removeCustomField,
  ),
  'reason-codes': configured(api.listReasonCodes, api.createReasonCode, api.replaceReasonCode, api.removeReasonCode),
  dispositions: configured(api.listDispositions, api.createDisposition, api.replaceDisposition, api.removeDisposition),
};

export const rules = {
  all: () => api.listRoutingRules({ limit: 200 }),
  create: (rule: RuleForm) => api.createRoutingRule(rule),
  change: (id: number, rule: RuleForm) => api.replaceRoutingRule(id, rule),
  remove: (id: number) => api.removeRoutingRule(id),
  order: (ids: number[]) => api.orderRoutingRules({ ids }),
  attempt: (trial: TrialForm) => api.tryRoutingRules(trial),
};

/** Cards by type of caller. */
export const scenarios = {
  all: () => api.listCardScenarios({ limit: 200 }),
  create: (scenario: ScenarioForm) => api.createCardScenario(scenario),
  change: (id: number, scenario: ScenarioForm) => api.replaceCardScenario(id, scenario),
  remove: (id: number) => api.removeCardScenario(id),
  order: (ids: number[]) => api.orderCardScenarios({ ids }),
  attempt: (trial: CardTrial) => api.tryCardScenarios(trial),
};

/** What agents ask to be sure who calls. */
export const verification = {
  rule: () => api.verificationRule(),
  replace: (rule: VerificationRule) => api.replaceVerificationRule(rule),
};

export const connectors = {
  attempt: (trial: ConnectorTrial) => api.tryConnector(trial),
  writeAttempt: (trial: WriteTrial) => api.tryToWrite(trial),
  writeBacks: (state: 'WAITING' | 'DONE' | 'DEAD' | null, paging: Paging, signal?: AbortSignal) =>
    api.listWriteBacks(given({ ...paging, state }), abortedBy(signal)),
  writeAgain: (id: string) => api.writeAgain(id),
};

/** What is sent to the firm's own programs. */
export const webhooks = {
  test: (id: number) => api.testWebhook(id),
  /** @param overlapHours for so long the old secret signs too */
  newSecret: (id: number, overlapHours: number) => api.changeWebhookSecret(id, { overlapHours }),
  deliveries: (state: 'WAITING' | 'DONE' | 'DEAD' | null, paging: Paging, signal?: AbortSignal) =>
    api.listDeliveries(given({ ...paging, state }), abortedBy(signal)),
  attempts: (deliveryId: string) => api.listDeliveryAttempts(deliveryId),
  sendAgain: (deliveryId: string) => api.sendDeliveryAgain(deliveryId),
};

export type AdminResource = keyof typeof admin;
export type RowOf<R extends AdminResource> = Awaited<ReturnType<(typeof admin)[R]['create']>>;
export type FormOf<R extends AdminResource> = Parameters<(typeof admin)[R]['create']>[0];

type Given<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** Leaves out what is empty. */
function given<T extends object>(parameters: T): Given<T> {
  const entries = Object.entries(parameters).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  return Object.fromEntries(entries) as Given<T>;
}

/** A button of a call says after this that the server does not answer, and can be pressed again. */
const inTime = (): RequestInit => ({ signal: AbortSignal.timeout(5_000) });

const abortedBy = (signal?: AbortSignal): RequestInit => (signal ? { signal } : {});
