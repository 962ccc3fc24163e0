import type { CallerCard, CardSection } from '../api/types';

/** What a card shows when no scenario says otherwise. */
export const USUAL: Record<CallerCard['kind'], CardSection[]> = {
  CUSTOMER: ['PERSONAL', 'LAST_ORDER', 'ORDERS', 'NOTES', 'INCIDENTS', 'CONTACTS', 'FOREIGN'],
  EMPLOYEE: ['PERSONAL', 'INCIDENTS', 'NOTES', 'CONTACTS', 'FOREIGN'],
  UNKNOWN: ['NEW_CUSTOMER', 'NOTES', 'CONTACTS', 'FOREIGN'],
};

export const SECTIONS: CardSection[] = [
  'PERSONAL',
  'LAST_ORDER',
  'ORDERS',
  'INCIDENTS',
  'NOTES',
  'CONTACTS',
  'FOREIGN',
  'NEW_CUSTOMER',
];

const WIDE: CardSection[] = ['PERSONAL', 'FOREIGN', 'NEW_CUSTOMER'];

/** The sections in rows: a wide one has its row to itself, those between share two columns. */
export function inRows(sections: CardSection[]): CardSection[][] {
  const rows: CardSection[][] = [];
  for (const section of sections) {
    const last = rows.at(-1);
    if (last?.[0] && !WIDE.includes(section) && !WIDE.includes(last[0])) last.push(section);
    else rows.push([section]);
  }
  return rows;
}

/** Somebody unknown has no personal data: the head with the number stands there instead. */
export function fitting(sections: CardSection[], kind: CallerCard['kind']): CardSection[] {
  if (kind !== 'UNKNOWN') return sections.filter((one) => one !== 'NEW_CUSTOMER');
  const rest = sections.filter((one) => one !== 'PERSONAL');
  return rest.includes('NEW_CUSTOMER') ? rest : ['NEW_CUSTOMER', ...rest];
}
