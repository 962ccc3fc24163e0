import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { admin } from '../api/endpoints';
import type { ReasonCodeForm, ReasonCodeRow } from '../api/types';
import { needed, type FieldsProps, type ResourceKind } from './resource';

const fresh = { code: '', label: '' };
type CodeValues = typeof fresh;

/** A list of codes with labels: why an agent is not ready, why a customer called. */
const codes = (resource: 'reason-codes' | 'dispositions'): ResourceKind<ReasonCodeRow, CodeValues, ReasonCodeForm> => ({
  resource,
  on: admin[resource],
  nameOf: (row) => row.label,
  columns: (t) => [
    { id: 'label', header: t('admin.label'), cell: (row) => <strong>{row.label}</strong> },
    { id: 'code', header: t('admin.code'), cell: (row) => row.code },
  ],
  fresh,
  valuesOf: ({ code, label }) => ({ code, label }),
  bodyOf: (values) => values,
  check: (values, t) => ({
    code: /^[A-Z0-9_]{1,32}$/.test(values.code) ? null : t('admin.codeWrong'),
    label: needed(values.label, t),
  }),
  Fields: CodeFields,
});

/** As typed, in capitals; blanks and dashes join. */
const codeOf = (typed: string) => typed.toUpperCase().replace(/[\s-]+/g, '_');

export const reasonCodes = codes('reason-codes');
export const dispositions = codes('dispositions');

function CodeFields({ form, isNew }: FieldsProps<CodeValues>) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput label={t('admin.label')} {...form.getInputProps('label')} data-autofocus />
      <TextInput
        label={t('admin.code')}
        description={t('admin.codeText')}
        readOnly={!isNew}
        variant={isNew ? 'default' : 'unstyled'}
        maxLength={32}
        {...form.getInputProps('code')}
        onChange={(event) => form.setFieldValue('code', codeOf(event.currentTarget.value))}
      />
    </>
  );
}
