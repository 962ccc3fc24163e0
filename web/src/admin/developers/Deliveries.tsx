import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { webhooks as api } from '../../api/endpoints';
import type { AttemptRow, DeliveryRow } from '../../api/types';
import { formatDateTime, formatNumber } from '../../i18n/format';
import { Failed } from '../../list/DataList';
import { problemText } from '../../shell/problems';
import { Outbox, type OutboxKind } from '../Outbox';
import classes from './developers.module.css';

const NAME = 'webhook-deliveries';

const DELIVERIES: OutboxKind<DeliveryRow> = {
  name: NAME,
  list: api.deliveries,
  columns: (t, state) => [
    {
      id: 'at',
      header: t('developers.at'),
      cell: (row) => <span className="figures">{formatDateTime(row.createdAt)}</span>,
    },
    { id: 'webhook', header: t('developers.webhook'), cell: (row) => row.webhook },
    { id: 'type', header: t('developers.event'), cell: (row) => <code className={classes.code}>{row.type}</code> },
    state,
    { id: 'said', header: t('developers.answer'), cell: (row) => (row.last ? answerOf(row.last) : '') },
  ],
  nameOf: (row) => row.type,
  words: (t) => ({
    title: t('developers.deliveries'),
    empty: t('developers.noDeliveries'),
    again: t('developers.sendAgain'),
    sentAgain: t('developers.sentAgain'),
  }),
  wordOf: (state, t) => t(`developers.deliveryState.${state}`),
  Content: Delivery,
  again: api.sendAgain,
};

/** What has become of what was to be sent to webhooks. */
export const Deliveries = () => <Outbox kind={DELIVERIES} />;

const answerOf = (attempt: AttemptRow) => attempt.said || String(attempt.status ?? '');

function Delivery({ row }: { row: DeliveryRow }) {
  const { t } = useTranslation();
  const attempts = useQuery({
    queryKey: ['admin', NAME, 'attempts', row.id],
    queryFn: () => api.attempts(row.id),
  });
  return (
    <>
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
    </>
  );
}

const pretty = (body: string) => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};
