import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FieldPlace } from '../../api/types';
import { Remove } from '../Adder';
import adminClasses from '../admin.module.css';
import classes from './connectors.module.css';
import { ITEM_FIELDS, type CardField, type ConnectorValues } from './values';

const FIELDS: CardField[] = [
  'CUSTOMER_NUMBER',
  'FIRST_NAME',
  'LAST_NAME',
  'COMPANY',
  'EMAIL',
  'PHONE',
  'STREET',
  'POSTCODE',
  'CITY',
  'COUNTRY',
  'LANGUAGE',
  'VALUE_CLASS',
  'DEPARTMENT',
  'LOCATION',
  'LINK',
  'OTHER',
];

/** Which part of the answer is which field of the card. */
export function MappingFields({ form }: { form: UseFormReturnType<ConnectorValues> }) {
  const { t } = useTranslation();
  const { kind, cardKind, fields } = form.values;
  const change = (to: FieldPlace[]) => form.setFieldValue('fields', to);
  const replace = (index: number, part: Partial<FieldPlace>) =>
    change(fields.map((old, at) => (at === index ? { ...old, ...part } : old)));
  return (
    <fieldset className={classes.mapping}>
      <legend>{t('connector.mapping')}</legend>
      <p className={classes.explain}>{t('connector.mappingText')}</p>
      <SegmentedControl
        aria-label={t('connector.cardKind')}
        data={(['CUSTOMER', 'EMPLOYEE'] as const).map((value) => ({ value, label: t(`card.${value}`) }))}
        {...form.getInputProps('cardKind')}
      />
      {kind === 'REST' && (
        <TextInput
          label={t('connector.list')}
          description={t('connector.listText')}
          placeholder="/data/people"
          classNames={{ input: classes.code }}
          {...form.getInputProps('list')}
        />
      )}
      <ul className={classes.places}>
        {fields.map((place, index) => (
          <li key={index} className={classes.place}>
            <Select
              aria-label={t('connector.field')}
              data={FIELDS.map((value) => ({ value, label: t(`connector.fields.${value}`) }))}
              value={place.field}
              onChange={(field) => field && replace(index, { field: field as CardField })}
              allowDeselect={false}
              searchable
            />
            {place.field === 'OTHER' && (
              <TextInput
                aria-label={t('connector.label')}
                placeholder={t('connector.label')}
                value={place.label}
                onChange={(event) => replace(index, { label: event.currentTarget.value })}
              />
            )}
            <TextInput
              aria-label={t('connector.from')}
              placeholder={t('connector.from')}
              value={place.from}
              onChange={(event) => replace(index, { from: event.currentTarget.value })}
              classNames={{ input: classes.code }}
              spellCheck={false}
            />
            {fields.length > 1 && (
              <Remove
                label={t('connector.removeField', { name: t(`connector.fields.${place.field}`) })}
                remove={() => change(fields.filter((_, at) => at !== index))}
              />
            )}
          </li>
        ))}
      </ul>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => change([...fields, { field: 'OTHER', label: '', from: '' }])}
        disabled={fields.length >= 40}
      >
        {t('connector.addField')}
      </Button>
      <span className={adminClasses.groupLabel}>
        {t(cardKind === 'CUSTOMER' ? 'connector.orders' : 'connector.incidents')}
      </span>
      {kind === 'REST' && (
        <TextInput
          label={t('connector.items')}
          placeholder="/orders"
          classNames={{ input: classes.code }}
          {...form.getInputProps('items')}
        />
      )}
      {kind !== 'REST' && <p className={classes.explain}>{t('connector.itemsOfRows')}</p>}
      <div className={classes.itemFields}>
        {ITEM_FIELDS.map((field) => (
          <TextInput
            key={field}
            size="xs"
            label={t(`connector.item.${field}`)}
            classNames={{ input: classes.code }}
            {...form.getInputProps(`itemFields.${field}`)}
          />
        ))}
      </div>
    </fieldset>
  );
}
