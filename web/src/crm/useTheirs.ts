import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client';
import { merged } from './merge';

interface Theirs<R, V> {
  /** The record as it is now; while it is edited here somebody else may change it. */
  now: R | undefined;
  valuesOf: (record: R) => V;
  merge?: (base: V, mine: V, theirs: V) => { both: V; conflicts: string[] };
  /** A value of theirs in words; empty: none. */
  inWords: (theirs: R, field: string) => string;
  /** Who has changed the field last; empty: not known. */
  byWhom: (field: string) => string;
  /** What was typed counts from these values on. */
  rebase: (values: V) => void;
}

interface Together<R, V> {
  /** The record that the form's values go out from. */
  base: RefObject<R | undefined>;
  /**
   * What to save now that they came first with `theirs`.
   *
   * @param from what `mine` was typed over
   * @throws ProblemError with the fields that both changed, which are left to whoever saves; saving again keeps one's own
   */
  settle: (from: R, mine: V, theirs: R) => V;
}

/**
 * Brings into a form what somebody else makes of the record meanwhile: fields in which nothing was typed here change at
 * once, of the others it is said what they are now.
 */
export function useTheirs<R extends { version: number }, V extends Record<string, unknown>>(
  form: UseFormReturnType<V>,
  { now, valuesOf, merge = merged, inWords, byWhom, rebase }: Theirs<R, V>,
): Together<R, V> {
  const { t } = useTranslation();
  const base = useRef(now);
  const bring = (from: R, mine: V, record: R) => {
    const theirs = valuesOf(record);
    const { both, conflicts } = merge(valuesOf(from), mine, theirs);
    base.current = record;
    rebase(theirs);
    form.setInitialValues(theirs);
    form.setValues(both);
    return { both, conflicts };
  };
  useEffect(() => {
    if (!now || !base.current || now.version <= base.current.version) return;
    for (const field of bring(base.current, form.getValues(), now).conflicts) {
      const name = byWhom(field) || t('together.somebody');
      form.setFieldError(field, t('together.theirs', { name, value: inWords(now, field) || '–' }));
    }
  }, [now?.version]);
  return {
    base,
    settle: (from, mine, theirs) => {
      const { both, conflicts } = bring(from, mine, theirs);
      if (conflicts.length === 0) return both;
      const errors = conflicts.map((field) => ({
        field,
        message: t('account.changedPart', { theirs: inWords(theirs, field) || '–' }),
      }));
      throw new ProblemError({ status: 409, title: '', detail: t('account.changed'), errors });
    },
  };
}

/** Somebody else has saved the record meanwhile. */
export const isConflict = (error: unknown) => error instanceof ProblemError && error.problem.status === 409;
