import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../shell/problems';
import classes from './inTurn.module.css';

interface TrialFrameProps<T, O> {
  label: string;
  text: string;
  /** What is tried, with the example it is tried on: once this is another, the outcome is of before. */
  tried: T;
  attempt: (tried: T) => Promise<O>;
  refused?: ((error: unknown) => void) | undefined;
  disabled?: boolean;
  /** The fields of the example. */
  children: ReactNode;
  outcome: (outcome: O, tried: T) => ReactNode;
}

/** Sends an example caller through what is tried, and shows what comes of it. */
export function TrialFrame<T, O>(props: TrialFrameProps<T, O>) {
  const { label, text, tried, attempt, refused, disabled = false, children, outcome } = props;
  const { t } = useTranslation();
  const [last, setLast] = useState<T>();
  const trial = useMutation({
    mutationFn: (now: T) => {
      setLast(now);
      return attempt(now);
    },
    onError: (error) => refused?.(error),
  });
  const stale = last !== undefined && JSON.stringify(last) !== JSON.stringify(tried);
  return (
    <section className={classes.trial} aria-label={label}>
      <h2>{t('rule.try')}</h2>
      <p className="quiet">{text}</p>
      <form
        className={classes.example}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          trial.mutate(tried);
        }}
      >
        {children}
        <Button
          type="submit"
          variant="light"
          leftSection={<IconPlayerPlay size={16} />}
          loading={trial.isPending}
          disabled={disabled}
        >
          {t('rule.tryNow')}
        </Button>
      </form>
      <div aria-live="polite">
        {trial.error && (
          <Alert color="red" variant="light" icon={<IconAlertTriangle />}>
            {problemText(trial.error)}
          </Alert>
        )}
        {trial.data !== undefined && last !== undefined && (
          <div data-stale={stale || undefined} className={classes.outcome}>
            {stale && <p className="quiet">{t('rule.stale')}</p>}
            {outcome(trial.data, last)}
          </div>
        )}
      </div>
    </section>
  );
}

/** One that was tried, with each of its conditions. */
interface Tried {
  name: string;
  enabled: boolean;
  conditions: { holds: boolean; text: ReactNode }[];
}

/** All that was tried with each of its conditions, and whether it holds. */
export function Why({ tried, winner }: { tried: Tried[]; winner: number | null | undefined }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.why}>
      {tried.map(({ name, enabled, conditions }, index) => (
        <li key={index} data-winner={index === winner || undefined} data-off={!enabled || undefined}>
          <strong>{name}</strong> {!enabled && <span className="quiet">({t('admin.disabled')})</span>}
          <ul>
            {conditions.map(({ holds, text }, at) => (
              <li key={at} data-holds={holds}>
                {holds ? (
                  <IconCheck size={15} aria-label={t('rule.yes')} />
                ) : (
                  <IconX size={15} aria-label={t('rule.no')} />
                )}
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
