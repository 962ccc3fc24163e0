import { Alert, Button, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/client';
import { scenarios as api } from '../../api/endpoints';
import type { CardOutcome, Scenario, ScenarioForm } from '../../api/types';
import { ForeignRecords } from '../../crm/ForeignRecords';
import { Script } from '../../crm/Script';
import { fitting } from '../../crm/sections';
import { callerName } from '../../crm/callerName';
import { problemText } from '../../shell/problems';
import classes from '../rules/rules.module.css';
import { conditionText, useChoices } from './words';

interface TrialProps {
  /** What is tried; null: what is kept. */
  scenarios: ScenarioForm[] | null;
  /** Place of the scenario that is being written. */
  draft?: number;
  kept: Scenario[];
  /** Told what the server finds wrong with the scenario that is being written. */
  refused?: (error: unknown) => void;
}

/** Shows of an example caller what an agent would see, and why. */
export function Trial({ scenarios, draft, kept, refused }: TrialProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const [number, setNumber] = useState('');
  const [dialled, setDialled] = useState('');
  const [queueId, setQueueId] = useState('');
  const [tried, setTried] = useState<{ written: string; scenarios: Scenario[] }>();
  const written = JSON.stringify([scenarios, kept, number, dialled, queueId]);
  const attempt = useMutation({
    mutationFn: () => {
      setTried({ written, scenarios: (scenarios as Scenario[] | null) ?? kept });
      return api.attempt({ scenarios, number, dialled, queueId: Number(queueId) });
    },
    onError: (error) => refused?.(ofDraft(error, draft)),
  });
  return (
    <section className={classes.trial} aria-label={t('rule.try')}>
      <h2>{t('rule.try')}</h2>
      <p className="quiet">{t('pop.tryText')}</p>
      <form
        className={classes.example}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          attempt.mutate();
        }}
      >
        <TextInput
          label={t('pop.number')}
          description={t('pop.numberText')}
          inputMode="tel"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <Select
          label={t('pop.subject.DIALLED')}
          data={choices('DIALLED')}
          value={dialled || null}
          onChange={(to) => setDialled(to ?? '')}
          clearable
        />
        <Select
          label={t('pop.subject.QUEUE')}
          data={choices('QUEUE')}
          value={queueId || null}
          onChange={(to) => setQueueId(to ?? '')}
          clearable
        />
        <Button type="submit" variant="light" leftSection={<IconPlayerPlay size={16} />} loading={attempt.isPending}>
          {t('rule.tryNow')}
        </Button>
      </form>
      <div aria-live="polite">
        {attempt.error && (
          <Alert color="red" variant="light" icon={<IconAlertTriangle />}>
            {problemText(attempt.error)}
          </Alert>
        )}
        {attempt.data && tried && (
          <div data-stale={tried.written !== written || undefined} className={classes.outcome}>
            {tried.written !== written && <p className="quiet">{t('rule.stale')}</p>}
            <Shown outcome={attempt.data} scenarios={tried.scenarios} />
            <Why outcome={attempt.data} scenarios={tried.scenarios} />
          </div>
        )}
      </div>
    </section>
  );
}

/** What the server says of the scenario being written, at the fields of its own form. */
function ofDraft(error: unknown, draft: number | undefined): unknown {
  if (!(error instanceof ProblemError) || draft === undefined) return error;
  const before = `scenarios.${draft}.`;
  const errors = error.problem.errors
    .filter(({ field }) => field.startsWith(before))
    .map(({ field, message }) => ({ field: field.slice(before.length), message }));
  return new ProblemError({ ...error.problem, errors });
}

function Shown({ outcome, scenarios }: { outcome: CardOutcome; scenarios: Scenario[] }) {
  const { t } = useTranslation();
  const { caller, winner, sections, script, card, matches, records } = outcome;
  const name = winner === null || winner === undefined ? '' : scenarios[winner]?.name || t('pop.new');
  const who = caller === 'SEVERAL' ? matches.map((match) => match.name).join(', ') : callerName(card);
  return (
    <div className={classes.went}>
      <p className="quiet">{[t(`pop.caller.${caller}`), who].filter(Boolean).join(' · ')}</p>
      <p className={classes.verdict}>{name ? t('pop.opens', { name }) : t('pop.opensBuiltIn')}</p>
      {script && <Script text={script} />}
      <ol className={classes.stages}>
        {fitting(sections, card.kind).map((section) => (
          <li key={section}>{t(`pop.section.${section}`)}</li>
        ))}
      </ol>
      <ForeignRecords records={records} />
    </div>
  );
}

/** Every scenario with each of its conditions, and whether it holds. */
function Why({ outcome, scenarios }: { outcome: CardOutcome; scenarios: Scenario[] }) {
  const { t } = useTranslation();
  const choices = useChoices();
  return (
    <ol className={classes.why}>
      {scenarios.map((scenario, index) => (
        <li key={index} data-winner={index === outcome.winner || undefined} data-off={!scenario.enabled || undefined}>
          <strong>{scenario.name || t('pop.new')}</strong>{' '}
          {!scenario.enabled && <span className="quiet">({t('admin.disabled')})</span>}
          <ul>
            {scenario.conditions.map((condition, at) => {
              const holds = outcome.conditions[index]?.[at] === true;
              return (
                <li key={at} data-holds={holds}>
                  {holds ? (
                    <IconCheck size={15} aria-label={t('rule.yes')} />
                  ) : (
                    <IconX size={15} aria-label={t('rule.no')} />
                  )}
                  <span>{conditionText(condition, choices, t)}</span>
                </li>
              );
            })}
          </ul>
        </li>
      ))}
    </ol>
  );
}
