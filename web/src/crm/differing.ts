import type { Customer } from '../api/types';
import { fieldName } from './fieldName';
import { textOf, type FieldWords } from './fieldText';

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
];

export function differing(kept: Customer, gone: Customer, words: FieldWords): Differing[] {
  const fields = [...FIELDS, ...words.fields.map(({ key }) => `custom.${key}`)];
  return fields
    .map((field) => ({
      field,
      name: fieldName(field, words.fields, words.t),
      kept: textOf(kept, field, words),
      gone: textOf(gone, field, words),
    }))
    .filter((one) => one.kept !== one.gone);
}
