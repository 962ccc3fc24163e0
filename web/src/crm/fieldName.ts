import type { TFunction } from 'i18next';
import type { CustomField } from '../api/types';

const OF_CUSTOMER = /^(firstName|lastName|company|email|phones|street|postcode|city|country|language)$/;
const OF_ACCOUNT = /^(addresses|tags|relations|products|summary|status|priority)$/;

/** What a field of the record is called. */
export function fieldName(field: string, fields: CustomField[], t: TFunction): string {
  if (field.startsWith('custom.')) {
    const key = field.slice('custom.'.length);
    return fields.find((one) => one.key === key)?.name ?? key;
  }
  if (field.startsWith('incident ')) return `${t('typed.incident')} ${field.slice('incident '.length)}`;
  if (field === 'notes') return t('card.notes');
  if (field === 'files') return t('files.title');
  if (field === 'merge') return t('merge.trail');
  if (field === 'customerNumber') return t('customer.number');
  if (field === 'valueClass') return t('rule.attribute.VALUE_CLASS');
  if (field === 'managerId') return t('rule.attribute.PERSONAL_MANAGER');
  if (OF_CUSTOMER.test(field)) return t(`customer.${field}` as 'customer.city');
  return OF_ACCOUNT.test(field) ? t(`account.${field}` as 'account.tags') : field;
}
