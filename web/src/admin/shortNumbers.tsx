import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { admin } from '../api/endpoints';
import type { ShortNumberForm, ShortNumberRow } from '../api/types';
import { useAll, type FieldsProps, type ResourceKind } from './resource';

const KINDS = ['AGENT', 'QUEUE', 'MENU'] as const;

const fresh = { number: '', kind: 'AGENT' as ShortNumberRow['kind'], targetId: 0 };
type ShortNumberValues = typeof fresh;

/** What is dialled inside the firm for a colleague, a queue or a menu. */
export const shortNumbers: ResourceKind<ShortNumberRow, ShortNumberValues, ShortNumberForm> = {
  resource: 'short-numbers',
  on: admin['short-numbers'],
  nameOf: (row) => row.number,
  columns: (t) => [
    { id: 'number', header: t('admin.number'), cell: (row) => <strong className="figures">{row.number}</strong> },
    { id: 'kind', header: t('shortNumber.kind'), cell: (row) => t(`shortNumber.kind_${row.kind}`) },
    { id: 'name', header: t('shortNumber.target'), cell: (row) => row.name },
  ],
  fresh,
  valuesOf: ({ number, kind, targetId }) => ({ number, kind, targetId }),
  bodyOf: (values) => values,
  check: (values, t) => ({
    number: /^\d{2,6}$/.test(values.number) ? null : t('shortNumber.wrong'),
    targetId: values.targetId ? null : t('admin.needed'),
  }),
  Fields: ShortNumberFields,
};

function ShortNumberFields({ form }: FieldsProps<ShortNumberValues>) {
  const { t } = useTranslation();
  const targets = useTargets(form.values.kind);
  return (
    <>
      <TextInput
        label={t('admin.number')}
        description={t('shortNumber.text')}
        inputMode="numeric"
        maxLength={6}
        {...form.getInputProps('number')}
        data-autofocus
      />
      <Select
        label={t('shortNumber.kind')}
        allowDeselect={false}
        data={KINDS.map((kind) => ({ value: kind, label: t(`shortNumber.kind_${kind}`) }))}
        value={form.values.kind}
        onChange={(kind) => form.setValues({ kind: KINDS.find((one) => one === kind) ?? 'AGENT', targetId: 0 })}
      />
      <Select
        label={t('shortNumber.target')}
        nothingFoundMessage={t('form.nothingFits')}
        allowDeselect={false}
        searchable
        data={targets}
        value={form.values.targetId ? String(form.values.targetId) : null}
        onChange={(id) => form.setFieldValue('targetId', Number(id ?? 0))}
        error={form.errors.targetId}
      />
    </>
  );
}

function useTargets(kind: ShortNumberRow['kind']) {
  const users = useAll('users');
  const queues = useAll('queues');
  const menus = useAll('menus');
  const choice = (id: number, label: string) => ({ value: String(id), label });
  if (kind === 'QUEUE') return queues.map(({ id, name }) => choice(id, name));
  if (kind === 'MENU') return menus.map(({ id, name }) => choice(id, name));
  return users.filter(({ roles }) => roles.includes('AGENT')).map((user) => choice(user.id, user.displayName));
}
