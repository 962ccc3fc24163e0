import { Button, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAdjustments, IconDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { between } from '../admin/resource';
import { timeSaved } from '../api/endpoints';
import type { AgentDay, Assumptions, Me, TimeSavedAnswer } from '../api/types';
import { formatClock } from '../clock/clock';
import { EditDrawer } from '../form/EditDrawer';
import { FormFrame } from '../form/FormFrame';
import { formatDay, formatNumber } from '../i18n/format';
import { columnsOf, DataList } from '../list/DataList';
import { usePages } from '../list/usePages';
import classes from './saved.module.css';

/** Fewer measured days than these are a hint at best. */
const ENOUGH_DAYS = 20;
const HOUR_MS = 3_600_000;

/** What cards that open by themselves and numbers that are clicked save, measured by agent and day. */
export default function SavedPage({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState({ from: '', to: '' });
  const [editing, setEditing] = useState(false);
  const pages = usePages<AgentDay>(['time-saved', chosen], (paging, signal) =>
    timeSaved.page({ ...chosen, limit: paging.limit, cursor: paging.cursor }, signal),
  );
  const answer = pages.list.data as TimeSavedAnswer | undefined;
  return (
    <>
      <header className={classes.head}>
        <h1>{t('nav.saved')}</h1>
        <TextInput
          type="date"
          size="xs"
          label={t('saved.from')}
          value={chosen.from || (answer?.from ?? '')}
          max={chosen.to || answer?.to}
          onChange={({ currentTarget: { value } }) => setChosen({ ...chosen, from: value })}
        />
        <TextInput
          type="date"
          size="xs"
          label={t('saved.to')}
          value={chosen.to || (answer?.to ?? '')}
          min={chosen.from || answer?.from}
          onChange={({ currentTarget: { value } }) => setChosen({ ...chosen, to: value })}
        />
        <Button
          size="xs"
          variant="default"
          component="a"
          href={timeSaved.csvUrl(chosen)}
          download
          leftSection={<IconDownload size={15} />}
        >
          {t('saved.csv')}
        </Button>
        {me.roles.includes('ADMINISTRATOR') && (
          <Button
            size="xs"
            variant="default"
            disabled={!answer}
            leftSection={<IconAdjustments size={15} />}
            onClick={() => setEditing(true)}
          >
            {t('saved.assume')}
          </Button>
        )}
      </header>
      {answer && answer.sum.agentDays > 0 && <Year answer={answer} />}
      <DataList
        pages={pages}
        columns={useColumns()}
        rowId={(row) => `${row.day}/${row.agentId}`}
        empty={t('saved.none')}
      />
      <EditDrawer opened={editing} close={() => setEditing(false)} title={t('saved.assume')}>
        {(leave) =>
          answer && <AssumptionsForm assumptions={answer.assumptions} close={() => setEditing(false)} leave={leave} />
        }
      </EditDrawer>
    </>
  );
}

/** The year that follows from the measured days, and how. */
function Year({ answer: { sum, assumptions, savedMsPerYear } }: { answer: TimeSavedAnswer }) {
  const { t } = useTranslation();
  const hours = savedMsPerYear / HOUR_MS;
  const found = sum.automatic + sum.chosen;
  const opened = found + sum.searched + sum.created;
  return (
    <section className={`panel ${classes.year}`} aria-label={t('saved.year')}>
      <dl className={classes.figures}>
        <Figure name={t('saved.measured')} value={formatClock(sum.savedMs)} />
        <Figure name={t('saved.hoursAYear')} value={formatNumber(hours, hours < 10 ? 1 : 0)} />
        <Figure name={t('saved.daysAYear')} value={formatNumber(hours / assumptions.hoursPerDay, 1)} />
        <Figure name={t('saved.byThemselves')} value={`${formatNumber(found)} / ${formatNumber(opened)}`} />
        <Figure
          name={t('saved.clickedOf')}
          value={`${formatNumber(sum.clicked)} / ${formatNumber(sum.clicked + sum.byHand)}`}
        />
      </dl>
      <p>
        {t('saved.formula', {
          search: assumptions.searchSeconds,
          dial: assumptions.dialSeconds,
          found: formatNumber(found),
          seconds: formatNumber(sum.foundMs / 1000, 0),
          clicked: formatNumber(sum.clicked),
          saved: formatClock(sum.savedMs),
        })}
      </p>
      <p>
        {t('saved.formulaYear', {
          saved: formatClock(sum.savedMs),
          agentDays: formatNumber(sum.agentDays),
          days: assumptions.daysPerYear,
          agents: formatNumber(sum.agents),
          hours: formatNumber(hours, hours < 10 ? 1 : 0),
        })}
      </p>
      <p className="quiet">{t('saved.honest')}</p>
      {sum.agentDays < ENOUGH_DAYS && (
        <p role="note" className={classes.few}>
          {t('saved.few', { count: sum.agentDays })}
        </p>
      )}
    </section>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figures">{value}</dd>
    </div>
  );
}

function useColumns() {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const count = (id: 'automatic' | 'chosen' | 'searched' | 'created' | 'clicked' | 'byHand') => ({
      id,
      header: t(`saved.${id}`),
      right: true,
      cell: (row: AgentDay) => <span className="figures">{formatNumber(row[id])}</span>,
    });
    const mean = (ms: number, of: number) =>
      of ? t('saved.seconds', { value: formatNumber(ms / of / 1000, 1) }) : '–';
    return columnsOf<AgentDay>([
      {
        id: 'day',
        header: t('saved.day'),
        cell: (row) => <span className="figures">{formatDay(row.day)}</span>,
      },
      { id: 'agent', header: t('saved.agent'), cell: (row) => row.name || `#${row.agentId}` },
      count('automatic'),
      count('chosen'),
      {
        id: 'found',
        header: t('saved.foundAfter'),
        right: true,
        cell: (row) => <span className="figures">{mean(row.foundMs, row.automatic + row.chosen)}</span>,
      },
      count('searched'),
      {
        id: 'searchedAfter',
        header: t('saved.searchedAfter'),
        right: true,
        cell: (row) => <span className="figures">{mean(row.searchedMs, row.searched)}</span>,
      },
      count('created'),
      count('clicked'),
      count('byHand'),
      {
        id: 'saved',
        header: t('saved.saved'),
        right: true,
        cell: (row) => <strong className="figures">{formatClock(row.savedMs)}</strong>,
      },
    ]);
  }, [t, i18n.language]);
}

