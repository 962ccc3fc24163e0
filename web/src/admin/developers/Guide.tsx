import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './developers.module.css';

/** The first steps, with lines that work here. */
export function Guide() {
  const { t } = useTranslation();
  const server = window.location.origin;
  const read = `TOKEN=swr_…
curl -H "Authorization: Bearer $TOKEN" "${server}/api/v1/customers?limit=5"`;
  const dial = `curl -X POST "${server}/api/v1/calls" \\
  -H "Authorization: Bearer $TOKEN" -H "Switchroom-Agent: 7" \\
  -H "Idempotency-Key: $(uuidgen)" -H "Content-Type: application/json" \\
  -d '{"to": "+4930123456"}'`;
  const follow = `websocat -H "Authorization: Bearer $TOKEN" "${server.replace(/^http/, 'ws')}/api/v1/events"`;
  return (
    <div className={classes.guide}>
      <h1>{t('developers.guide')}</h1>
      <h2>{t('developers.documents')}</h2>
      <p>
        <Anchor href="/v3/api-docs" target="_blank" rel="noreferrer">
          {t('developers.openApi')}
        </Anchor>
      </p>
      <p>
        <Anchor href="/v3/asyncapi" target="_blank" rel="noreferrer">
          {t('developers.asyncApi')}
        </Anchor>
      </p>
      <h2>{t('developers.readTitle')}</h2>
      <p>{t('developers.readText')}</p>
      <Lines text={read} label={t('developers.readTitle')} />
      <h2>{t('developers.dialTitle')}</h2>
      <p>{t('developers.dialText')}</p>
      <Lines text={dial} label={t('developers.dialTitle')} />
      <h2>{t('developers.followTitle')}</h2>
      <p>{t('developers.followText')}</p>
      <Lines text={follow} label={t('developers.followTitle')} />
      <h2>{t('admin.webhooks.title')}</h2>
      <p>{t('developers.webhooksText')}</p>
    </div>
  );
}

function Lines({ text, label }: { text: string; label: string }) {
  return (
    <pre tabIndex={0} aria-label={label} className={`${classes.block} ${classes.code}`}>
      {text}
    </pre>
  );
}
