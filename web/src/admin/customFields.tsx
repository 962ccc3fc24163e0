import { Checkbox, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { admin } from '../api/endpoints';
import type { CustomField, CustomFieldForm } from '../api/types';
import { between, needed, type FieldsProps, type ResourceKind } from './resource';

const TYPES = ['TEXT', 'NUMBER', 'DATE', 'CHOICE', 'YES_NO', 'URL'] as const;
const LONGEST_TEXT = 1000;
const LAST_POSITION = 999;

const fresh = {
  name: '',
  key: '',
  type: 'TEXT' as CustomField['type'],
  required: false,
  onCard: true,
  position: 0,
  smallest: '' as number | '',
  largest: '' as number | '',
  choices: [] as string[],
};
type FieldValues = typeof fresh;

/** What the firm wants to know of its customers besides what every firm does. */
export const customFields: ResourceKind<CustomField, FieldValues, CustomFieldForm> = {
  resource: 'custom-fields',
  on: admin['custom-fields'],
  said: (t) => t('form.saved'),
  nameOf: (row) => row.name,
  columns: (t) => [
    { id: 'name', header: t('admin.name'), cell: (row) => <strong>{row.name}</strong> },
    { id: 'type', header: t('customFields.type'), cell: (row) => t(`customFields.types.${row.type}`) },
    { id: 'key', header: t('customFields.key'), cell: (row) => <span className="quiet">{row.key}</span> },
    {
      id: 'shown',
      header: t('customFields.shown'),
      cell: (row) =>
        [row.required && t('customFields.required'), row.onCard && t('customFields.onCard')]
          .filter(Boolean)
          .join(' · '),
    },
  ],
  fresh,
  valuesOf: ({ id: _id, smallest, largest, ...row }) => ({
    ...row,
    smallest: smallest ?? '',
    largest: largest ?? '',
  }),
  bodyOf: ({ smallest, largest, choices, ...values }) => ({
    ...values,
    smallest: values.type === 'NUMBER' ? orNull(smallest) : null,
    largest: values.type === 'NUMBER' || values.type === 'TEXT' ? orNull(largest) : null,
    choices: values.type === 'CHOICE' ? choices : [],
  }),
  check: (values, t) => ({
    name: needed(values.name, t),
    key: /^[a-z][a-z0-9_]{0,39}$/.test(values.key) ? null : t('customFields.keyWrong'),
    position: between(values.position, 0, LAST_POSITION, t),
    largest: values.type === 'TEXT' && values.largest !== '' ? between(values.largest, 1, LONGEST_TEXT, t) : null,
    choices: values.type === 'CHOICE' && values.choices.length === 0 ? t('admin.needed') : null,
  }),
  Fields: CustomFieldFields,
};

const orNull = (number: number | '') => (number === '' ? null : number);

/** From a name: letters and digits, the rest joined. */
const keyOf = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 40);

function CustomFieldFields({ form, isNew }: FieldsProps<FieldValues>) {
  const { t } = useTranslation();
  const { type, name, key } = form.values;
  const rename = (typed: string) => {
    if (isNew && key === keyOf(name)) form.setFieldValue('key', keyOf(typed));
    form.setFieldValue('name', typed);
  };
  return (
    <>
      <TextInput
        label={t('admin.name')}
        maxLength={60}
        {...form.getInputProps('name')}
        onChange={(event) => rename(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label={t('customFields.key')}
        description={t('customFields.keyText')}
        maxLength={40}
        {...form.getInputProps('key')}
      />
      <Select
        label={t('customFields.type')}
        description={isNew ? t('customFields.typeText') : undefined}
        data={TYPES.map((value) => ({ value, label: t(`customFields.types.${value}`) }))}
        allowDeselect={false}
        disabled={!isNew}
        {...form.getInputProps('type')}
      />
      {type === 'CHOICE' && (
        <TagsInput
          label={t('customFields.choices')}
          description={t('customFields.choicesText')}
          maxTags={100}
          {...form.getInputProps('choices')}
        />
      )}
      {type === 'NUMBER' && <NumberInput label={t('customFields.smallest')} {...form.getInputProps('smallest')} />}
      {(type === 'NUMBER' || type === 'TEXT') && (
        <NumberInput
          label={t(type === 'NUMBER' ? 'customFields.largest' : 'customFields.longest')}
          allowDecimal={type === 'NUMBER'}
          placeholder={type === 'TEXT' ? '200' : undefined}
          {...form.getInputProps('largest')}
        />
      )}
      <Checkbox label={t('customFields.required')} {...form.getInputProps('required', { type: 'checkbox' })} />
      <Checkbox label={t('customFields.onCard')} {...form.getInputProps('onCard', { type: 'checkbox' })} />
      <NumberInput
        label={t('customFields.position')}
        description={t('customFields.positionText')}
        min={0}
        max={LAST_POSITION}
        allowDecimal={false}
        {...form.getInputProps('position')}
      />
    </>
  );
}
