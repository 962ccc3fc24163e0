import { Alert, Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/client';
import { problemText, showDone } from '../shell/problems';
import classes from './admin.module.css';
import type { ResourceKind, Values } from './resource';

interface ResourceFormProps<T extends { id: number }, V extends Values, F> {
  kind: ResourceKind<T, V, F>;
  /** What is changed; null for a new one. */
  row: T | null;
  close: () => void;
}

export function ResourceForm<T extends { id: number }, V extends Values, F>({
  kind,
  row,
  close,
}: ResourceFormProps<T, V, F>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const isNew = row === null;
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
    onError: (error) => error instanceof ProblemError && form.setErrors(error.problem.fields),
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} className={classes.form} noValidate>
      <kind.Fields
        form={form}
        isNew={isNew}
        hasPassword={row !== null && 'hasPassword' in row && row.hasPassword === true}
      />
      {save.error && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle />} role="alert">
          {problemText(save.error)}
        </Alert>
      )}
      <div className={classes.formButtons}>
        <Button type="submit" loading={save.isPending}>
          {t('save')}
        </Button>
        <Button variant="default" onClick={close}>
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
      <Button
        ml="auto"
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={16} />}
        onClick={() => setAsked(true)}
      >
        {t('delete')}
      </Button>
    );
  }
  return (
    <div className={classes.deletion} role="alert">
      <span>{deletion.error ? problemText(deletion.error) : t('admin.askDelete', { name })}</span>
      {!deletion.error && (
        <Button color="red" loading={deletion.isPending} onClick={() => deletion.mutate()} autoFocus>
          {t('admin.yesDelete')}
        </Button>
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
