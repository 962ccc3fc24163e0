import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { FormFrame } from '../form/FormFrame';
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
  const isNew = row === null;
  const form = useForm<V>({
    initialValues: row ? kind.valuesOf(row) : kind.fresh,
    validate: (values) => withoutNulls(kind.check(values, t, isNew)),
  });
  const save = (values: V) => (row ? kind.on.change(row.id, kind.bodyOf(values)) : kind.on.create(kind.bodyOf(values)));
  const existing = row && { name: kind.nameOf(row), remove: () => kind.on.remove(row.id) };
  return (
    <FormFrame form={form} save={save} existing={existing} close={close} leave={leave} said={kind.said?.(t)}>
      <kind.Fields form={form} isNew={isNew} hasPassword={row !== null && hasSecret(row)} />
    </FormFrame>
  );
}

const hasSecret = (row: object) =>
  ('hasPassword' in row && row.hasPassword === true) || ('hasSecret' in row && row.hasSecret === true);

const withoutNulls = (problems: Record<string, string | null>) =>
  Object.fromEntries(Object.entries(problems).filter((entry): entry is [string, string] => entry[1] !== null));
