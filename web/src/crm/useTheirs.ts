import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { merged } from './merge';

interface Theirs<R, V> {
  /** The record as it is now; while it is edited here somebody else may change it. */
  now: R | undefined;
  valuesOf: (record: R) => V;
  merge?: (base: V, mine: V, theirs: V) => { both: V; conflicts: string[] };
  /** A value of theirs in words. */
  inWords: (values: V, field: string) => string;
  /** Who has changed the field last; empty: not known. */
  byWhom: (field: string) => string;
  /** What was typed counts from these values on. */
  rebase: (values: V) => void;
}

/**
 * Brings into a form what somebody else makes of the record meanwhile: fields in which nothing was typed here change at
 * once, of the others it is said what they are now.
 *
 * @returns the record that the form's values go out from
 */
export function useTheirs<R extends { version: number }, V extends Record<string, unknown>>(
  form: UseFormReturnType<V>,
  { now, valuesOf, merge = merged, inWords, byWhom, rebase }: Theirs<R, V>,
): RefObject<R | undefined> {
  const { t } = useTranslation();
  const base = useRef(now);
  useEffect(() => {
    if (!now || !base.current || now.version <= base.current.version) return;
    const theirs = valuesOf(now);
    const { both, conflicts } = merge(valuesOf(base.current), form.getValues(), theirs);
    base.current = now;
    rebase(theirs);
    form.setInitialValues(theirs);
    form.setValues(both);
    for (const field of conflicts) {
      form.setFieldError(field, t('together.theirs', { name: byWhom(field), value: inWords(theirs, field) || '–' }));
    }
  }, [now?.version]);
  return base;
}
