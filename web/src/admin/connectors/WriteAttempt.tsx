import { Alert, Button } from '@mantine/core';
import { IconAlertTriangle, IconPencilPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connectors } from '../../api/endpoints';
import type { WriteReply } from '../../api/types';
import { formatNumber } from '../../i18n/format';
import { problemText } from '../../shell/problems';
import classes from './connectors.module.css';
import { bodyOf, type ConnectorValues } from './values';

/** Writes an example as the form says now, and shows what came back. */
export function WriteAttempt({ values }: { values: ConnectorValues }) {
  const { t } = useTranslation();
  const attempt = useMutation({
    mutationFn: () => connectors.writeAttempt({ id: values.id, connector: bodyOf(values) }),
  });
  return (
    <section className={classes.attempt} aria-label={t('connector.write.try')}>
      <p>{t('connector.write.tryText')}</p>
      <Button
        variant="light"
        leftSection={<IconPencilPlus size={16} />}
        loading={attempt.isPending}
        onClick={() => attempt.mutate()}
        style={{ alignSelf: 'flex-start' }}
      >
        {t('connector.write.try')}
      </Button>
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

function Answer({ reply }: { reply: WriteReply }) {
  const { t } = useTranslation();
  return (
    <div className={classes.answer}>
      <p data-well={reply.outcome === 'WRITTEN'}>
        <strong>{t(`connector.write.outcome.${reply.outcome}`)}</strong>{' '}
        <span className="quiet figures">{t('connector.took', { ms: formatNumber(reply.tookMs) })}</span>
      </p>
      {reply.problem && <p>{reply.problem}</p>}
      <Text label={t('connector.write.sent')} text={reply.sent} />
      <Text label={t('connector.write.said')} text={reply.said} />
    </div>
  );
}

function Text({ label, text }: { label: string; text: string }) {
  if (!text) return null;
  return (
    <>
      <span className={classes.explain}>{label}</span>
      <pre tabIndex={0} aria-label={label} className={classes.raw}>
        {text}
      </pre>
    </>
  );
}
