import type { CallerCard, SearchAnswer, SearchHit, SearchMatch } from '../src/api/types';

const folded = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae');

/** What the server's search would find in the invented records, near enough. */
export function search(cards: CallerCard[], query: URLSearchParams): SearchAnswer {
  const typed = folded(query.get('query') ?? '').trim();
  const digits = typed.replace(/\D/g, '').replace(/^0+/, '');
  const limit = Number(query.get('limit') ?? 6);
  const holds = (text: string) =>
    typed !== '' &&
    typed.split(/\s+/).every((word) =>
      folded(text)
        .split(/[^\p{L}\p{N}-]+/u)
        .some((one) => one.startsWith(word)),
    );
  const hit = (card: CallerCard, own: Omit<SearchHit, 'customerId' | 'employeeId' | 'name'>): SearchHit => ({
    ...own,
    customerId: card.customer?.id ?? null,
    employeeId: null,
    name: `${card.customer?.firstName} ${card.customer?.lastName}`,
  });
  const customers = cards.flatMap((card) => {
    const customer = card.customer;
    if (!customer) return [];
    const matched: SearchMatch[] = [];
    if (holds(`${customer.firstName} ${customer.lastName}`))
      matched.push({ field: 'NAME', text: `${customer.firstName} ${customer.lastName}` });
    if (holds(customer.company)) matched.push({ field: 'COMPANY', text: customer.company });
    if (holds(customer.city)) matched.push({ field: 'PLACE', text: customer.city });
    const phone = digits.length > 2 && customer.phones.find((number) => number.includes(digits));
    if (phone) matched.push({ field: 'PHONE', text: phone });
    const detail = [customer.company, customer.city].filter(Boolean).join(', ');
    const { id, customerNumber: number } = customer;
    return matched.length > 0 ? [hit(card, { id, number, detail, at: null, matched })] : [];
  });
  const orders = cards.flatMap((card) =>
    card.orders
      .filter((order) => holds(order.orderNumber) || (digits.length > 2 && order.orderNumber.includes(digits)))
      .map(({ id, orderNumber: number, status: detail, placedAt: at }) =>
        hit(card, { id, number, detail, at, matched: [{ field: 'NUMBER', text: number }] }),
      ),
  );
  const notes = cards.flatMap((card) =>
    card.notes
      .filter((note) => holds(note.text))
      .map(({ id, authorName: detail, at, text }) =>
        hit(card, { id, number: '', detail, at, matched: [{ field: 'TEXT', text }] }),
      ),
  );
  const groups = [
    { kind: 'CUSTOMER' as const, found: customers },
    { kind: 'ORDER' as const, found: orders },
    { kind: 'NOTE' as const, found: notes },
  ];
  return {
    groups: groups
      .filter(({ kind, found }) => found.length > 0 && (query.get('kind') ?? kind) === kind)
      .map(({ kind, found }) => ({
        kind,
        hits: found.slice(0, limit),
        nextCursor: found.length > limit ? String(limit) : null,
      })),
    meant: [],
  };
}
