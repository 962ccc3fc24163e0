import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DateException } from '../api/types';
import classes from './admin.module.css';
import { Spans } from './WeekGrid';

interface ExceptionsProps {
  exceptions: DateException[];
  change: (exceptions: DateException[]) => void;
  error?: ReactNode;
}

/** Dates on which the week does not count: holidays, days with other hours. */
export function Exceptions({ exceptions, change, error }: ExceptionsProps) {
  const { t } = useTranslation();
  const set = (index: number, part: Partial<DateException>) =>
    change(exceptions.map((exception, at) => (at === index ? { ...exception, ...part } : exception)));
  return (
    <fieldset className={classes.group}>
      <legend>{t('admin.exceptions')}</legend>
      {exceptions.map((exception, index) => (
        <div key={index} className={classes.exception}>
          <TextInput
            type="date"
            size="xs"
            aria-label={t('hours.date')}
            value={exception.date}
            onChange={(event) => set(index, { date: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            aria-label={t('hours.label')}
            placeholder={t('hours.label')}
            value={exception.label}
            onChange={(event) => set(index, { label: event.currentTarget.value })}
          />
          <Spans
            name={exception.label || exception.date}
            spans={exception.spans}
            change={(spans) => set(index, { spans })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('hours.removeDate', { day: exception.label || exception.date })}
            onClick={() => change(exceptions.filter((_, at) => at !== index))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
      {error && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} />}
        onClick={() => change([...exceptions, { date: '', label: '', spans: [] }])}
      >
        {t('hours.addDate')}
      </Button>
    </fieldset>
  );
}
