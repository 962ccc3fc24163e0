import { useQuery } from '@tanstack/react-query';
import { customFields } from '../api/endpoints';
import type { CustomField } from '../api/types';
import { formatDay, formatNumber } from '../i18n/format';

/** What a customer has in the firm's own fields, by key. */
export type Custom = Record<string, unknown>;

const NONE: CustomField[] = [];

/** The fields the firm has added to its customers, in order. */
export function useCustomFields(): CustomField[] {
  const fields = useQuery({
    queryKey: ['admin', 'custom-fields', 'own'],
    queryFn: customFields.all,
    staleTime: 60_000,
  });
  return fields.data ?? NONE;
}

/** A value for people; empty when there is none. */
export function inWords(field: CustomField, value: unknown, yes: string, no: string): string {
  if (value === null || value === undefined || value === '') return '';
  if (field.type === 'YES_NO') return value === true ? yes : no;
  if (field.type === 'NUMBER') return formatNumber(Number(value), 15);
  if (field.type === 'DATE') return formatDay(String(value));
  return String(value);
}

/** What is sent: an emptied field is null, a number typed halfway (`-1.`) a number if it is one already. */
export function sent(custom: Custom, fields: CustomField[]): Custom {
  const numbers = new Set(fields.filter(({ type }) => type === 'NUMBER').map(({ key }) => key));
  const whole = ([key, value]: [string, unknown]) => {
    if (value === '' || value === undefined) return [key, null];
    const number = typeof value === 'string' && numbers.has(key) ? Number(value) : NaN;
    return [key, Number.isFinite(number) ? number : value];
  };
  return Object.fromEntries(Object.entries(custom).map(whole));
}
