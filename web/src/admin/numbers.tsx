import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { admin } from '../api/endpoints';
import type { NumberForm, NumberRow } from '../api/types';
import { formatPhone } from '../i18n/phone';
import { NameOf } from './NameOf';
import { Reference } from './fields';
import { needed, type FieldsProps, type ResourceKind } from './resource';

const fresh = { e164: '', label: '', hoursId: 0, menuId: 0 };
type NumberValues = typeof fresh;

export const numbers: ResourceKind<NumberRow, NumberValues, NumberForm> = {
  resource: 'numbers',
  on: admin.numbers,
  nameOf: (row) => formatPhone(row.e164),
  columns: (t) => [
    {
      id: 'number',
      header: t('admin.number'),
      cell: (row) => <strong className="figures">{formatPhone(row.e164)}</strong>,
    },
    { id: 'label', header: t('admin.label'), cell: (row) => row.label },
    { id: 'menu', header: t('admin.menu'), cell: (row) => <NameOf resource="menus" id={row.menuId} /> },
    { id: 'hours', header: t('admin.openingHours'), cell: (row) => <NameOf resource="hours" id={row.hoursId} /> },
  ],
  fresh,
  valuesOf: ({ id: _id, ...values }) => values,
  bodyOf: (values) => ({ ...values, e164: values.e164.replace(/[^+\d]/g, '') }),
  check: (values, t) => ({
    e164: /^\+[1-9]\d{4,14}$/.test(values.e164.replace(/[^+\d]/g, '')) ? null : t('admin.e164Wrong'),
    label: needed(values.label, t),
    hoursId: values.hoursId ? null : t('admin.needed'),
    menuId: values.menuId ? null : t('admin.needed'),
  }),
  Fields: NumberFields,
};

function NumberFields({ form }: FieldsProps<NumberValues>) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('admin.number')}
        description={t('admin.e164Text')}
        placeholder="+49 30 1234567"
        inputMode="tel"
        {...form.getInputProps('e164')}
        data-autofocus
      />
      <TextInput label={t('admin.label')} description={t('admin.labelText')} {...form.getInputProps('label')} />
      <Reference resource="menus" label={t('admin.menu')} {...form.getInputProps('menuId')} />
      <Reference resource="hours" label={t('admin.openingHours')} {...form.getInputProps('hoursId')} />
    </>
  );
}
