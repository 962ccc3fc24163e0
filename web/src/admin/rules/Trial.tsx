import { NativeSelect, Select, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customers, rules as api } from '../../api/endpoints';
import type { Condition, RuleRow, TargetStage, TrialOutcome } from '../../api/types';
import { formatNumber } from '../../i18n/format';
import { formatPhone } from '../../i18n/phone';
import frame from '../inTurn/inTurn.module.css';
import { TrialFrame, Why } from '../inTurn/TrialFrame';
import { useAll } from '../resource';
import { Gaps } from './Gaps';
import type { TriedRule } from './language';
import classes from './rules.module.css';
import { conditionText, seenText, useNames } from './words';

interface TrialProps {
  /** What is tried; null: what is kept. */
  rules: TriedRule[] | null;
  kept: RuleRow[];
  /** Told what the server finds wrong with what is tried. */
  refused?: (error: unknown) => void;
}

const KEYS = ['', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'];

/** Sends an example caller through the rules and shows where the call would go, and why. */
export function Trial({ rules, kept, refused }: TrialProps) {
  const { t } = useTranslation();
  const numbers = useAll('numbers');
  const [caller, setCaller] = useState('');
  const [dialled, setDialled] = useState('');
  const [key, setKey] = useState('');
  const [at, setAt] = useState('');
  const number = dialled || (numbers[0]?.e164 ?? '');
  const example = { caller, dialled: number, key, atMs: at ? new Date(at).getTime() : null };
  return (
    <TrialFrame
      label={t('rule.try')}
      text={t('rule.tryText')}
      tried={{ rules, kept, example }}
      attempt={(tried) => api.attempt({ rules: tried.rules, example: tried.example })}
      refused={refused}
      disabled={!number}
      outcome={(outcome, tried) => <Outcome outcome={outcome} rules={tried.rules ?? tried.kept} />}
    >
      <CallerInput value={caller} change={setCaller} />
      <Select
        label={t('rule.attribute.DIALLED')}
        data={numbers.map(({ e164, label }) => ({ value: e164, label: `${formatPhone(e164)} ${label}`.trim() }))}
        value={number || null}
        onChange={(to) => setDialled(to ?? '')}
        allowDeselect={false}
        searchable
      />
      <NativeSelect
        label={t('rule.attribute.KEY')}
        data={KEYS.map((one) => ({ value: one, label: one || t('rule.noKey') }))}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t('rule.at')}
        description={t('rule.atText')}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
    </TrialFrame>
  );
}

/** A customer found by name, or a number typed; empty is a caller who withholds it. */
function CallerInput({ value, change }: { value: string; change: (caller: string) => void }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [wanted, setWanted] = useState('');
  useEffect(() => {
    const soon = setTimeout(() => setWanted(search), 200);
    return () => clearTimeout(soon);
  }, [search]);
  const found = useQuery({
    queryKey: ['customers', 'example', wanted],
    queryFn: ({ signal }) => customers.page({ query: wanted, limit: 8 }, signal),
    placeholderData: keepPreviousData,
  });
  const people = (found.data?.items ?? [])
    .filter(({ phones }) => phones.length > 0)
    .map(({ phones, firstName, lastName }) => ({
      value: phones[0] ?? '',
      label: `${firstName} ${lastName} · ${formatPhone(phones[0] ?? '')}`,
    }));
  const asNumber = /^[+0-9][0-9 ()/-]{4,}$/.test(search.trim()) ? [{ value: search.trim(), label: search.trim() }] : [];
  const own = value && !people.some((one) => one.value === value) ? [{ value, label: formatPhone(value) }] : [];
  const all = [...people, ...own, ...asNumber];
  return (
    <Select
      label={t('rule.exampleCaller')}
      placeholder={t('rule.exampleCallerText')}
      data={all.filter((one, index) => all.findIndex((other) => other.value === one.value) === index)}
      filter={({ options }) => options}
      value={value || null}
      onChange={(to) => change(to ?? '')}
      onSearchChange={setSearch}
      nothingFoundMessage={t('form.nothingFits')}
      clearable
      searchable
    />
  );
}

interface OutcomeProps {
  outcome: TrialOutcome;
  rules: TriedRule[];
}

function Outcome({ outcome, rules }: OutcomeProps) {
  const { t } = useTranslation();
  const names = useNames();
  const tried = outcome.rules.map((rule, index) => ({
    name: rule.name,
    enabled: rule.enabled,
    conditions: (rules[index]?.conditions ?? []).map((condition, at) => ({
      holds: rule.conditions[at]?.holds === true,
      text: (
        <>
          {conditionText(condition, names, t)}{' '}
          <span className="quiet">{seenOf(condition, rule.conditions[at]?.seen ?? [], t)}</span>
        </>
      ),
    })),
  }));
  return (
    <>
      <Went outcome={outcome} rules={rules} />
      <Why tried={tried} winner={outcome.winner} />
    </>
  );
}

const SEEN_AT_MOST = 5;

function seenOf({ attribute }: Condition, seen: string[], t: TFunction): string {
  if (seen.length === 0) return t('rule.seenNothing');
  const what = seen.slice(0, SEEN_AT_MOST).map((value) => seenText(attribute, value, t));
  return t('rule.seen', { what: what.join(', ') });
}

function Went({ outcome, rules }: OutcomeProps) {
  const { t } = useTranslation();
  const { caller, target, winner } = outcome;
  return (
    <div className={frame.went}>
      <p className="quiet">
        {[t(`rule.caller.${caller.kind}`), caller.name, formatPhone(caller.number) || t('call.withheld')]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {!outcome.open && <p className={classes.gap}>{t('rule.closedThen')}</p>}
      <p className={frame.verdict}>
        {winner === null || winner === undefined
          ? t('rule.noneHolds', { queue: target.queueName })
          : t('rule.holds', { name: rules[winner]?.name || t('rule.new'), queue: target.queueName })}
      </p>
      {target.priority !== 0 && <p>{t('rule.priorityOf', { points: formatNumber(target.priority) })}</p>}
      <ol className={frame.stages}>
        {target.stages.map((stage) => (
          <li key={stage.afterMs}>
            <Stage stage={stage} />
          </li>
        ))}
      </ol>
      <Gaps gaps={target.gaps} />
    </div>
  );
}

function Stage({ stage: { afterMs, agentName, needs } }: { stage: TargetStage }) {
  const { t } = useTranslation();
  const skills = useAll('skills');
  const asked = needs.map(
    ({ skillId, atLeast }) => `${skills.find(({ id }) => id === skillId)?.name ?? ''} ${atLeast}+`,
  );
  return (
    <>
      <strong>
        {afterMs === 0 ? t('admin.atOnce') : `${t('admin.after')} ${formatNumber(afterMs / 1000)} ${t('seconds')}`}
      </strong>{' '}
      {agentName || (asked.length > 0 ? asked.join(', ') : t('rule.anybody'))}
    </>
  );
}
