import { get, patch, post, put, query, remove } from './client';
import type {
  AgentView,
  CallerCard,
  CodeLabel,
  ContactDetail,
  ContactRow,
  CustomerInput,
  CustomerRow,
  DeskPhoneChoice,
  Me,
  Note,
  Page,
  Recording,
  SignIn,
  Waveform,
} from './types';

export interface Paging {
  query?: string;
  cursor?: string | null;
  limit?: number;
}

export const session = {
  me: () => get<Me>('/session'),
  begin: (username: string, password: string) => post<Me>('/session', { username, password }),
  end: () => remove('/session'),
};

export const agent = {
  view: () => get<AgentView>('/agent'),
  signIn: (device: SignIn) => post<AgentView>('/agent/sign-in', device),
  signOut: () => post<AgentView>('/agent/sign-out'),
  available: () => put<AgentView>('/agent/state', { state: 'AVAILABLE' }),
  notReady: (reasonCode: string) => put<AgentView>('/agent/state', { state: 'NOT_READY', reasonCode }),
  decline: (contactId: string) => post(`/agent/contacts/${contactId}/decline`),
  hold: (contactId: string) => post(`/agent/contacts/${contactId}/hold`),
  resume: (contactId: string) => post(`/agent/contacts/${contactId}/resume`),
  hangUp: (contactId: string) => post(`/agent/contacts/${contactId}/hang-up`),
  digits: (contactId: string, digits: string) => post(`/agent/contacts/${contactId}/digits`, { digits }),
  finishWrapUp: (contactId: string, dispositionCode: string, note: string) =>
    post(`/agent/contacts/${contactId}/wrap-up`, { dispositionCode, note }),
  extendWrapUp: (contactId: string, byMs: number) => post(`/agent/contacts/${contactId}/wrap-up/extend`, { byMs }),
  reasonCodes: () => get<CodeLabel[]>('/agent/reason-codes'),
  dispositions: () => get<CodeLabel[]>('/agent/dispositions'),
  deskPhones: () => get<DeskPhoneChoice[]>('/agent/desk-phones'),
};

export interface ContactFilter {
  query?: string;
  fromMs?: number | null;
  toMs?: number | null;
  queueId?: string | null;
  agentId?: string | null;
  outcome?: string | null;
}

export const contacts = {
  page: (filter: ContactFilter, paging: Paging, signal?: AbortSignal) =>
    get<Page<ContactRow>>(`/contacts${query({ ...filter, ...paging })}`, signal),
  detail: (id: string) => get<ContactDetail>(`/contacts/${id}`),
  recordings: (id: string) => get<Recording[]>(`/contacts/${id}/recordings`),
  waveform: (recordingId: string) => get<Waveform>(`/recordings/${recordingId}/waveform?points=800`),
  audioUrl: (recordingId: string) => `/api/v1/recordings/${recordingId}/audio`,
};

export const customers = {
  page: (paging: Paging, signal?: AbortSignal) => get<Page<CustomerRow>>(`/customers${query({ ...paging })}`, signal),
  card: (id: string) => get<CallerCard>(`/customers/${id}`),
  create: (customer: CustomerInput) => post<CallerCard>('/customers', customer),
  change: (id: string, customer: CustomerInput) => patch<CallerCard>(`/customers/${id}`, customer),
  addNote: (id: string, text: string, contactId?: string) => post<Note>(`/customers/${id}/notes`, { text, contactId }),
};

/** A configured thing's name in the path, as in /admin/{resource}. */
export type AdminResource =
  'users' | 'queues' | 'numbers' | 'hours' | 'trunks' | 'desk-phones' | 'menus' | 'reason-codes' | 'dispositions';

export const admin = {
  page: <T>(resource: AdminResource, paging: Paging, signal?: AbortSignal) =>
    get<Page<T>>(`/admin/${resource}${query({ ...paging })}`, signal),
  create: <T>(resource: AdminResource, value: unknown) => post<T>(`/admin/${resource}`, value),
  change: <T>(resource: AdminResource, id: number, value: unknown) => put<T>(`/admin/${resource}/${id}`, value),
  remove: (resource: AdminResource, id: number) => remove(`/admin/${resource}/${id}`),
};
