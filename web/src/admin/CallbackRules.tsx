import { NumberInput, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../api/types';
import classes from './admin.module.css';
import { Seconds } from './fields';
import type { QueueFormOf } from './queues';
import { between } from './resource';

type Rules = QueueRow['callbacks'];

const MAX_ATTEMPTS = 20;
/** Seconds. */
const A_DAY = 86_400;

export const usualCallbacks: Rules = {
  retryMs: 600_000,
  maxAttempts: 3,
  from: '09:00',
  to: '20:00',
  resumeWithinMs: 0,
};

/** How customers are called back, and for how long the place of a caller who was cut off is kept. */
export function CallbackRules({ form }: { form: QueueFormOf }) {
  const { t } = useTranslation();
  const callsBack = form.values.overflow.some(({ target }) => target === 'CALLBACK');
  return (
    <fieldset className={classes.group}>
      <legend>{t('callback.title')}</legend>
      {callsBack ? (
        <div className={classes.pair}>
          <Seconds label={t('callback.retry')} min={1} max={A_DAY} {...form.getInputProps('callbacks.retryMs')} />
          <NumberInput
            label={t('callback.attempts')}
            min={1}
            max={MAX_ATTEMPTS}
            {...form.getInputProps('callbacks.maxAttempts')}
          />
          <TextInput type="time" label={t('callback.from')} {...form.getInputProps('callbacks.from')} />
          <TextInput type="time" label={t('callback.to')} {...form.getInputProps('callbacks.to')} />
        </div>
      ) : (
        <p className={classes.explain}>{t('callback.text')}</p>
      )}
      <Seconds
        label={t('callback.resume')}
        description={t('callback.resumeText')}
        min={0}
        max={A_DAY}
        {...form.getInputProps('callbacks.resumeWithinMs')}
      />
    </fieldset>
  );
}

/** Problems by field. */
export const callbackProblems = (rules: Rules, t: TFunction): Record<string, string | null> => ({
  'callbacks.retryMs': between(rules.retryMs, 1, A_DAY, t, 1000),
  'callbacks.maxAttempts': between(rules.maxAttempts, 1, MAX_ATTEMPTS, t),
  'callbacks.resumeWithinMs': between(rules.resumeWithinMs, 0, A_DAY, t, 1000),
  'callbacks.to': rules.to.startsWith('00:00') || rules.from < rules.to ? null : t('callback.order'),
});
