import { ActionIcon, Button } from '@mantine/core';
import { IconCopy, IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayOfWeek, DaySpan, WeeklySpan } from '../api/types';
import classes from './admin.module.css';
import { minutesOf, timeOf } from './spans';
import { DAYS, dayName } from './week';

/** The week, a line for each day: its times, and the day drawn from midnight to midnight. */
export function WeekGrid({
  week,
  change,
  error,
}: {
  week: WeeklySpan[];
  change: (week: WeeklySpan[]) => void;
  error?: ReactNode;
}) {
  const { t } = useTranslation();
  const spansOf = (day: DayOfWeek) => week.filter((span) => span.day === day);
  const setDay = (day: DayOfWeek, spans: DaySpan[]) =>
    change(DAYS.flatMap((one) => (one === day ? spans.map((span) => ({ ...span, day })) : spansOf(one))));
  const monday = spansOf('MONDAY');
  const copyMonday = () =>
    change(DAYS.flatMap((day, index) => (index < 5 ? monday.map((span) => ({ ...span, day })) : spansOf(day))));
  return (
    <fieldset className={classes.group} aria-describedby={error ? 'week-error' : undefined}>
      <legend>{t('admin.week')}</legend>
      {DAYS.map((day, index) => (
        <div key={day} className={classes.day}>
          <span className={classes.dayName}>{dayName(index)}</span>
          <DayBar spans={spansOf(day)} />
          <Spans name={dayName(index)} spans={spansOf(day)} change={(spans) => setDay(day, spans)} />
        </div>
      ))}
      {error && (
        <p id="week-error" role="alert" className={classes.error}>
          {error}
        </p>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCopy size={14} />}
        disabled={monday.length === 0}
        onClick={copyMonday}
      >
        {t('hours.copyMonday')}
      </Button>
    </fieldset>
  );
}

function DayBar({ spans }: { spans: DaySpan[] }) {
  return (
    <span className={classes.dayBar} aria-hidden>
      {spans.map((span, index) => {
        const from = minutesOf(span.from, false);
        const width = Math.max(0, minutesOf(span.to, true) - from);
        return <span key={index} style={{ left: `${from / 14.4}%`, width: `${width / 14.4}%` }} />;
      })}
    </span>
  );
}

/** The times of one day; none means closed. */
export function Spans({ name, spans, change }: { name: string; spans: DaySpan[]; change: (spans: DaySpan[]) => void }) {
  const { t } = useTranslation();
  const set = (index: number, part: Partial<DaySpan>) =>
    change(spans.map((span, at) => (at === index ? { ...span, ...part } : span)));
  const time = (index: number, edge: 'from' | 'to', value: string) => (
    <input
      value={value}
      className={classes.time}
      inputMode="numeric"
      maxLength={5}
      placeholder="00:00"
      aria-label={t(`hours.${edge}`, { day: name })}
      onChange={(event) => set(index, { [edge]: event.currentTarget.value })}
      onBlur={(event) => set(index, { [edge]: timeOf(event.currentTarget.value) })}
    />
  );
  return (
    <span className={classes.spans}>
      {spans.length === 0 && <span className="quiet">{t('hours.closed')}</span>}
      {spans.map((span, index) => (
        <span key={index} className={classes.span}>
          {time(index, 'from', span.from)}–{time(index, 'to', span.to)}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('hours.remove', { day: name })}
            onClick={() => change(spans.filter((_, at) => at !== index))}
          >
            <IconX size={14} />
          </ActionIcon>
        </span>
      ))}
      <ActionIcon
        variant="subtle"
        size={24}
        aria-label={t('hours.add', { day: name })}
        onClick={() => change([...spans, nextSpan(spans)])}
      >
        <IconPlus size={15} />
      </ActionIcon>
    </span>
  );
}

/** After the last span of the day, or the usual working day. */
function nextSpan(spans: DaySpan[]): DaySpan {
  const last = spans.at(-1);
  return last && last.to !== '00:00' ? { from: last.to, to: '00:00' } : { from: '08:00', to: '18:00' };
}
