import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { admin } from '../api/endpoints';
import type { SkillForm, SkillRow } from '../api/types';
import { needed, type FieldsProps, type ResourceKind } from './resource';

const fresh = { name: '' };
type SkillValues = typeof fresh;

/** What an agent can be good at, and a queue can ask for. */
export const skills: ResourceKind<SkillRow, SkillValues, SkillForm> = {
  resource: 'skills',
  on: admin.skills,
  nameOf: (row) => row.name,
  columns: (t) => [{ id: 'name', header: t('admin.name'), cell: (row) => <strong>{row.name}</strong> }],
  fresh,
  valuesOf: ({ name }) => ({ name }),
  bodyOf: (values) => values,
  check: (values, t) => ({ name: needed(values.name, t) }),
  Fields: SkillFields,
};

function SkillFields({ form }: FieldsProps<SkillValues>) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('admin.name')}
      description={t('admin.skillText')}
      maxLength={100}
      {...form.getInputProps('name')}
      data-autofocus
    />
  );
}
