import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { customers } from '../api/endpoints';
import { PhoneNumber } from '../dial/PhoneNumber';
import { draftBook, useDrafts } from '../drafts/drafts';
import { formsBegun } from '../drafts/begun';
import { showDone, showProblem } from '../shell/problems';
import { link } from '../shell/route';
import classes from './agent.module.css';
import { leftNotes, type LeftNote } from './leftNotes';

/** Notes whose wrap-up ended before they were handed in, and forms begun and not saved. */
export function LeftDrafts() {
  const { t } = useTranslation();
  const drafts = useDrafts();
  const notes = leftNotes(drafts, Date.now());
  const forms = formsBegun(drafts);
  if (notes.length === 0 && forms.length === 0) return null;
  return (
    <section className={`panel ${classes.left}`} aria-label={t('drafts.title')}>
      <h2>
        <IconAlertTriangle size={17} aria-hidden /> {t('drafts.title')}
      </h2>
      {notes.map((left) => (
        <Left key={left.contactId} left={left} />
      ))}
      {forms.map(({ form, subject, title, address }) => (
        <div key={form + subject} className={classes.leftDraft}>
          <span>{t(`drafts.form.${form}`)}</span>
          <p>{title}</p>
          <Button size="xs" variant="default" component="a" href={link(...address)}>
            {t('drafts.goOn')}
          </Button>
          <Drop drop={() => draftBook.drop(form, subject)} />
        </div>
      ))}
    </section>
  );
}

function Left({ left: { contactId, caller, note, customerId } }: { left: LeftNote }) {
  const { t } = useTranslation();
  const save = useMutation({
    mutationFn: (id: string) => customers.addNote(id, note.trim(), contactId),
    onSuccess: () => {
      draftBook.drop('wrap-up', contactId);
      showDone(t('drafts.saved'));
    },
    onError: showProblem,
  });
  return (
    <div className={classes.leftDraft}>
      <span>{caller ? <PhoneNumber number={caller} /> : t('call.withheld')}</span>
      <p>{note}</p>
      {customerId !== null && (
        <Button size="xs" loading={save.isPending} onClick={() => save.mutate(customerId)}>
          {t('drafts.save')}
        </Button>
      )}
      <Drop drop={() => draftBook.drop('wrap-up', contactId)} />
    </div>
  );
}

function Drop({ drop }: { drop: () => void }) {
  const { t } = useTranslation();
  return (
    <Button size="xs" variant="subtle" color="gray" onClick={drop}>
      {t('drafts.drop')}
    </Button>
  );
}
