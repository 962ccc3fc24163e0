import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { merged } from '../crm/merge';
import { draftBook, useDraft, type DraftForm } from './drafts';

interface Written<V> {
  /** For a list of drafts. */
  title: string;
  /** The record's own fields when it was begun. */
  base: V;
  values: V;
}

/**
 * Keeps a form's fields as a draft while they differ from the record's, and fills them in again. What has become of the
 * record since the draft was begun is merged by `merge`, field by field unless said otherwise.
 */
export function useFormDraft<V extends Record<string, unknown>>(
  form: UseFormReturnType<V>,
  name: DraftForm,
  subject: string,
  title: string,
  merge: (base: V, mine: V, theirs: V) => { both: V; conflicts: string[] } = merged,
) {
  const { t } = useTranslation();
  const { draft, write, drop } = useDraft(name, subject);
  const begun = useRef(form.getValues());
  const initial = begun.current;
  const values = JSON.stringify(form.values);
  const last = useRef(values);
  const written = useRef<string | null>(null);
  const content = draft?.content ?? null;

  useEffect(() => {
    if (content === null || content === written.current) return;
    written.current = content;
    const kept = read<V>(content, initial);
    if (!kept) return;
    const { both, conflicts } = merge(kept.base, kept.values, initial);
    last.current = JSON.stringify(both);
    if (last.current === JSON.stringify(initial)) return drop();
    form.setValues(both);
    form.setErrors(Object.fromEntries(conflicts.map((field) => [field, t('drafts.changedSince')])));
  }, [content]);

  // Begun earlier, shown now: it goes along with the contact in front.
  useEffect(() => draftBook.bind(name, subject), [name, subject]);

  useEffect(() => {
    if (values === last.current) return;
    last.current = values;
    if (values === JSON.stringify(begun.current)) return drop();
    written.current = JSON.stringify({ title, base: begun.current, values: JSON.parse(values) } satisfies Written<V>);
    write(written.current);
  }, [values]);

  return {
    drop,
    /** The record is otherwise now: what was typed is what differs from this. */
    rebase: (record: V) => {
      begun.current = record;
    },
    /** Thrown away: the form is as the record. */
    discard: () => {
      drop();
      form.setValues(begun.current);
      form.clearErrors();
    },
  };
}

/** A draft of a form that has changed its fields since is none. */
function read<V extends Record<string, unknown>>(content: string, like: V): Written<V> | null {
  try {
    const kept = JSON.parse(content) as Written<V>;
    const fields = Object.keys(like);
    return [kept.base, kept.values].every((part) => fields.every((field) => field in part)) ? kept : null;
  } catch {
    return null;
  }
}
