import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agent as api } from '../api/endpoints';
import type { ContactView, Typed } from '../api/types';
import { fieldName } from '../crm/fieldName';
import { useFieldWords } from '../crm/fieldText';
import { formsBegun } from '../drafts/begun';
import { draftBook, useDrafts } from '../drafts/drafts';
import { showDone, showProblem } from '../shell/problems';
import { link } from '../shell/route';
import classes from './transfer.module.css';
import { typedFields } from './typed';

/** What colleagues have typed about this contact and not saved, as they type it; it can be taken over. */
export function TypedByOthers({ contact }: { contact: ContactView }) {
  const { t } = useTranslation();
  const { contactId, phase } = contact;
  const typed = useQuery({ queryKey: ['typed', contactId], queryFn: () => api.draftsOf(contactId) });
  const words = useFieldWords();
  const shown = (typed.data?.items ?? []).filter(({ content }) => typedFields(content, words).length > 0);
  const forms = formsBegun(useDrafts().filter((draft) => draft.typedBy && draft.contactId === contactId));
  if (shown.length === 0 && forms.length === 0) return null;
  return (
    <aside className={classes.passedOn} aria-label={t('typed.title')}>
      <strong>
        <IconPencil size={16} aria-hidden /> {t('typed.title')}
      </strong>
      {phase === 'OFFERED' && shown.length > 0 && <p className="quiet">{t('typed.ringing')}</p>}
      {shown.map((draft) => (
        <Draft key={`${draft.ownerId}/${draft.form}/${draft.subject}`} draft={draft} ringing={phase === 'OFFERED'} />
      ))}
      {forms.map(({ form, subject, title, address }) => (
        <p key={form + subject} className={classes.typedForm}>
          {t(`drafts.form.${form}` as 'drafts.form.note')}: {title}{' '}
          {subject !== contactId && (
            <Button size="compact-xs" variant="default" component="a" href={link(...address)}>
              {t('drafts.goOn')}
            </Button>
          )}
        </p>
      ))}
    </aside>
  );
}

function Draft({ draft, ringing }: { draft: Typed; ringing: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const words = useFieldWords();
  const { contactId, ownerName: name, typedBy, form } = draft;
  const again = () => queries.invalidateQueries({ queryKey: ['typed', contactId] });
  const take = useMutation({
    mutationFn: () => api.takeDraft(contactId, seen(draft)),
    onSuccess: () => {
      void draftBook.sync();
      showDone(t('typed.kept'));
    },
    onError: showProblem,
    onSettled: again,
  });
  const leave = useMutation({
    mutationFn: () => api.leaveDraft(contactId, seen(draft)),
    onError: showProblem,
    onSettled: again,
  });
  return (
    <section className={classes.typed} aria-label={formName(form)}>
      <span className="quiet">{typedBy ? t('typed.taken', { name, typedBy }) : t('typed.by', { name })}</span>
      <dl>
        {typedFields(draft.content, words).map(({ field, value }) => (
          <div key={field}>
            <dt>{field ? fieldName(field, words.fields, t) : formName(form)}</dt>
            <dd>{value || <span className="quiet">{t('typed.empty')}</span>}</dd>
          </div>
        ))}
      </dl>
      {!ringing && (
        <span className={classes.typedButtons}>
          <Button size="xs" loading={take.isPending} disabled={leave.isPending} onClick={() => take.mutate()}>
            {t('typed.keep')}
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={leave.isPending}
            disabled={take.isPending}
            onClick={() => leave.mutate()}
          >
            {t('typed.leave', { name })}
          </Button>
        </span>
      )}
    </section>
  );

  function formName(of: string): string {
    if (of === 'incident') return t('typed.incident');
    return of === 'wrap-up' ? t('drafts.form.note') : t(`drafts.form.${of}` as 'drafts.form.note');
  }
}

const seen = ({ ownerId, form, subject, savedAtMs }: Typed) => ({ ownerId, form, subject, savedAtMs });
