import { until } from './until.mjs';

const LINES = ['Number;First name;Last name;Company;Telephone;Town', 'F-1;Mette;Ravn;;+4533123470;Aarhus', 'F-2;;;Ravn og sønner;;Skagen'];

/** A file of customers as an export of another program would be. */
export const CUSTOMERS = { name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(LINES.join('\r\n')) };

/** Nobody is ever there (RFC 2606): nothing of what is sent leaves the machine. */
export const NOWHERE = 'https://tickets.invalid/switchroom';

/** Asked for orders alone, so that it stands on no card; nobody is ever there. */
const LEDGER = {
  name: 'Ledger', enabled: true, place: 20, goesOn: true,
  settings: { kind: 'REST', rest: { urls: ['https://ledger.invalid/orders/{orderNumber}'], headers: {}, login: 'NONE', account: '' }, sql: null, ldap: null, csv: null },
  mapping: { kind: 'CUSTOMER', list: '', fields: [{ field: 'LAST_NAME', label: '', from: 'name' }], items: '', itemFields: [] },
  limits: { timeMs: 500, atOnce: 1, cacheSeconds: 60 },
  writeBack: { enabled: true, timeMs: 500, rest: { method: 'POST', url: 'https://ledger.invalid/notes', body: '{"text": "{note}"}' }, sql: null, csv: null },
};

/**
 * What the demo company has not by itself: a program's token and webhook with a delivery that failed, a customer twice, a
 * connector to which a note is written in vain, that note put right, and what a person has asked for.
 *
 * @param admin {Api} of the firm's administrator
 * @returns the customer's id, and how all but the customers goes again
 */
export async function furnished(admin) {
  const token = await admin.post('/admin/api-tokens', { name: 'Web shop', scopes: ['records:read', 'records:write'], expiresAt: null });
  const webhook = await admin.post('/admin/webhooks', { name: 'Tickets', url: NOWHERE, types: ['message.discarded'], enabled: true });
  await admin.post(`/admin/webhooks/${webhook.id}/test`);
  const { customer } = await admin.post('/customers', { firstName: 'Karla', lastName: 'Twice', phones: ['+4533123471'], city: 'Aarhus', country: 'DK' });
  await admin.post('/customers', { firstName: 'Karla', lastName: 'Twice', phones: ['+4533123472'], company: 'Twice ApS', country: 'DK' });
  const connector = await admin.post('/admin/connectors', LEDGER);
  const note = await admin.post(`/customers/${customer.id}/notes`, { text: 'Calls again on Monday.', contactId: null });
  await admin.put(`/customers/${customer.id}/notes/${note.id}`, { text: 'Calls again on Tuesday.', version: note.version });
  const request = await admin.post('/admin/person-requests', { customerId: customer.id, kind: 'ERASURE', dueOn: dayIn(30) });
  await until('the webhook has been tried', async () =>
    (await admin.get('/admin/webhook-deliveries')).items.some((row) => row.webhookId === webhook.id && row.attempts > 0));
  await until('the note has been written back in vain', async () =>
    (await admin.get('/admin/write-backs')).items.some((row) => row.connectorId === connector.id && row.attempts > 0));
  return {
    customerId: customer.id,
    clear: async () => {
      await admin.delete(`/admin/connectors/${connector.id}`);
      await admin.delete(`/admin/person-requests/${request.id}`);
      await admin.delete(`/admin/webhooks/${webhook.id}`);
      await admin.delete(`/admin/api-tokens/${token.id}`);
    },
  };
}

const dayIn = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
