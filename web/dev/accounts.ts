import type { Account, AccountForm, CallerCard, Incident } from '../src/api/types';

const kept = new Map<string, Account>();

const nameOf = (card: CallerCard | undefined) => `${card?.customer?.firstName} ${card?.customer?.lastName}`;

/** An invented account for each customer; what is saved stays until the mock ends. */
export function accountOf(cards: CallerCard[], id: string): Account {
  const customer = cards.find((card) => card.customer?.id === id)?.customer;
  const other = cards.find((card) => card.customer?.id !== id);
  const account = kept.get(id) ?? {
    id,
    version: 1,
    kind: 'PERSON',
    phones: (customer?.phones ?? []).map((e164, at) => ({ e164, label: at === 0 ? '' : 'mobile, mornings' })),
    addresses: [
      { label: 'Summer house', street: 'Strandvej 14', postcode: '9990', city: 'Skagen', country: 'DK' },
      { label: 'Invoices', street: 'Postboks 77', postcode: '8000', city: 'Aarhus', country: 'DK' },
    ],
    tags: ['newsletter', 'VIP'],
    relations: [{ kind: 'HOUSEHOLD', otherId: other?.customer?.id ?? '', name: nameOf(other), said: true }],
    products: [
      { product: 'Dishwasher 300', serialNumber: 'SN-7714', boughtOn: '2025-03-14', warrantyUntil: '2028-03-14' },
      { product: 'Kettle', serialNumber: '', boughtOn: null, warrantyUntil: null },
    ],
  };
  kept.set(id, account);
  return account;
}

/** Null when it has been changed since. */
export function replaceAccount(cards: CallerCard[], id: string, form: AccountForm): Account | null {
  const before = accountOf(cards, id);
  if (before.version !== form.version) return null;
  const relations = form.relations.map((relation) => ({
    ...relation,
    name: nameOf(cards.find((card) => card.customer?.id === relation.otherId)),
    said: true,
  }));
  const account = { ...before, ...form, relations, version: before.version + 1 };
  kept.set(id, account);
  return account;
}

export function keepIncident(card: CallerCard, id: string | undefined, form: Record<string, unknown>): Incident {
  const before = card.incidents.find((incident) => incident.id === id);
  if (before) return Object.assign(before, form);
  const number = String(4700 + card.incidents.length);
  const incident = { id: number, incidentNumber: `I-${number}`, openedAt: Date.now(), ...form } as Incident;
  card.incidents.unshift(incident);
  return incident;
}
