import { Button, SegmentedControl } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connectors as api } from '../../api/endpoints';
import type { WriteBackRow } from '../../api/types';
import { EditDrawer } from '../../form/EditDrawer';
import { formatDateTime } from '../../i18n/format';
import { DataList } from '../../list/DataList';
import { PageHead } from '../../list/PageHead';
import { usePages } from '../../list/usePages';
import { showDone, showProblem } from '../../shell/problems';
import { Lamp } from '../../theme/Lamp';
import adminClasses from '../admin.module.css';
import classes from './connectors.module.css';
import { WRITTEN } from './values';

const KEY = ['admin', 'write-backs'];
const LAMPS = { WAITING: 'HELD', DONE: 'AVAILABLE', DEAD: 'ALARM' } as const;
const STATES = ['', 'WAITING', 'DONE', 'DEAD'] as const;

/** What has become of what was to be written into the company's own systems. */
export function WriteBacks() {
  const { t, i18n } = useTranslation();
  const [state, setState] = useState<(typeof STATES)[number]>('');
  const [shown, setShown] = useState<WriteBackRow | null>(null);
  const pages = usePages([...KEY, state], (paging, signal) => api.writeBacks(state || null, paging, signal));
  const columns = useMemo(
    () => [
      {
        id: 'at',
        header: t('connector.write.at'),
        cell: (row: WriteBackRow) => (
          <button type="button" className={adminClasses.open} onClick={() => setShown(row)}>
            <span className="figures">{formatDateTime(row.changedAt)}</span>
          </button>
        ),
      },
      { id: 'connector', header: t('connector.write.connector'), cell: (row: WriteBackRow) => row.connector },
      { id: 'about', header: t('connector.write.about'), cell: aboutOf },
      { id: 'state', header: t('admin.state'), cell: (row: WriteBackRow) => <State row={row} /> },
      {
        id: 'said',
        header: t('connector.write.said'),
        cell: (row: WriteBackRow) => row.lastSaid.split('\n')[0],
      },
    ],
    [t, i18n.language],
  );
  return (
    <>
      <PageHead
        title={t('connector.write.list')}
        search={pages.search}
        setSearch={pages.setSearch}
        searchLabel={t('admin.search')}
      >
        <Button variant="default" loading={pages.list.isFetching} onClick={() => void pages.list.refetch()}>
          {t('developers.refresh')}
        </Button>
      </PageHead>
      <SegmentedControl
        aria-label={t('admin.state')}
        className={classes.filter}
        data={STATES.map((value) => ({ value, label: t(`connector.write.state.${value || 'ALL'}`) }))}
        value={state}
        onChange={(value) => setState(value as (typeof STATES)[number])}
      />
      <DataList
        pages={pages}
        columns={columns}
        rowId={(row) => row.id}
        open={setShown}
        empty={t('connector.write.none')}
      />
      <EditDrawer opened={shown !== null} close={() => setShown(null)} title={shown?.connector ?? ''} size="xl">
        {() => shown && <Written row={shown} close={() => setShown(null)} />}
      </EditDrawer>
    </>
  );
}

const aboutOf = ({ values, key }: WriteBackRow) =>
  [values.firstName, values.lastName].filter(Boolean).join(' ') || values.company || values.number || key;

function State({ row }: { row: WriteBackRow }) {
  const { t } = useTranslation();
  return <Lamp state={LAMPS[row.state]}>{t(`connector.write.state.${row.state}`)}</Lamp>;
}

function Written({ row, close }: { row: WriteBackRow; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => api.writeAgain(row.id),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: KEY });
      showDone(t('connector.write.sentAgain'));
      close();
    },
    onError: showProblem,
  });
  return (
    <div className={classes.answer}>
      <div className={classes.head}>
        <State row={row} />
        <span className="quiet figures">
          {row.key} / {row.version}
        </span>
      </div>
      {row.state === 'WAITING' && <p>{t('developers.nextAt', { at: formatDateTime(row.nextAt) })}</p>}
      <dl className={classes.values}>
        {WRITTEN.filter((name) => name !== 'digits' && row.values[name]).map((name) => (
          <div key={name}>
            <dt>{t(`connector.written.${name}`)}</dt>
            <dd>{row.values[name]}</dd>
          </div>
        ))}
      </dl>
      {row.lastSaid && (
        <>
          <h3>
            {t('connector.write.said')}{' '}
            <span className="quiet figures">{row.lastAt && formatDateTime(row.lastAt)}</span>
          </h3>
          <pre tabIndex={0} aria-label={t('connector.write.said')} className={classes.raw}>
            {row.lastSaid}
          </pre>
        </>
      )}
      {Object.keys(row.values).length > 0 && (
        <Button
          leftSection={<IconSend size={16} />}
          loading={again.isPending}
          onClick={() => again.mutate()}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('connector.write.again')}
        </Button>
      )}
    </div>
  );
}
