import { Button, Modal, Textarea, Tooltip } from '@mantine/core';
import { IconHistory, IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notes } from '../api/endpoints';
import type { Note, NoteVersion } from '../api/types';
import { WithNumbers } from '../dial/PhoneNumber';
import { draftBook, useDraft } from '../drafts/drafts';
import { useUnsaved } from '../form/EditDrawer';
import { formatDateTime } from '../i18n/format';
import { Failed } from '../list/DataList';
import { problemText } from '../shell/problems';
import { pieces } from './pieces';
import classes from './note.module.css';
import { isConflict } from './useTheirs';

interface NoteItemProps {
  note: Note;
  /** Whose it is, when it can be put right; else it is only shown. */
  customerId: string | undefined;
}

/** A note; anybody may put it right, and what it said before stays to be read. */
export function NoteItem({ note, customerId }: NoteItemProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(() => draftBook.read('note-change', note.id) !== null);
  const [reading, setReading] = useState(false);
  if (editing && customerId) return <NoteEditor customerId={customerId} note={note} done={() => setEditing(false)} />;
  return (
    <>
      <p>
        <WithNumbers text={note.text} />
      </p>
      <span className={`quiet ${classes.foot}`}>
        {note.authorName} · {formatDateTime(note.at)}
        {customerId && note.version > 1 && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconHistory size={13} />}
            onClick={() => setReading(true)}
          >
            {t('note.changed')}
          </Button>
        )}
        {customerId && (
          <Tooltip label={t('note.edit')}>
            <Button size="compact-xs" variant="subtle" aria-label={t('note.edit')} onClick={() => setEditing(true)}>
              <IconPencil size={13} />
            </Button>
          </Tooltip>
        )}
      </span>
      {customerId && (
        <Modal
          opened={reading}
          onClose={() => setReading(false)}
          title={t('note.history')}
          size="lg"
          closeButtonProps={{ 'aria-label': t('close') }}
        >
          <History customerId={customerId} note={note} />
        </Modal>
      )}
    </>
  );
}

function useChange(customerId: string, note: Note, done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ text, version }: { text: string; version: number }) =>
      notes.change(customerId, note.id, { text, version }),
    onSuccess: done,
    onSettled: () => void queries.invalidateQueries({ queryKey: ['customers', customerId] }),
  });
}

/** Being put right; a draft until it is saved. */
interface Written {
  title: string;
  text: string;
  /** What was read when the writing began: a change of somebody else's meanwhile is refused, and shown. */
  begun: { text: string; version: number };
}

function NoteEditor({ customerId, note, done }: { customerId: string; note: Note; done: () => void }) {
  const { t } = useTranslation();
  const { draft, write, drop } = useDraft('note-change', note.id);
  const [opened] = useState({ text: note.text, version: note.version });
  const { text, begun } = writtenIn(draft?.content) ?? { text: opened.text, begun: opened };
  const leave = () => {
    drop();
    done();
  };
  const change = useChange(customerId, note, leave);
  const dirty = text !== begun.text && !change.isSuccess;
  useUnsaved(dirty, leave);
  const type = (words: string) => write(JSON.stringify({ title: words, text: words, begun } satisfies Written));
  const conflict = isConflict(change.error);
  return (
    <div className={classes.editor}>
      <Textarea
        aria-label={t('note.edit')}
        value={text}
        onChange={({ currentTarget: { value } }) => type(value)}
        error={change.error ? problemText(change.error) : undefined}
        maxLength={4000}
        autosize
        minRows={2}
        autoFocus
      />
      {conflict && <q>{note.text}</q>}
      <div className={classes.foot}>
        <Button
          size="xs"
          disabled={!text.trim() || !dirty}
          loading={change.isPending}
          onClick={() => change.mutate({ text, version: conflict ? note.version : begun.version })}
        >
          {t(conflict ? 'note.saveOver' : 'save')}
        </Button>
        <Button size="xs" variant="default" onClick={leave}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}

function writtenIn(content: string | null | undefined): Written | null {
  try {
    const kept = JSON.parse(content ?? 'null') as Written | null;
    return typeof kept?.text === 'string' && typeof kept.begun?.version === 'number' ? kept : null;
  } catch {
    return null;
  }
}

function History({ customerId, note }: { customerId: string; note: Note }) {
  const { t } = useTranslation();
  const versions = useQuery({
    queryKey: ['customers', customerId, 'notes', note.id, note.version],
    queryFn: () => notes.versions(customerId, note.id),
  });
  const restore = useChange(customerId, note, () => undefined);
  if (versions.error) return <Failed text={problemText(versions.error)} again={() => void versions.refetch()} />;
  return (
    <ol className={classes.history}>
      {versions.data?.map((version, at) => (
        <li key={version.version}>
          <span className={`quiet ${classes.foot}`}>
            {version.byName} · {formatDateTime(version.at)}
            {at > 0 && (
              <Button
                size="compact-xs"
                variant="default"
                loading={restore.isPending}
                onClick={() => restore.mutate({ text: version.text, version: note.version })}
              >
                {t('note.restore')}
              </Button>
            )}
          </span>
          <Difference before={versions.data[at + 1]} now={version} />
        </li>
      ))}
      {restore.error && <li role="alert">{problemText(restore.error)}</li>}
    </ol>
  );
}

function Difference({ before, now }: { before: NoteVersion | undefined; now: NoteVersion }) {
  return (
    <p>
      {pieces(before?.text ?? now.text, now.text).map(({ kind, text }, at) =>
        kind === 'gone' ? <del key={at}>{text}</del> : kind === 'new' ? <ins key={at}>{text}</ins> : text,
      )}
    </p>
  );
}
