import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff, IconDeviceFloppy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Draft } from './DraftBook';
import { draftBook, useDraft, type DraftForm } from './drafts';
import classes from './drafts.module.css';

interface DraftSignProps {
  form: DraftForm;
  subject: string;
  /** Throws away what was typed. */
  discard: () => void;
  /** What was typed on another computer, in words for people. */
  inWords?: (content: string) => string;
}

/** Where what is being typed is kept; what to do when it was typed on two computers. */
export function DraftSign({ form, subject, discard, inWords }: DraftSignProps) {
  const { t } = useTranslation();
  const { draft } = useDraft(form, subject);
  return (
    <div className={classes.sign}>
      {draft?.typedBy && <strong>{t('typed.typedBy', { name: draft.typedBy })}</strong>}
      {draft && <Where state={draft.state} />}
      {draft?.state === 'elsewhere' && draft.theirs ? (
        <span role="alert" className={classes.elsewhere}>
          <span>{t('drafts.elsewhere')}</span>
          {inWords && <q>{inWords(draft.theirs.content)}</q>}
          <Button size="compact-xs" variant="default" onClick={() => draftBook.takeTheirs(form, subject)}>
            {t('drafts.takeTheirs')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => draftBook.keepMine(form, subject)}>
            {t('drafts.keepMine')}
          </Button>
        </span>
      ) : (
        draft && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={discard}>
            {t('drafts.drop')}
          </Button>
        )
      )}
      <span role="status" className={classes.problem}>
        {draft?.state === 'away' && t('drafts.away')}
        {draft?.state === 'refused' && t('drafts.refused', { why: draft.why ?? '' })}
      </span>
    </div>
  );
}

function Where({ state }: { state: Draft['state'] }) {
  const { t } = useTranslation();
  if (state === 'saved' || state === 'sending')
    return (
      <span className={classes.where}>
        <IconDeviceFloppy size={14} aria-hidden /> {t(state === 'saved' ? 'drafts.kept' : 'drafts.sending')}
      </span>
    );
  return state === 'away' ? <IconCloudOff size={15} aria-hidden /> : <IconAlertTriangle size={15} aria-hidden />;
}
