import { Button, Select } from '@mantine/core';
import { IconShieldCheck, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trail } from '../api/endpoints';
import type { CustomField, FieldChange, TrailEntry } from '../api/types';
import { formatDateTime } from '../i18n/format';
import { columnsOf, DataList } from '../list/DataList';
import { usePages } from '../list/usePages';
import classes from './account.module.css';
import { useCustomFields } from './customFields';
import { fieldName } from './fieldName';

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
            aria-label={t('trail.everybody')}
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
  const fields = useCustomFields();
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
                  <Change change={change} fields={fields} />
                </li>
              ))}
            </ul>
          ),
        },
      ]),
    [t, fields, only],
  );
}

function Change({ change, fields }: { change: FieldChange; fields: CustomField[] }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="quiet">{fieldName(change.field, fields, t)}: </span>
      {change.before && (
        <>
          <del>{change.before}</del> <span aria-hidden>→</span>{' '}
        </>
      )}
      {change.after ? <ins>{change.after}</ins> : <span className="quiet">–</span>}
    </>
  );
}
