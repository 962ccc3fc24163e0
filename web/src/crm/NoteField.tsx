import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { customers } from '../api/endpoints';
import { DraftSign } from '../drafts/DraftSign';
import { useDraft } from '../drafts/drafts';
import { typedSince } from '../drafts/typedSince';
import { problemText } from '../shell/problems';
import classes from './crm.module.css';

/** A note to write; a draft until it is saved. `contactId`: the call that it is of. */
export function NoteField({ customerId, contactId }: { customerId: string; contactId?: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { draft, write, drop, latest } = useDraft('note', customerId);
  const text = draft?.content ?? '';
  const type = (words: string) => (words ? write(words) : drop());
  const add = useMutation({
    mutationFn: (note: string) => customers.addNote(customerId, note.trim(), contactId),
    onSuccess: (_, note) => {
      type(typedSince(note, latest()));
      void queries.invalidateQueries({ queryKey: ['customers', customerId] });
    },
  });
  return (
    <div className={classes.noteField}>
      <Textarea
        aria-label={t('customer.newNote')}
        placeholder={t('customer.newNote')}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        error={add.error ? problemText(add.error) : undefined}
        maxLength={4000}
        autosize
        minRows={2}
      />
      <DraftSign form="note" subject={customerId} discard={drop} inWords={(words) => words} />
      <Button size="xs" disabled={!text.trim()} loading={add.isPending} onClick={() => add.mutate(text)}>
        {t('customer.addNote')}
      </Button>
    </div>
  );
}
