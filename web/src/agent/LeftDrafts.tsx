import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customers } from '../api/endpoints';
import { formatPhone } from '../i18n/phone';
import { showDone, showProblem } from '../shell/problems';
import classes from './agent.module.css';
import { dropDraft, leftDrafts } from './drafts';

/** Notes whose wrap-up ended before they were handed in. */
export function LeftDrafts() {
  const { t } = useTranslation();
  const [drafts, setDrafts] = useState(() => leftDrafts(null, Date.now()));
  const drop = (contactId: string) => {
    dropDraft(contactId);
    setDrafts(leftDrafts(null, Date.now()));
  };
  const save = (customerId: string, contactId: string, note: string) =>
    customers
      .addNote(customerId, note.trim(), contactId)
      .then(() => {
        drop(contactId);
        showDone(t('drafts.saved'));
      })
      .catch(showProblem);
  if (drafts.length === 0) return null;
  return (
    <section className={`panel ${classes.left}`} aria-label={t('drafts.title')}>
      <h2>
        <IconAlertTriangle size={17} aria-hidden /> {t('drafts.title')}
      </h2>
      {drafts.map((draft) => (
        <div key={draft.contactId} className={classes.leftDraft}>
          <span className="figures">{formatPhone(draft.caller) || t('call.withheld')}</span>
          <p>{draft.note}</p>
          {draft.customerId !== null && (
            <Button size="xs" onClick={() => void save(draft.customerId ?? '', draft.contactId, draft.note)}>
              {t('drafts.save')}
            </Button>
          )}
          <Button size="xs" variant="subtle" color="gray" onClick={() => drop(draft.contactId)}>
            {t('drafts.drop')}
          </Button>
        </div>
      ))}
    </section>
  );
}
