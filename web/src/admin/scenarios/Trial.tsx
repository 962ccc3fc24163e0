import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scenarios as api } from '../../api/endpoints';
import type { CardOutcome, Scenario } from '../../api/types';
import { ForeignRecords } from '../../crm/ForeignRecords';
import { Script } from '../../crm/Script';
import { fitting } from '../../crm/sections';
import { callerName } from '../../crm/callerName';
import classes from '../inTurn/inTurn.module.css';
import { TrialFrame, Why } from '../inTurn/TrialFrame';
import { conditionText, useChoices } from './words';

interface TrialProps {
  /** What is tried; null: what is kept. */
  scenarios: Scenario[] | null;
  kept: Scenario[];
  label: string;
  /** Told what the server finds wrong with what is tried. */
  refused?: (error: unknown) => void;
}

/** Shows of an example caller what an agent would see, and why. */
export function Trial({ scenarios, kept, label, refused }: TrialProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const [number, setNumber] = useState('');
  const [dialled, setDialled] = useState('');
  const [queueId, setQueueId] = useState('');
  return (
    <TrialFrame
      label={label}
      text={t('pop.tryText')}
      tried={{ scenarios, kept, example: { number, dialled, queueId: Number(queueId) } }}
      attempt={(tried) => api.attempt({ scenarios: tried.scenarios, ...tried.example })}
      refused={refused}
      outcome={(outcome, tried) => <Outcome outcome={outcome} scenarios={tried.scenarios ?? tried.kept} />}
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
    </TrialFrame>
  );
}

interface OutcomeProps {
  outcome: CardOutcome;
  scenarios: Scenario[];
}

function Outcome({ outcome, scenarios }: OutcomeProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const tried = scenarios.map(({ name, enabled, conditions }, index) => ({
    name: name || t('pop.new'),
    enabled,
    conditions: conditions.map((condition, at) => ({
      holds: outcome.conditions[index]?.[at] === true,
      text: conditionText(condition, choices, t),
    })),
  }));
  return (
    <>
      <Shown outcome={outcome} scenarios={scenarios} />
      <Why tried={tried} winner={outcome.winner} />
    </>
  );
}

function Shown({ outcome, scenarios }: OutcomeProps) {
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
