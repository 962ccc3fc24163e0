import { NumberInput, Radio, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { admin } from '../api/endpoints';
import type { DispositionForm, DispositionRow, ReasonCodeForm, ReasonCodeRow } from '../api/types';
import type { ColumnOf } from '../list/DataList';
import { between, needed, type FieldsProps, type ResourceKind } from './resource';

const fresh = { code: '', label: '' };
type CodeValues = typeof fresh;

/** Why a customer called. */
export const dispositions: ResourceKind<DispositionRow, CodeValues, DispositionForm> = {
  resource: 'dispositions',
  on: admin.dispositions,
  nameOf: (row) => row.label,
  columns,
  fresh,
  valuesOf: ({ code, label }) => ({ code, label }),
  bodyOf: (values) => values,
  check: checkCode,
  Fields: CodeFields,
};

function columns(t: TFunction): ColumnOf<{ code: string; label: string }>[] {
  return [
    { id: 'label', header: t('admin.label'), cell: (row) => <strong>{row.label}</strong> },
    { id: 'code', header: t('admin.code'), cell: (row) => row.code },
  ];
}

function checkCode(values: CodeValues, t: TFunction): Record<string, string | null> {
  return {
    code: /^[A-Z0-9_]{1,32}$/.test(values.code) ? null : t('admin.codeWrong'),
    label: needed(values.label, t),
  };
}

/** As typed, in capitals; blanks and dashes join. */
const codeOf = (typed: string) => typed.toUpperCase().replace(/[\s-]+/g, '_');

const freshReason = { ...fresh, maxMinutes: '' as number | '', atEnd: 'WARN' as ReasonCodeRow['atEnd'] };
type ReasonValues = typeof freshReason;
const MOST_MINUTES = 24 * 60;

/** Why an agent is not ready, and how long that may last. */
export const reasonCodes: ResourceKind<ReasonCodeRow, ReasonValues, ReasonCodeForm> = {
  resource: 'reason-codes',
  on: admin['reason-codes'],
  nameOf: (row) => row.label,
  columns: (t) => [
    ...columns(t),
    {
      id: 'maxMinutes',
      header: t('supervision.maxMinutes'),
      cell: (row) =>
        row.maxMinutes
          ? `${t('supervision.minutes', { count: row.maxMinutes })} · ${t(`supervision.atEnd.${row.atEnd}`)}`
          : '–',
    },
  ],
  fresh: freshReason,
  valuesOf: ({ code, label, maxMinutes, atEnd }) => ({ code, label, maxMinutes: maxMinutes ?? '', atEnd }),
  bodyOf: ({ maxMinutes, ...values }) => ({ ...values, maxMinutes: maxMinutes === '' ? null : maxMinutes }),
  check: (values, t) => ({
    ...checkCode(values, t),
    maxMinutes: values.maxMinutes === '' ? null : between(values.maxMinutes, 1, MOST_MINUTES, t),
  }),
  Fields: ReasonFields,
};

function ReasonFields({ form, isNew }: FieldsProps<ReasonValues>) {
  const { t } = useTranslation();
  return (
    <>
      <CodeFields form={form as unknown as FieldsProps<CodeValues>['form']} isNew={isNew} hasPassword={false} />
      <NumberInput
        label={t('supervision.maxMinutes')}
        description={t('supervision.maxMinutesText')}
        min={1}
        max={MOST_MINUTES}
        allowDecimal={false}
        {...form.getInputProps('maxMinutes')}
      />
      <Radio.Group label={t('supervision.atEndLabel')} {...form.getInputProps('atEnd')}>
        {(['WARN', 'AVAILABLE'] as const).map((atEnd) => (
          <Radio
            key={atEnd}
            mt="xs"
            value={atEnd}
            label={t(`supervision.atEnd.${atEnd}`)}
            disabled={form.values.maxMinutes === ''}
          />
        ))}
      </Radio.Group>
    </>
  );
}

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
