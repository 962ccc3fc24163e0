import { NumberInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { admin } from '../api/endpoints';
import type { OverflowStep, QueueForm, QueueRow } from '../api/types';
import { formatNumber } from '../i18n/format';
import { Unfold } from './Adder';
import classes from './admin.module.css';
import { AskedSkills } from './AskedSkills';
import { callbackProblems, CallbackRules, usualCallbacks } from './CallbackRules';
import {
  asksSomething,
  distributionProblems,
  inOrder,
  MAX_HEAD_START,
  MAX_STEP,
  numbered,
  usesTiers,
  usual,
  written,
} from './distribution';
import { Reference, Seconds } from './fields';
import { overflowProblems, writtenOverflow } from './overflow';
import { Chain, OverflowSteps } from './OverflowSteps';
import { ServedBy } from './ServedBy';
import { StrategySelect } from './StrategySelect';
import { between, needed, type FieldsProps, type ResourceKind } from './resource';

const fresh = {
  name: '',
  ringTimeoutMs: 20_000,
  wrapUpMs: 30_000,
  maxWaiting: 100,
  serviceLevelSeconds: 20,
  ...usual,
  hoursId: 0,
  overflow: [] as OverflowStep[],
  callbacks: usualCallbacks,
};
type QueueValues = typeof fresh;
export type QueueFormOf = UseFormReturnType<QueueValues>;

const seconds = (value: number, t: TFunction) => `${formatNumber(value)} ${t('seconds')}`;

export const queues: ResourceKind<QueueRow, QueueValues, QueueForm> = {
  resource: 'queues',
  on: admin.queues,
  nameOf: (row) => row.name,
  columns: (t) => [
    { id: 'name', header: t('admin.name'), cell: (row) => <strong>{row.name}</strong> },
    { id: 'agents', header: t('admin.agents'), right: true, cell: (row) => row.agents.length },
    { id: 'strategy', header: t('admin.strategy'), cell: (row) => t(`strategy.${row.strategy}`) },
    { id: 'ring', header: t('admin.ringTimeout'), right: true, cell: (row) => seconds(row.ringTimeoutMs / 1000, t) },
    { id: 'wrapUp', header: t('admin.wrapUp'), right: true, cell: (row) => seconds(row.wrapUpMs / 1000, t) },
    {
      id: 'level',
      header: t('admin.serviceLevel'),
      right: true,
      cell: (row) => seconds(row.serviceLevelSeconds, t),
    },
    { id: 'max', header: t('admin.maxWaiting'), right: true, cell: (row) => row.maxWaiting },
    { id: 'overflow', header: t('overflow.title'), cell: (row) => <Chain steps={row.overflow} /> },
  ],
  size: 'xl',
  fresh,
  valuesOf: ({ id: _id, ...values }) => ({ ...values, agents: inOrder(values.agents) }),
  bodyOf: (values) => ({
    ...values,
    agents: numbered(values.agents),
    requirements: written(values.requirements),
    overflow: writtenOverflow(values.overflow),
  }),
  check: (values, t) => ({
    name: needed(values.name, t),
    ...distributionProblems(values, t),
    ...overflowProblems(values.overflow, values.hoursId, t),
    ...callbackProblems(values.callbacks, t),
    ringTimeoutMs: between(values.ringTimeoutMs, 3, 120, t, 1000),
    wrapUpMs: between(values.wrapUpMs, 0, 3600, t, 1000),
    maxWaiting: between(values.maxWaiting, 1, 10_000, t),
    serviceLevelSeconds: between(values.serviceLevelSeconds, 1, 3600, t),
  }),
  Fields: QueueFields,
};

/** Parts that an ordinary queue does without. */
const PARTS = ['tiers', 'asked', 'headStart'] as const;

function QueueFields({ form }: FieldsProps<QueueValues>) {
  const { t } = useTranslation();
  const [unfolded, setUnfolded] = useState({
    tiers: usesTiers(form.values),
    asked: asksSomething(form.values.requirements),
    headStart: form.values.headStartMs !== 0,
  });
  return (
    <>
      <TextInput label={t('admin.name')} {...form.getInputProps('name')} data-autofocus />
      <StrategySelect {...form.getInputProps('strategy')} />
      <ServedBy form={form} tiered={unfolded.tiers} />
      {unfolded.tiers && (
        <Seconds
          label={t('admin.tierWait')}
          description={t('admin.tierWaitText')}
          min={0}
          max={MAX_STEP}
          {...form.getInputProps('tierWaitMs')}
        />
      )}
      {unfolded.asked && (
        <AskedSkills
          form={form}
          path="requirements"
          asked={form.values.requirements}
          change={(asked) => form.setFieldValue('requirements', asked)}
        />
      )}
      {unfolded.headStart && (
        <Seconds
          label={t('admin.headStart')}
          description={t('admin.headStartText')}
          min={0}
          max={MAX_HEAD_START}
          {...form.getInputProps('headStartMs')}
        />
      )}
      <div className={classes.unfold}>
        {PARTS.filter((part) => !unfolded[part]).map((part) => (
          <Unfold
            key={part}
            name={t(`admin.${part}`)}
            unfold={() => setUnfolded((before) => ({ ...before, [part]: true }))}
          />
        ))}
      </div>
      <Limits form={form} />
      <Reference
        resource="hours"
        label={t('queueHours.title')}
        description={t('queueHours.text')}
        none={t('queueHours.none')}
        {...form.getInputProps('hoursId')}
      />
      <OverflowSteps form={form} />
      <CallbackRules form={form} />
    </>
  );
}

function Limits({ form }: { form: QueueFormOf }) {
  const { t } = useTranslation();
  return (
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
  );
}
