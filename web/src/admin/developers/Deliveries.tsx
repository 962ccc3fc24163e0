import { Button, Loader, SegmentedControl } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { webhooks as api } from '../../api/endpoints';
import type { AttemptRow, DeliveryRow } from '../../api/types';
import { EditDrawer } from '../../form/EditDrawer';
import { formatDateTime, formatNumber } from '../../i18n/format';
import { DataList, Failed } from '../../list/DataList';
import { PageHead } from '../../list/PageHead';
import { usePages } from '../../list/usePages';
import { problemText, showDone, showProblem } from '../../shell/problems';
import { Lamp } from '../../theme/Lamp';
import adminClasses from '../admin.module.css';
import classes from './developers.module.css';

const KEY = ['admin', 'webhook-deliveries'];
const LAMPS = { WAITING: 'HELD', DONE: 'AVAILABLE', DEAD: 'ALARM' } as const;
const STATES = ['', 'WAITING', 'DONE', 'DEAD'] as const;

/** What has become of what was to be sent, and another try by hand. */
export function Deliveries() {
  const { t, i18n } = useTranslation();
  const [state, setState] = useState<(typeof STATES)[number]>('');
  const [shown, setShown] = useState<DeliveryRow | null>(null);
  const pages = usePages([...KEY, state], (paging, signal) => api.deliveries(state || null, paging, signal));
  const columns = useMemo(
    () => [
      {
        id: 'at',
        header: t('developers.at'),
        cell: (row: DeliveryRow) => (
          <button type="button" className={adminClasses.open} onClick={() => setShown(row)}>
            <span className="figures">{formatDateTime(row.createdAt)}</span>
          </button>
        ),
      },
      { id: 'webhook', header: t('developers.webhook'), cell: (row: DeliveryRow) => row.webhook },
      {
        id: 'type',
        header: t('developers.event'),
        cell: (row: DeliveryRow) => <code className={classes.code}>{row.type}</code>,
      },
      { id: 'state', header: t('admin.state'), cell: (row: DeliveryRow) => <State row={row} /> },
      {
        id: 'said',
        header: t('developers.answer'),
        cell: (row: DeliveryRow) => (row.last ? answerOf(row.last) : ''),
      },
    ],
    [t, i18n.language],
  );
  return (
    <>
      <PageHead
        title={t('developers.deliveries')}
        search={pages.search}
        setSearch={pages.setSearch}
        searchLabel={t('admin.search')}
      >
        <Button variant="default" loading={pages.list.isFetching} onClick={() => void pages.list.refetch()}>
          {t('developers.refresh')}
        </Button>
      </PageHead>
      <div className={classes.filter}>
        <SegmentedControl
          aria-label={t('admin.state')}
          data={STATES.map((value) => ({ value, label: t(`developers.deliveryState.${value || 'ALL'}`) }))}
          value={state}
          onChange={(value) => setState(value as (typeof STATES)[number])}
        />
      </div>
      <DataList
        pages={pages}
        columns={columns}
        rowId={(row) => row.id}
        open={setShown}
        empty={t('developers.noDeliveries')}
      />
      <EditDrawer opened={shown !== null} close={() => setShown(null)} title={shown?.type ?? ''} size="xl">
        {() => shown && <Delivery row={shown} close={() => setShown(null)} />}
      </EditDrawer>
    </>
  );
}

function State({ row }: { row: DeliveryRow }) {
  const { t } = useTranslation();
  return <Lamp state={LAMPS[row.state]}>{t(`developers.deliveryState.${row.state}`)}</Lamp>;
}

const answerOf = (attempt: AttemptRow) => attempt.said || String(attempt.status ?? '');

function Delivery({ row, close }: { row: DeliveryRow; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const attempts = useQuery({ queryKey: [...KEY, 'attempts', row.id], queryFn: () => api.attempts(row.id) });
  const again = useMutation({
    mutationFn: () => api.sendAgain(row.id),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: KEY });
      showDone(t('developers.sentAgain'));
      close();
    },
    onError: showProblem,
  });
  return (
    <div className={classes.group}>
      <div className={classes.buttons}>
        <State row={row} />
        {row.state === 'WAITING' && <span>{t('developers.nextAt', { at: formatDateTime(row.nextAt) })}</span>}
      </div>
      <pre tabIndex={0} className={`${classes.block} ${classes.code}`}>
        {pretty(row.body)}
      </pre>
      <section aria-label={t('developers.attempts')}>
        <h3>{t('developers.attempts')}</h3>
        {attempts.isPending && <Loader aria-label={t('loading')} />}
        {attempts.error && <Failed text={problemText(attempts.error)} again={() => void attempts.refetch()} />}
        {attempts.data?.items.length === 0 && <p className="quiet">{t('developers.notYet')}</p>}
        <ul className={classes.attempts}>
          {attempts.data?.items.map((attempt, index) => (
            <li key={index}>
              <span className="figures">{formatDateTime(attempt.at)}</span> · {attempt.status ?? '—'} ·{' '}
              {formatNumber(attempt.tookMs)} ms {attempt.said && <span className="quiet">{attempt.said}</span>}
            </li>
          ))}
        </ul>
      </section>
      <Button
        leftSection={<IconSend size={16} />}
        loading={again.isPending}
        onClick={() => again.mutate()}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('developers.sendAgain')}
      </Button>
    </div>
  );
}

const pretty = (body: string) => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};
