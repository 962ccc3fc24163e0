import { Button, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Remove } from '../Adder';
import adminClasses from '../admin.module.css';
import classes from './connectors.module.css';
import { WRITTEN, type ConnectorValues, type SourceKind } from './values';
import { WriteAttempt } from './WriteAttempt';

interface PartProps {
  form: UseFormReturnType<ConnectorValues>;
}

/** How what agents write down gets there. */
export function WriteFields({ form }: PartProps) {
  const { t } = useTranslation();
  const { kind, writes } = form.values;
  const Part = PARTS[kind];
  return (
    <fieldset className={classes.mapping}>
      <legend>{t('connector.write.title')}</legend>
      <p className={classes.explain}>{t(Part ? 'connector.write.text' : 'connector.write.notLdap')}</p>
      {Part && <Switch label={t('connector.write.enabled')} {...form.getInputProps('writes', { type: 'checkbox' })} />}
      {Part && writes && (
        <>
          <p className={classes.explain}>
            {t('connector.write.names')}{' '}
            {WRITTEN.map((name) => (
              <span key={name} className={classes.key}>
                <code>{kind === 'SQL' ? `:${name}` : `{${name}}`}</code> {t(`connector.written.${name}`)}
              </span>
            ))}
          </p>
          <Part form={form} />
          <NumberInput
            label={t('connector.timeMs')}
            suffix=" ms"
            min={100}
            max={10_000}
            {...form.getInputProps('write.timeMs')}
          />
          <WriteAttempt values={form.values} />
        </>
      )}
    </fieldset>
  );
}

function RestPart({ form }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={classes.request}>
        <Select
          label={t('connector.write.method')}
          data={['POST', 'PUT', 'PATCH']}
          allowDeselect={false}
          {...form.getInputProps('write.rest.method')}
        />
        <TextInput
          label={t('connector.write.url')}
          description={t('connector.write.urlText')}
          spellCheck={false}
          classNames={{ input: classes.code }}
          {...form.getInputProps('write.rest.url')}
        />
      </div>
      <Textarea
        label={t('connector.write.body')}
        description={t('connector.write.bodyText')}
        autosize
        minRows={4}
        maxRows={16}
        spellCheck={false}
        classNames={{ input: classes.code }}
        {...form.getInputProps('write.rest.body')}
      />
    </>
  );
}

function SqlPart({ form }: PartProps) {
  const { t } = useTranslation();
  return (
    <Textarea
      label={t('connector.write.statement')}
      description={t('connector.write.statementText')}
      autosize
      minRows={3}
      maxRows={16}
      spellCheck={false}
      classNames={{ input: classes.code }}
      {...form.getInputProps('write.sql.statement')}
    />
  );
}

function CsvPart({ form }: PartProps) {
  const { t } = useTranslation();
  const { columns } = form.values.write.csv;
  const change = (to: typeof columns) => form.setFieldValue('write.csv.columns', to);
  const replace = (index: number, part: Partial<(typeof columns)[number]>) =>
    change(columns.map((old, at) => (at === index ? { ...old, ...part } : old)));
  return (
    <>
      <TextInput
        label={t('connector.file')}
        description={t('connector.write.fileText')}
        placeholder="notes.csv"
        {...form.getInputProps('write.csv.file')}
      />
      <span className={adminClasses.groupLabel}>{t('connector.write.columns')}</span>
      <ul className={classes.places}>
        {columns.map((column, index) => (
          <li key={index} className={classes.place}>
            <TextInput
              aria-label={t('connector.write.column', { place: index + 1 })}
              value={column.name}
              onChange={(event) => replace(index, { name: event.currentTarget.value })}
            />
            <TextInput
              aria-label={t('connector.write.value', { place: index + 1 })}
              value={column.value}
              onChange={(event) => replace(index, { value: event.currentTarget.value })}
              classNames={{ input: classes.code }}
              spellCheck={false}
            />
            {columns.length > 1 && (
              <Remove
                label={t('connector.removeField', { name: column.name })}
                remove={() => change(columns.filter((_, at) => at !== index))}
              />
            )}
          </li>
        ))}
      </ul>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => change([...columns, { name: '', value: '' }])}
        disabled={columns.length >= 40}
      >
        {t('connector.write.addColumn')}
      </Button>
    </>
  );
}

const PARTS: Record<SourceKind, ((props: PartProps) => React.ReactNode) | null> = {
  REST: RestPart,
  SQL: SqlPart,
  LDAP: null,
  CSV: CsvPart,
};