interface AssumptionsFormProps {
  assumptions: Assumptions;
  close: () => void;
  leave: () => void;
}

const BOUNDS = { searchSeconds: [0, 600], dialSeconds: [0, 600], daysPerYear: [1, 366], hoursPerDay: [1, 24] } as const;
const FIELDS = ['searchSeconds', 'dialSeconds', 'daysPerYear', 'hoursPerDay'] as const;

function AssumptionsForm({ assumptions, close, leave }: AssumptionsFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm<Record<(typeof FIELDS)[number], number | ''>>({
    initialValues: { ...assumptions },
    validate: Object.fromEntries(
      FIELDS.map((field) => [field, (value: number | '') => between(value, BOUNDS[field][0], BOUNDS[field][1], t)]),
    ),
  });
  const save = async (values: typeof form.values) => {
    await timeSaved.assume({
      searchSeconds: Number(values.searchSeconds),
      dialSeconds: Number(values.dialSeconds),
      daysPerYear: Number(values.daysPerYear),
      hoursPerDay: Number(values.hoursPerDay),
    });
    await queries.invalidateQueries({ queryKey: ['time-saved'] });
  };
  return (
    <FormFrame form={form} save={save} existing={null} close={close} leave={leave} said={t('form.saved')}>
      {FIELDS.map((field) => (
        <NumberInput
          key={field}
          label={t(`saved.${field}`)}
          min={BOUNDS[field][0]}
          max={BOUNDS[field][1]}
          allowDecimal={false}
          clampBehavior="none"
          {...form.getInputProps(field)}
        />
      ))}
    </FormFrame>
  );
}
