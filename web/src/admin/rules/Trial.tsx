import { Alert, Button, NativeSelect, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/client';
import { customers, rules as api } from '../../api/endpoints';
import type { Condition, TrialOutcome, RuleForm, RuleRow, RuleSeen, TargetStage } from '../../api/types';
import { formatNumber } from '../../i18n/format';
import { formatPhone } from '../../i18n/phone';
import { problemText } from '../../shell/problems';
import { useAll } from '../resource';
import { Gaps } from './Gaps';
import classes from './rules.module.css';
import { conditionText, seenText, useNames } from './words';

interface TrialProps {
  /** What is tried; null: what is kept. */
  rules: RuleForm[] | null;
  /** Place of the rule that is being written; null: none. */
  draft: number | null;
  kept: RuleRow[];
  names: string[];
  /** Told what the server finds wrong with the rule that is being written. */
  refused?: (error: unknown) => void;
}

const KEYS = ['', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'];

/** Sends an example caller through the rules and shows where the call would go, and why. */
export function Trial({ rules, draft, kept, names, refused }: TrialProps) {
  const { t } = useTranslation();
  const numbers = useAll('numbers');
  const [caller, setCaller] = useState('');
  const [dialled, setDialled] = useState('');
  const [key, setKey] = useState('');
  const [at, setAt] = useState('');
  const [tried, setTried] = useState<{ rules: RuleForm[] | null; written: string } | null>(null);
  const number = dialled || (numbers[0]?.e164 ?? '');
  const written = JSON.stringify([rules, kept, caller, number, key, at]);
  const attempt = useMutation({
    mutationFn: () => {
      setTried({ rules, written });
      const atMs = at ? new Date(at).getTime() : null;
      return api.attempt({ rules, example: { caller, dialled: number, key, atMs } });
    },
    onError: (error) => refused?.(ofDraft(error, draft)),
  });
  const stale = tried !== null && tried.written !== written;
  return (
    <section className={classes.trial} aria-label={t('rule.try')}>
      <h2>{t('rule.try')}</h2>
      <p className="quiet">{t('rule.tryText')}</p>
      <form
        className={classes.example}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          attempt.mutate();
        }}
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
        <Button
          type="submit"
          variant="light"
          leftSection={<IconPlayerPlay size={16} />}
          loading={attempt.isPending}
          disabled={!number}
        >
          {t('rule.tryNow')}
        </Button>
      </form>
      <div aria-live="polite">
        {attempt.error && (
          <Alert color="red" variant="light" icon={<IconAlertTriangle />}>
            {problemText(attempt.error)}
          </Alert>
        )}
        {attempt.data && (
          <div data-stale={stale || undefined} className={classes.outcome}>
            {stale && <p className="quiet">{t('rule.stale')}</p>}
            <Went outcome={attempt.data} names={names} />
            <Why outcome={attempt.data} conditions={(tried?.rules ?? kept).map((rule) => rule.conditions ?? [])} />
          </div>
        )}
      </div>
    </section>
  );
}

/** What the server says of the rule being written, at the fields of its own form. */
function ofDraft(error: unknown, draft: number | null): unknown {
  if (!(error instanceof ProblemError) || draft === null) return error;
  const before = `rules.${draft}.`;
  const errors = error.problem.errors
    .filter(({ field }) => field.startsWith(before))
    .map(({ field, message }) => ({ field: field.slice(before.length), message }));
  return new ProblemError({ ...error.problem, errors });
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

function Went({ outcome, names }: { outcome: TrialOutcome; names: string[] }) {
  const { t } = useTranslation();
  const { caller, target, winner } = outcome;
  return (
    <div className={classes.went}>
      <p className="quiet">
        {[t(`rule.caller.${caller.kind}`), caller.name, formatPhone(caller.number) || t('call.withheld')]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {!outcome.open && <p className={classes.gap}>{t('rule.closedThen')}</p>}
      <p className={classes.verdict}>
        {winner === null || winner === undefined
          ? t('rule.noneHolds', { queue: target.queueName })
          : t('rule.holds', { name: names[winner], queue: target.queueName })}
      </p>
      {target.priority !== 0 && <p>{t('rule.priorityOf', { points: formatNumber(target.priority) })}</p>}
      <ol className={classes.stages}>
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

/** Every rule with each of its conditions, what was seen, and whether it holds. */
function Why({ outcome, conditions }: { outcome: TrialOutcome; conditions: Condition[][] | unknown[][] }) {
  return (
    <ol className={classes.why}>
      {outcome.rules.map((rule, index) => (
        <li key={index} data-winner={index === outcome.winner || undefined} data-off={!rule.enabled || undefined}>
          <RuleWhy rule={rule} conditions={(conditions[index] ?? []) as Condition[]} />
        </li>
      ))}
    </ol>
  );
}

function RuleWhy({ rule, conditions }: { rule: RuleSeen; conditions: Condition[] }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <>
      <strong>{rule.name}</strong> {!rule.enabled && <span className="quiet">({t('admin.disabled')})</span>}
      <ul>
        {rule.conditions.map(({ holds, seen }, index) => {
          const condition = conditions[index];
          if (!condition) return null;
          return (
            <li key={index} data-holds={holds}>
              {holds ? (
                <IconCheck size={15} aria-label={t('rule.yes')} />
              ) : (
                <IconX size={15} aria-label={t('rule.no')} />
              )}
              <span>
                {conditionText(condition, names, t)}{' '}
                <span className="quiet">
                  {seen.length > 0
                    ? t('rule.seen', {
                        what: seen
                          .slice(0, 5)
                          .map((value) => seenText(condition.attribute, value, t))
                          .join(', '),
                      })
                    : t('rule.seenNothing')}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
