import type { TFunction } from 'i18next';
import type { CallerCard, CustomField } from '../api/types';

type Customer = NonNullable<CallerCard['customer']>;

/** A field that two customers have otherwise, in words; `field` as the API names it. */
export interface Differing {
  field: string;
  name: string;
  kept: string;
  gone: string;
}

const FIELDS = [
  'customerNumber',
  'firstName',
  'lastName',
  'company',
  'email',
  'street',
  'postcode',
  'city',
  'country',
  'language',
  'valueClass',
  'managerId',
] as const;

export function differing(kept: Customer, gone: Customer, custom: CustomField[], t: TFunction): Differing[] {
  const own = FIELDS.map((field) => ({
    field,
    name: nameOf(field, t),
    kept: words(kept, field),
    gone: words(gone, field),
  }));
  const added = custom.map(({ key, name }) => ({
    field: `custom.${key}`,
    name,
    kept: text(kept.custom[key], t),
    gone: text(gone.custom[key], t),
  }));
  return [...own, ...added].filter((one) => one.kept !== one.gone);
}

function words(customer: Customer, field: (typeof FIELDS)[number]): string {
  return field === 'managerId' ? customer.managerName : customer[field];
}

function text(value: unknown, t: TFunction): string {
  if (typeof value === 'boolean') return t(value ? 'customFields.yes' : 'customFields.no');
  return value === undefined || value === null ? '' : String(value);
}

function nameOf(field: (typeof FIELDS)[number], t: TFunction): string {
  if (field === 'customerNumber') return t('customer.number');
  if (field === 'valueClass') return t('rule.attribute.VALUE_CLASS');
  if (field === 'managerId') return t('rule.attribute.PERSONAL_MANAGER');
  return t(`customer.${field}`);
}
