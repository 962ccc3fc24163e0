import type { CallerCard } from '../api/types';

/** Who is calling, as far as the card knows; empty for somebody not known. */
export function callerName(card: CallerCard | null | undefined): string {
  const person = card?.customer ?? card?.employee;
  return person ? `${person.firstName} ${person.lastName}`.trim() : '';
}
