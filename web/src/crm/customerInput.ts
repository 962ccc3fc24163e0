import type { Customer, CustomField } from '../api/types';
import { formatPhone } from '../i18n/phone';
import { sent, type Custom } from './customFields';
import { merged } from './merge';

/** A customer as the form has it. */
export type CustomerInput = Omit<
  Customer,
  'id' | 'customerNumber' | 'managerName' | 'managerId' | 'version' | 'custom'
> & {
  managerId: number;
  custom: Custom;
};

export const EMPTY: CustomerInput = {
  firstName: '',
  lastName: '',
  company: '',
  email: '',
  phones: [],
  street: '',
  postcode: '',
  city: '',
  country: '',
  language: '',
  valueClass: '',
  managerId: 0,
  custom: {},
};

export function inputOf({
  id: _id,
  customerNumber: _number,
  managerName: _name,
  version: _version,
  ...input
}: Customer): CustomerInput {
  return { ...input, phones: input.phones.map(formatPhone), managerId: input.managerId ?? 0 };
}

export const nameOf = ({ firstName, lastName, company, phones }: CustomerInput) =>
  `${firstName} ${lastName}`.trim() || company || phones[0] || '';

export const bodyOf = (values: CustomerInput, fields: CustomField[]) => ({
  ...values,
  custom: sent(values.custom, fields),
});

/** The firm's own fields are merged one by one too, as `custom.key`. */
export function mergedInputs(base: CustomerInput, mine: CustomerInput, theirs: CustomerInput) {
  const { both, conflicts } = merged(base, mine, theirs);
  // In their order, and without what nobody has: else an untouched form would look like a changed one.
  const keys = Object.keys({ ...theirs.custom, ...base.custom, ...mine.custom });
  const whole = (custom: Custom) => Object.fromEntries(keys.map((key) => [key, custom[key] ?? null]));
  const custom = merged(whole(base.custom), whole(mine.custom), whole(theirs.custom));
  const kept = ([key, value]: [string, unknown]) => value !== null || key in theirs.custom;
  return {
    both: { ...both, custom: Object.fromEntries(Object.entries(custom.both).filter(kept)) },
    conflicts: [...conflicts.filter((field) => field !== 'custom'), ...custom.conflicts.map((key) => `custom.${key}`)],
  };
}

export const valueAt = (customer: Customer, field: string): unknown =>
  field.startsWith('custom.')
    ? customer.custom[field.slice('custom.'.length)]
    : (customer as unknown as Record<string, unknown>)[field];
