import { Button, Select } from '@mantine/core';
import { IconShieldCheck, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trail } from '../api/endpoints';
import type { FieldChange, TrailEntry } from '../api/types';
import { formatDateTime } from '../i18n/format';
import { columnsOf, DataList } from '../list/DataList';
import { usePages } from '../list/usePages';
import classes from './account.module.css';
import { fieldName } from './fieldName';
import { trailText, useFieldWords } from './fieldText';

type Action = TrailEntry['action'];
const ACTIONS: Action[] = ['SEEN', 'CREATED', 'CHANGED', 'MERGED', 'UNMERGED', 'EXPORTED', 'DOWNLOADED'];

interface Person {
  id: number;
  name: string;
}

/** Who saw and who changed what of a customer, the newest first. */
export function TrailPanel({ id }: { id: string }) {
  const { t } = useTranslation();
  const [action, setAction] = useState<Action | null>(null);
  const [person, setPerson] = useState<Person | null>(null);
  const pages = usePages(['customers', id, 'trail', action, person?.id ?? null], (paging, signal) =>
    trail.page(id, { action, userId: person?.id ?? null, limit: paging.limit, cursor: paging.cursor }, signal),
  );
  const columns = useColumns(setPerson);
  return (
    <section className={`panel ${classes.panel} ${classes.trail}`} aria-labelledby="trail-title">
      <header>
        <h2 id="trail-title">
          <IconShieldCheck size={18} aria-hidden /> {t('trail.title')}
        </h2>
        {person && (
          <Button
            size="xs"
            variant="light"
            rightSection={<IconX size={14} />}
            aria-label={`${person.name}: ${t('trail.everybody')}`}
            onClick={() => setPerson(null)}
          >
            {person.name}
          </Button>
        )}
        <Select
          size="xs"
          ml="auto"
          aria-label={t('trail.filter')}
          placeholder={t('trail.all')}
          data={ACTIONS.map((value) => ({ value, label: t(`trail.action.${value}`) }))}
          value={action}
          onChange={(value) => setAction(value as Action | null)}
          clearable
          clearButtonProps={{ 'aria-label': t('trail.all') }}
        />
      </header>
      <DataList pages={pages} columns={columns} rowId={(row) => row.id} empty={t('trail.none')} />
    </section>
  );
}

function useColumns(only: (person: Person) => void) {
  const { t } = useTranslation();
  return useMemo(
    () =>
      columnsOf<TrailEntry>([
        { id: 'at', header: t('trail.at'), cell: (row) => <span className="figures">{formatDateTime(row.at)}</span> },
        {
          id: 'who',
          header: t('trail.who'),
          cell: (row) => (
            <Button
              size="compact-xs"
              variant="subtle"
              ml="-0.5rem"
              aria-label={t('trail.only', { name: row.userName })}
              onClick={() => only({ id: row.userId, name: row.userName })}
            >
              {row.userName || '–'}
            </Button>
          ),
        },
        { id: 'what', header: t('trail.what'), cell: (row) => t(`trail.action.${row.action}`) },
        {
          id: 'changes',
          header: t('trail.changes'),
          cell: (row) => (
            <ul className={classes.changes}>
              {row.changes.map((change) => (
                <li key={change.field}>
                  <Change change={change} />
                </li>
              ))}
            </ul>
          ),
        },
      ]),
    [t, only],
  );
}

function Change({ change: { field, before, after } }: { change: FieldChange }) {
  const { t } = useTranslation();
  const words = useFieldWords();
  return (
    <>
      <span className="quiet">{fieldName(field, words.fields, t)}: </span>
      {before && (
        <>
          <del>{trailText(field, before, words)}</del> <span aria-hidden>→</span>{' '}
        </>
      )}
      {after ? <ins>{trailText(field, after, words)}</ins> : <span className="quiet">–</span>}
    </>
  );
}
