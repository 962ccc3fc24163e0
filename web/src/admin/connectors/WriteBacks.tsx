import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { connectors as api } from '../../api/endpoints';
import type { WriteBackRow } from '../../api/types';
import { formatDateTime } from '../../i18n/format';
import { formatPhone } from '../../i18n/phone';
import { Outbox, type OutboxKind } from '../Outbox';
import classes from './connectors.module.css';
import { WRITTEN } from './values';

const WRITE_BACKS: OutboxKind<WriteBackRow> = {
  name: 'write-backs',
  list: api.writeBacks,
  columns: (t, state) => [
    {
      id: 'at',
      header: t('connector.write.at'),
      cell: (row) => <span className="figures">{formatDateTime(row.changedAt)}</span>,
    },
    { id: 'connector', header: t('connector.write.connector'), cell: (row) => row.connector },
    { id: 'about', header: t('connector.write.about'), cell: (row) => aboutOf(row, t) },
    state,
    { id: 'said', header: t('connector.write.said'), cell: (row) => row.lastSaid.split('\n')[0] },
  ],
  nameOf: (row) => row.connector,
  words: (t) => ({
    title: t('connector.write.list'),
    empty: t('connector.write.none'),
    again: t('connector.write.again'),
    sentAgain: t('connector.write.sentAgain'),
  }),
  wordOf: (state, t) => t(`connector.write.state.${state}`),
  sign: (row) => `${row.key} / ${row.version}`,
  Content: Written,
  again: api.writeAgain,
  mayGoAgain: (row) => Object.keys(row.values).length > 0,
};

/** What has become of what was to be written into the company's own systems. */
export const WriteBacks = () => <Outbox kind={WRITE_BACKS} />;

/** The key alone is left of what somebody had erased. */
function aboutOf({ values, key }: WriteBackRow, t: TFunction) {
  const name = [values.firstName, values.lastName].filter(Boolean).join(' ') || values.company;
  return name || formatPhone(values.number ?? '') || (values.contactId ? t('call.withheld') : key);
}

function Written({ row }: { row: WriteBackRow }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className={classes.values}>
        {WRITTEN.filter((name) => name !== 'digits' && row.values[name]).map((name) => (
          <div key={name}>
            <dt>{t(`connector.written.${name}`)}</dt>
            <dd>{row.values[name]}</dd>
          </div>
        ))}
      </dl>
      {row.lastSaid && (
        <div>
          <h3>
            {t('connector.write.said')}{' '}
            <span className="quiet figures">{row.lastAt && formatDateTime(row.lastAt)}</span>
          </h3>
          <pre tabIndex={0} aria-label={t('connector.write.said')} className={classes.raw}>
            {row.lastSaid}
          </pre>
        </div>
      )}
    </>
  );
}
