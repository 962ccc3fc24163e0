import { Alert, Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnsaved } from '../form/EditDrawer';
import { focusFirstWrong, refusalText, showRefusal } from '../form/refused';
import { problemText, showDone } from '../shell/problems';
import { DangerButton } from '../theme/DangerButton';
import classes from './admin.module.css';
import type { ResourceKind, Values } from './resource';

interface ResourceFormProps<T extends { id: number }, V extends Values, F> {
  kind: ResourceKind<T, V, F>;
  /** What is changed; null for a new one. */
  row: T | null;
  /** Done: closes at once. */
  close: () => void;
  /** Closes after asking, when something would be lost. */
  leave: () => void;
}

export function ResourceForm<T extends { id: number }, V extends Values, F>({
  kind,
  row,
  close,
  leave,
}: ResourceFormProps<T, V, F>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const isNew = row === null;
  const element = useRef<HTMLFormElement>(null);
  const form = useForm<V>({
    initialValues: row ? kind.valuesOf(row) : kind.fresh,
    validate: (values) => withoutNulls(kind.check(values, t, isNew)),
  });
  const changed = (message: string) => {
    void queries.invalidateQueries({ queryKey: ['admin'] });
    showDone(message);
    close();
  };
  const save = useMutation({
    mutationFn: (values: V) =>
      row ? kind.on.change(row.id, kind.bodyOf(values)) : kind.on.create(kind.bodyOf(values)),
    onSuccess: () => changed(t('admin.saved')),
    onError: (error) => {
      showRefusal(form, error);
      focusFirstWrong(element.current);
    },
  });
  const refusal = refusalText(save.error, form.values);
  useUnsaved(form.isDirty() && !save.isSuccess);
  const submit = form.onSubmit(
    (values) => save.mutate(values),
    () => focusFirstWrong(element.current),
  );
  return (
    <form ref={element} onSubmit={submit} className={classes.form} noValidate>
      <kind.Fields
        form={form}
        isNew={isNew}
        hasPassword={row !== null && 'hasPassword' in row && row.hasPassword === true}
      />
      {refusal && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle />} role="alert">
          {refusal}
        </Alert>
      )}
      <div className={classes.formButtons}>
        <Button type="submit" loading={save.isPending}>
          {t('save')}
        </Button>
        <Button variant="default" onClick={leave}>
          {t('cancel')}
        </Button>
        {row && (
          <Deletion
            name={kind.nameOf(row)}
            remove={() => kind.on.remove(row.id)}
            done={() => changed(t('admin.deleted'))}
          />
        )}
      </div>
    </form>
  );
}

/** Deletes after being asked twice; says what stands against it. */
function Deletion({ name, remove, done }: { name: string; remove: () => Promise<void>; done: () => void }) {
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

const withoutNulls = (problems: Record<string, string | null>) =>
  Object.fromEntries(Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== null));
