import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { merged } from '../crm/merge';
import { useDraft, type DraftForm } from './drafts';

interface Written<V> {
  /** For a list of drafts. */
  title: string;
  /** The record's own fields when it was begun. */
  base: V;
  values: V;
}

/**
 * Keeps a form's fields as a draft while they differ from the record's, and fills them in again. What has become of the
 * record since the draft was begun is merged field by field.
 */
export function useFormDraft<V extends Record<string, unknown>>(
  form: UseFormReturnType<V>,
  name: DraftForm,
  subject: string,
  title: string,
) {
  const { t } = useTranslation();
  const { draft, write, drop } = useDraft(name, subject);
  const initial = useRef(form.getValues()).current;
  const values = JSON.stringify(form.values);
  const last = useRef(values);
  const written = useRef<string | null>(null);
  const content = draft?.content ?? null;

  useEffect(() => {
    if (content === null || content === written.current) return;
    written.current = content;
    const kept = read<V>(content, initial);
    if (!kept) return;
    const { both, conflicts } = merged(kept.base, kept.values, initial);
    last.current = JSON.stringify(both);
    if (last.current === JSON.stringify(initial)) return drop();
    form.setValues(both);
    form.setErrors(Object.fromEntries(conflicts.map((field) => [field, t('drafts.changedSince')])));
  }, [content]);

  useEffect(() => {
    if (values === last.current) return;
    last.current = values;
    if (values === JSON.stringify(initial)) return drop();
    written.current = JSON.stringify({ title, base: initial, values: JSON.parse(values) } satisfies Written<V>);
    write(written.current);
  }, [values]);

  return {
    drop,
    /** Thrown away: the form is as the record. */
    discard: () => {
      drop();
      form.setValues(initial);
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
