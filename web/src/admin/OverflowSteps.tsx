import { Button, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OverflowStep, OverflowTarget, OverflowTrigger } from '../api/types';
import { problemsAt } from '../form/refused';
import { Problems, Remove } from './Adder';
import classes from './admin.module.css';
import { Reference, Seconds } from './fields';
import {
  inWords,
  isPrioritised,
  isSpoken,
  isTimed,
  KEYS,
  leadingTo,
  MAX_OVERFLOW,
  MAX_OVERFLOW_TIME,
  MAX_PRIORITY,
  nextOverflow,
  targetsOf,
  TRIGGERS,
  triggeredBy,
} from './overflow';
import type { QueueFormOf } from './queues';
import { useAll } from './resource';

/** Problems said next to the field. */
const SAID = /\.\d\.(ms|queueId|text|priority|number)$/;

/** Where a queue's callers go when it cannot serve them in time. */
export function OverflowSteps({ form }: { form: QueueFormOf }) {
  const { t } = useTranslation();
  const steps = form.values.overflow;
  const change = (to: OverflowStep[]) => form.setFieldValue('overflow', to);
  return (
    <fieldset className={classes.group}>
      <legend>{t('overflow.title')}</legend>
      <p className={classes.explain}>{t('overflow.text')}</p>
      <Chain steps={steps} />
      {steps.map((step, index) => (
        <Step
          key={index}
          form={form}
          step={step}
          index={index}
          change={(to) => change(steps.with(index, to))}
          remove={() => change(steps.toSpliced(index, 1))}
        />
      ))}
      <Problems texts={problemsAt(form.errors, 'overflow', SAID)} />
      {steps.length < MAX_OVERFLOW && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => change([...steps, nextOverflow(steps)])}
        >
          {t('overflow.add')}
        </Button>
      )}
    </fieldset>
  );
}

/** All steps in one line. */
export function Chain({ steps }: { steps: OverflowStep[] }) {
  const { t } = useTranslation();
  const queues = useAll('queues');
  const nameOf = (id: number) => queues.find((queue) => queue.id === id)?.name ?? '…';
  return (
    steps.length > 0 && <p className={classes.chain}>{steps.map((step) => inWords(step, nameOf, t)).join(' · ')}</p>
  );
}

interface StepProps {
  form: QueueFormOf;
  step: OverflowStep;
  index: number;
  change: (step: OverflowStep) => void;
  remove: () => void;
}

function Step({ form, step, index, change, remove }: StepProps) {
  const { t } = useTranslation();
  const path = `overflow.${index}`;
  return (
    <div className={classes.overflow}>
      <div className={classes.overflowPart}>
        <NativeSelect
          size="xs"
          label={t('overflow.when')}
          data={TRIGGERS.map((trigger) => ({ value: trigger, label: t(`overflow.trigger.${trigger}`) }))}
          value={step.trigger}
          onChange={(event) =>
            change(triggeredBy(event.currentTarget.value as OverflowTrigger, step, form.values.overflow))
          }
        />
        {isTimed(step.trigger) && (
          <Seconds
            size="xs"
            label={t('overflow.time')}
            min={1}
            max={MAX_OVERFLOW_TIME}
            {...form.getInputProps(`${path}.ms`)}
          />
        )}
        {step.trigger === 'KEY' && (
          <NativeSelect
            className={classes.overflowKey}
            size="xs"
            label={t('admin.key')}
            data={KEYS}
            {...form.getInputProps(`${path}.key`)}
          />
        )}
      </div>
      <div className={classes.overflowPart}>
        <NativeSelect
          size="xs"
          label={t('overflow.then')}
          data={targetsOf(step.trigger).map((target) => ({ value: target, label: t(`overflow.target.${target}`) }))}
          value={step.target}
          onChange={(event) => change(leadingTo(event.currentTarget.value as OverflowTarget, step))}
        />
        {step.target === 'QUEUE' && (
          <Reference
            size="xs"
            resource="queues"
            label={t('admin.toQueue')}
            {...form.getInputProps(`${path}.queueId`)}
          />
        )}
        {step.target === 'NUMBER' && (
          <TextInput size="xs" type="tel" label={t('voicemail.number')} {...form.getInputProps(`${path}.number`)} />
        )}
        {isPrioritised(step) && (
          <NumberInput
            size="xs"
            label={t('overflow.priority')}
            min={-MAX_PRIORITY}
            max={MAX_PRIORITY}
            {...form.getInputProps(`${path}.priority`)}
          />
        )}
      </div>
      <Remove label={t('admin.removeStep', { number: index + 1 })} remove={remove} />
      {isSpoken(step) && (
        <Textarea
          className={classes.spoken}
          size="xs"
          label={t(step.trigger === 'KEY' ? 'overflow.offer' : 'overflow.said')}
          placeholder={step.trigger !== 'KEY' && step.target === 'VOICEMAIL' ? t('voicemail.usual') : ''}
          autosize
          minRows={1}
          maxLength={2000}
          {...form.getInputProps(`${path}.text`)}
        />
      )}
    </div>
  );
}
