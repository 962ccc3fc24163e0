import { NumberInput, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '../api/types';
import type { Custom } from './customFields';

interface CustomInputsProps {
  fields: CustomField[];
  values: Custom;
  errors: Record<string, ReactNode>;
  change: (key: string, value: unknown) => void;
}

/** An input for each field the firm has added. */
export function CustomInputs({ fields, values, errors, change }: CustomInputsProps) {
  return fields.map((field) => (
    <CustomInput
      key={field.key}
      field={field}
      value={values[field.key] ?? null}
      error={errors[`custom.${field.key}`]}
      change={(value) => change(field.key, value)}
    />
  ));
}

interface CustomInputProps {
  field: CustomField;
  value: unknown;
  error: ReactNode;
  change: (value: unknown) => void;
}

function CustomInput({ field, value, error, change }: CustomInputProps) {
  const { t } = useTranslation();
  const common = { label: field.name, required: field.required, error };
  if (field.type === 'NUMBER')
    return (
      <NumberInput
        {...common}
        value={typeof value === 'number' || typeof value === 'string' ? value : ''}
        onChange={(number) => change(number === '' ? null : number)}
        {...(typeof field.smallest === 'number' && { min: field.smallest })}
        {...(typeof field.largest === 'number' && { max: field.largest })}
        clampBehavior="none"
      />
    );
  if (field.type === 'CHOICE' || field.type === 'YES_NO') {
    const choices =
      field.type === 'CHOICE'
        ? field.choices.map((choice) => ({ value: choice, label: choice }))
        : [
            { value: 'true', label: t('customFields.yes') },
            { value: 'false', label: t('customFields.no') },
          ];
    const now = value === null ? null : String(value);
    const gone = now !== null && !choices.some((choice) => choice.value === now);
    return (
      <Select
        {...common}
        data={gone ? [{ value: now, label: `${now} ${t('rule.gone')}` }, ...choices] : choices}
        value={now}
        onChange={(choice) => change(field.type === 'YES_NO' && choice !== null ? choice === 'true' : choice)}
        clearable={!field.required}
        searchable={choices.length > 10}
        nothingFoundMessage={t('form.nothingFits')}
      />
    );
  }
  const kind = field.type === 'DATE' ? 'date' : field.type === 'URL' ? 'url' : 'text';
  return (
    <TextInput
      {...common}
      type={kind}
      placeholder={field.type === 'URL' ? 'https://' : undefined}
      maxLength={field.type === 'TEXT' ? Number(field.largest ?? 200) : 1000}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => change(event.currentTarget.value || null)}
    />
  );
}
