import { MultiSelect, NumberInput, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { admin } from '../api/endpoints';
import type { QueueForm, QueueRow } from '../api/types';
import { formatNumber } from '../i18n/format';
import classes from './admin.module.css';
import { Seconds } from './fields';
import { between, needed, useAll, type FieldsProps, type ResourceKind } from './resource';

const fresh = {
  name: '',
  ringTimeoutMs: 20_000,
  wrapUpMs: 30_000,
  maxWaiting: 100,
  serviceLevelSeconds: 20,
  agentIds: [] as number[],
};
type QueueValues = typeof fresh;

const seconds = (value: number, t: TFunction) => `${formatNumber(value)} ${t('seconds')}`;

export const queues: ResourceKind<QueueRow, QueueValues, QueueForm> = {
  resource: 'queues',
  on: admin.queues,
  nameOf: (row) => row.name,
  columns: (t) => [
    { id: 'name', header: t('admin.name'), cell: (row) => <strong>{row.name}</strong> },
    { id: 'agents', header: t('admin.agents'), right: true, cell: (row) => row.agentIds.length },
    { id: 'ring', header: t('admin.ringTimeout'), right: true, cell: (row) => seconds(row.ringTimeoutMs / 1000, t) },
    { id: 'wrapUp', header: t('admin.wrapUp'), right: true, cell: (row) => seconds(row.wrapUpMs / 1000, t) },
    {
      id: 'level',
      header: t('admin.serviceLevel'),
      right: true,
      cell: (row) => seconds(row.serviceLevelSeconds, t),
    },
    { id: 'max', header: t('admin.maxWaiting'), right: true, cell: (row) => row.maxWaiting },
  ],
  fresh,
  valuesOf: ({ id: _id, ...values }) => values,
  bodyOf: (values) => ({ ...values, agentIds: values.agentIds.toSorted((a, b) => a - b) }),
  check: (values, t) => ({
    name: needed(values.name, t),
    agentIds: values.agentIds.length > 0 ? null : t('admin.needed'),
    ringTimeoutMs: between(values.ringTimeoutMs, 3, 120, t, 1000),
    wrapUpMs: between(values.wrapUpMs, 0, 3600, t, 1000),
    maxWaiting: between(values.maxWaiting, 1, 10_000, t),
    serviceLevelSeconds: between(values.serviceLevelSeconds, 1, 3600, t),
  }),
  Fields: QueueFields,
};

function QueueFields({ form }: FieldsProps<QueueValues>) {
  const { t } = useTranslation();
  const agents = useAll('users').filter((user) => user.roles.includes('AGENT'));
  const { value, onChange, error } = form.getInputProps('agentIds') as {
    value: number[];
    onChange: (ids: number[]) => void;
    error?: string;
  };
  return (
    <>
      <TextInput label={t('admin.name')} {...form.getInputProps('name')} data-autofocus />
      <MultiSelect
        label={t('admin.servedBy')}
        data={agents.map((user) => ({ value: String(user.id), label: user.displayName }))}
        value={value.map(String)}
        onChange={(ids) => onChange(ids.map(Number))}
        error={error}
        placeholder={t('admin.addAgent')}
        nothingFoundMessage={t('form.nothingFits')}
        hidePickedOptions
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('admin.removeAll') }}
      />
      <div className={classes.pair}>
        <Seconds label={t('admin.ringTimeout')} min={3} max={120} {...form.getInputProps('ringTimeoutMs')} />
        <Seconds label={t('admin.wrapUp')} min={0} max={3600} {...form.getInputProps('wrapUpMs')} />
        <NumberInput
          label={t('admin.serviceLevel')}
          suffix={` ${t('seconds')}`}
          min={1}
          max={3600}
          {...form.getInputProps('serviceLevelSeconds')}
        />
        <NumberInput label={t('admin.maxWaiting')} min={1} max={10000} {...form.getInputProps('maxWaiting')} />
      </div>
    </>
  );
}
