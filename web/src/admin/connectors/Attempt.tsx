import { Alert, Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connectors } from '../../api/endpoints';
import type { Reply } from '../../api/types';
import { ForeignCards } from '../../crm/ForeignRecords';
import { formatNumber } from '../../i18n/format';
import { problemText } from '../../shell/problems';
import classes from './connectors.module.css';
import { bodyOf, type ConnectorValues } from './values';

/** Asks the source with what the form says now, and shows what came back. */
export function Attempt({ values }: { values: ConnectorValues }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [customerNumber, setCustomerNumber] = useState('');
  const [orderNumber, setOrderNumber] = useState('');
  const attempt = useMutation({
    mutationFn: () =>
      connectors.attempt({ id: values.id, connector: bodyOf(values), number, customerNumber, orderNumber }),
  });
  return (
    <section className={classes.attempt} aria-label={t('connector.try')}>
      <h3>{t('connector.try')}</h3>
      <div className={classes.keys}>
        <TextInput
          label={capital(t('connector.key.number'))}
          inputMode="tel"
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <TextInput
          label={capital(t('connector.key.customerNumber'))}
          value={customerNumber}
          onChange={(event) => setCustomerNumber(event.currentTarget.value)}
        />
        <TextInput
          label={capital(t('connector.key.orderNumber'))}
          value={orderNumber}
          onChange={(event) => setOrderNumber(event.currentTarget.value)}
        />
        <Button
          variant="light"
          leftSection={<IconPlayerPlay size={16} />}
          loading={attempt.isPending}
          onClick={() => attempt.mutate()}
        >
          {t('connector.tryNow')}
        </Button>
      </div>
      <div aria-live="polite">
        {attempt.error && (
          <Alert color="red" variant="light" icon={<IconAlertTriangle />}>
            {problemText(attempt.error)}
          </Alert>
        )}
        {attempt.data && <Answer reply={attempt.data} />}
      </div>
    </section>
  );
}

function Answer({ reply }: { reply: Reply }) {
  const { t } = useTranslation();
  const well = reply.outcome === 'FOUND' || reply.outcome === 'NOBODY';
  return (
    <div className={classes.answer}>
      <p data-well={well}>
        <strong>{t(`connector.outcome.${reply.outcome}`)}</strong>{' '}
        <span className="quiet figures">{t('connector.took', { ms: formatNumber(reply.tookMs) })}</span>
      </p>
      {reply.problem && <p>{reply.problem}</p>}
      <ForeignCards cards={reply.cards} />
      {reply.raw && (
        <details>
          <summary>{t('connector.raw')}</summary>
          <pre tabIndex={0} className={classes.raw}>
            {reply.raw}
          </pre>
        </details>
      )}
    </div>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
