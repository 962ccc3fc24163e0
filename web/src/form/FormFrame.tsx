import { Alert, Button } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText, showDone } from '../shell/problems';
import { DangerButton } from '../theme/DangerButton';
import { useUnsaved } from './EditDrawer';
import classes from './form.module.css';
import { focusFirstWrong, refusalText, showRefusal } from './refused';

interface FormFrameProps<V extends Record<string, unknown>> {
  form: UseFormReturnType<V>;
  save: (values: V) => Promise<unknown>;
  /** What is there already and can be deleted; null: it is new. */
  existing: { name: string; remove: () => Promise<unknown> } | null;
  /** Done: closes. */
  close: () => void;
  /** Closes after asking, when something would be lost. */
  leave: () => void;
  /** Said when it is saved, where it has nothing to do with calls. */
  said?: string;
  /** Where what is typed is kept until it is saved. */
  draft?: { sign: ReactNode; drop: () => void; discard: () => void };
  children: ReactNode;
}

/** A form of the administration: fields, why they were refused, and the ways out: save, cancel, delete. */
export function FormFrame<V extends Record<string, unknown>>({
  form,
  save,
  existing,
  close,
  leave,
  said,
  draft,
  children,
}: FormFrameProps<V>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const element = useRef<HTMLFormElement>(null);
  const changed = (message: string) => {
    void queries.invalidateQueries({ queryKey: ['admin'] });
    showDone(message);
  };
  const saving = useMutation({
    mutationFn: save,
    // A password that was typed is kept no longer than the form.
    gcTime: 0,
    onSuccess: () => {
      draft?.drop();
      form.resetDirty();
      changed(said ?? t('admin.saved'));
      if (kept()) close();
      else leave();
    },
    onError: (error) => {
      showRefusal(form, error);
      focusFirstWrong(element.current);
    },
  });
  const deleted = () => {
    changed(t('admin.deleted'));
    close();
  };
  const refusal = refusalText(saving.error, form.values);
  const kept = useUnsaved(form.isDirty(), draft?.discard);
  const submit = form.onSubmit(
    (values) => saving.mutate(values),
    () => focusFirstWrong(element.current),
  );
  return (
    <form ref={element} onSubmit={submit} className={classes.form} noValidate>
      {children}
      {draft?.sign}
      {refusal && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle />} role="alert">
          {refusal}
        </Alert>
      )}
      <div className={classes.buttons}>
        <Button type="submit" loading={saving.isPending}>
          {t('save')}
        </Button>
        <Button variant="default" onClick={leave}>
          {t('cancel')}
        </Button>
        {existing && <Deletion {...existing} done={deleted} />}
      </div>
    </form>
  );
}

/** Deletes after being asked twice; says what stands against it. */
function Deletion({ name, remove, done }: { name: string; remove: () => Promise<unknown>; done: () => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const deletion = useMutation({ mutationFn: remove, onSuccess: done });
  if (!asked) {
    return (
      <DangerButton quiet ml="auto" leftSection={<IconTrash size={16} />} onClick={() => setAsked(true)}>
        {t('delete')}
      </DangerButton>
    );
  }
  return (
    <div className={classes.deletion} role="alert">
      <span>{deletion.error ? problemText(deletion.error) : t('admin.askDelete', { name })}</span>
      {!deletion.error && (
        <DangerButton loading={deletion.isPending} onClick={() => deletion.mutate()} autoFocus>
          {t('admin.yesDelete')}
        </DangerButton>
      )}
      <Button
        variant="default"
        onClick={() => {
          deletion.reset();
          setAsked(false);
        }}
      >
        {t('admin.keep')}
      </Button>
    </div>
  );
}
