import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { contacts } from '../api/endpoints';
import { formatClock } from '../clock/clock';
import { formatDateTime } from '../i18n/format';
import { formatPhone } from '../i18n/phone';
import { link } from '../shell/route';
import classes from './agent.module.css';

/** My last contacts, to come back to one. */
export function Recent() {
  const { t } = useTranslation();
  const recent = useQuery({ queryKey: ['contacts', 'recent'], queryFn: () => contacts.page({}, { limit: 8 }) });
  if (!recent.data?.items.length) return null;
  return (
    <section className={`panel ${classes.recent}`}>
      <h2>{t('agent.recent')}</h2>
      <ul>
        {recent.data.items.map((row) => (
          <li key={row.contactId}>
            <a href={link('contacts', row.contactId)}>
              <span className="figures quiet">{formatDateTime(row.startedAtMs)}</span>
              <strong>{row.customerName || formatPhone(row.caller) || t('call.withheld')}</strong>
              <span>{row.queueName}</span>
              <span className="quiet">{row.disposition}</span>
              <span className="figures">{formatClock(row.talkMs)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
