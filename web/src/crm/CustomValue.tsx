import { useTranslation } from 'react-i18next';
import type { CustomField } from '../api/types';
import { inWords } from './customFields';

/** A value of one of the firm's own fields; an address of the web is a link. */
export function CustomValue({ field, value }: { field: CustomField; value: unknown }) {
  const { t } = useTranslation();
  const words = inWords(field, value, t('customFields.yes'), t('customFields.no'));
  if (field.type !== 'URL' || !/^https?:\/\//.test(words)) return words;
  return (
    <a href={words} target="_blank" rel="noopener noreferrer">
      {words.replace(/^https?:\/\//, '')}
    </a>
  );
}
