import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { admin } from '../api/endpoints';
import type { DateException, HoursForm, HoursRow, WeeklySpan } from '../api/types';
import { siteZone } from '../clock/zone';
import { Exceptions } from './Exceptions';
import { needed, type FieldsProps, type ResourceKind } from './resource';
import { spanProblem } from './spans';
import { weekText } from './week';
import { WeekGrid } from './WeekGrid';

const WORKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const;

const fresh = {
  name: '',
  zone: siteZone() ?? 'UTC',
  week: WORKDAYS.map((day): WeeklySpan => ({ day, from: '08:00', to: '18:00' })),
  exceptions: [] as DateException[],
};
type HoursValues = typeof fresh;

export const hours: ResourceKind<HoursRow, HoursValues, HoursForm> = {
  resource: 'hours',
  on: admin.hours,
  size: 'xl',
  nameOf: (row) => row.name,
  columns: (t) => [
    { id: 'name', header: t('admin.name'), cell: (row) => <strong>{row.name}</strong> },
    { id: 'zone', header: t('admin.zone'), cell: (row) => row.zone },
    { id: 'week', header: t('admin.open'), cell: (row) => weekText(row.week) || t('hours.closed') },
    { id: 'exceptions', header: t('admin.exceptions'), right: true, cell: (row) => row.exceptions.length },
  ],
  fresh,
  valuesOf: ({ name, zone, week, exceptions }) => ({
    name,
    zone,
    week: week.map((span) => ({ day: span.day, ...short(span) })),
    exceptions: exceptions.map((exception) => ({ ...exception, spans: exception.spans.map(short) })),
  }),
  bodyOf: (values) => values,
  check: (values, t) => {
    const weekProblem = values.week.map((span) =>
      spanProblem(
        span,
        values.week.filter(({ day }) => day === span.day),
      ),
    );
    const exceptionProblem = values.exceptions.map((exception) =>
      exception.date === ''
        ? 'dateNeeded'
        : exception.spans.map((span) => spanProblem(span, exception.spans)).find(Boolean),
    );
    const first = (problems: (string | null | undefined)[]) => {
      const problem = problems.find(Boolean);
      return problem ? t(`hours.${problem}`) : null;
    };
    return {
      name: needed(values.name, t),
      zone: values.zone ? null : t('admin.needed'),
      week: first(weekProblem),
      exceptions: first(exceptionProblem),
    };
  },
  Fields: HoursFields,
};

/** `08:00:00` as `08:00`. */
const short = ({ from, to }: { from: string; to: string }) => ({ from: from.slice(0, 5), to: to.slice(0, 5) });

function HoursFields({ form }: FieldsProps<HoursValues>) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput label={t('admin.name')} {...form.getInputProps('name')} data-autofocus />
      <Select
        label={t('admin.zone')}
        description={t('admin.zoneText')}
        data={Intl.supportedValuesOf('timeZone')}
        limit={40}
        searchable
        {...form.getInputProps('zone')}
      />
      <WeekGrid
        week={form.values.week}
        change={(week) => form.setFieldValue('week', week)}
        error={form.errors['week']}
      />
      <Exceptions
        exceptions={form.values.exceptions}
        change={(exceptions) => form.setFieldValue('exceptions', exceptions)}
        error={form.errors['exceptions']}
      />
    </>
  );
}
