import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Customer, CustomField } from '../api/types';
import { countryName, formatDay, languageName } from '../i18n/format';
import { formatPhone } from '../i18n/phone';
import { inWords, useCustomFields } from './customFields';
import { valueAt } from './customerInput';
import { useManagers } from './managers';

/** What is needed to say the values of a record as people do. */
export interface FieldWords {
  fields: CustomField[];
  /** Who looks after customers, by id; not there yet while they are asked for. */
  managers: ReadonlyMap<number, string> | undefined;
  t: TFunction;
}

export function useFieldWords(): FieldWords {
  const { t } = useTranslation();
  const fields = useCustomFields();
  const managers = useManagers();
  return { fields, managers: managers.data && new Map(managers.data.map(({ id, name }) => [id, name])), t };
}

/** What a customer has in a field; who looks after the customer is named there, and may be no agent any more. */
export const textOf = (customer: Customer, field: string, words: FieldWords): string =>
  field === 'managerId' ? customer.managerName : fieldText(field, valueAt(customer, field), words);

const NUMBERS = /\+\d{4,15}/g;
const DAYS = /\b\d{4}-\d{2}-\d{2}\b/g;
const COUNTRIES = /(?<=^|[;,] )[A-Z]{2}(?=;|$)/g;
const KINDS = /^(WORKS_FOR|BELONGS_TO|HOUSEHOLD)|(?<=, )(WORKS_FOR|BELONGS_TO|HOUSEHOLD)/g;

/** What the trail has of a field, where all is text and who looks after the customer is named. */
export function trailText(field: string, text: string, words: FieldWords): string {
  if (field === 'managerId') return text;
  if (field === 'relations') return text.replace(KINDS, (kind) => fieldText('kind', kind, words));
  if (field === 'phones') return text.replace(NUMBERS, formatPhone);
  if (field === 'products') return text.replace(DAYS, formatDay);
  if (field === 'addresses') return text.replace(COUNTRIES, countryName);
  return fieldText(field, text === 'true' || text === 'false' ? text === 'true' : text, words);
}

/** A value of a field of the record, or of a part of one, as people say it; empty when there is none. */
export function fieldText(field: string, value: unknown, words: FieldWords): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map((one) => fieldText(field, one, words)).join(' · ');
  if (typeof value === 'object') return partsText(value, words);
  const { fields, managers, t } = words;
  const text = String(value);
  switch (field) {
    case 'country':
      return countryName(text);
    case 'language':
      return languageName(text);
    case 'managerId':
      return value === 0 || !managers ? '' : (managers.get(Number(value)) ?? t('rule.gone'));
    case 'e164':
    case 'phones':
      return formatPhone(text);
    case 'boughtOn':
    case 'warrantyUntil':
      return formatDay(text);
    case 'kind':
      return t(`account.relation.${text}`, { defaultValue: text });
    case 'otherId':
      return '';
    default:
      return ownText(fields, field, value, t);
  }
}

function ownText(fields: CustomField[], field: string, value: unknown, t: TFunction): string {
  const own = fields.find(({ key }) => field === `custom.${key}`);
  return own ? inWords(own, value, t('customFields.yes'), t('customFields.no')) : String(value);
}

const partsText = (value: object, words: FieldWords) =>
  Object.entries(value)
    .map(([part, one]) => fieldText(part, one, words))
    .filter(Boolean)
    .join(', ');
