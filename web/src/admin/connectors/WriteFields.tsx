import { Button, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemsAt } from '../../form/refused';
import { Problems, Remove } from '../Adder';
import adminClasses from '../admin.module.css';
import classes from './connectors.module.css';
import { WRITTEN, type ConnectorValues, type SourceKind } from './values';
import { WriteAttempt } from './WriteAttempt';

/** What is wrong with these is said beside them. */
const SAID = /^writeBack\.(timeMs|rest\.(url|body)|sql\.statement|csv\.(file|columns\.\d+\.(name|value)))$/;

interface PartProps {
  form: UseFormReturnType<ConnectorValues>;
}

/** How what agents write down gets there. */
export function WriteFields({ form }: PartProps) {
  const { t } = useTranslation();
  const { kind, writes } = form.values;
  const Part = PARTS[kind];
  const wrong = problemsAt(form.errors, 'writeBack').length > 0;
  // One that is switched off opens when it is refused, and stays open while it is mended.
  const [opened, setOpened] = useState(false);
  if (wrong && !opened) setOpened(true);
  return (
    <fieldset className={classes.mapping}>
      <legend>{t('connector.write.title')}</legend>
      <p className={classes.explain}>{t(Part ? 'connector.write.text' : 'connector.write.notLdap')}</p>
      {Part && <Switch label={t('connector.write.enabled')} {...form.getInputProps('writes', { type: 'checkbox' })} />}
      {Part && (writes || opened) && (
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
            {...form.getInputProps('writeBack.timeMs')}
          />
          <WriteAttempt values={form.values} />
        </>
      )}
      <Problems texts={problemsAt(form.errors, 'writeBack', SAID)} />
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
          {...form.getInputProps('writeBack.rest.method')}
        />
        <TextInput
          label={t('connector.write.url')}
          description={t('connector.write.urlText')}
          spellCheck={false}
          classNames={{ input: classes.code }}
          {...form.getInputProps('writeBack.rest.url')}
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
        {...form.getInputProps('writeBack.rest.body')}
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
      {...form.getInputProps('writeBack.sql.statement')}
    />
  );
}

const COLUMNS = 'writeBack.csv.columns';

function CsvPart({ form }: PartProps) {
  const { t } = useTranslation();
  const { columns } = form.values.writeBack.csv;
  return (
    <>
      <TextInput
        label={t('connector.file')}
        description={t('connector.write.fileText')}
        placeholder="notes.csv"
        {...form.getInputProps('writeBack.csv.file')}
      />
      <span className={adminClasses.groupLabel}>{t('connector.write.columns')}</span>
      <ul className={classes.places}>
        {columns.map((column, index) => (
          <li key={index} className={classes.place}>
            <TextInput
              aria-label={t('connector.write.column', { place: index + 1 })}
              {...form.getInputProps(`${COLUMNS}.${index}.name`)}
            />
            <TextInput
              aria-label={t('connector.write.value', { place: index + 1 })}
              {...form.getInputProps(`${COLUMNS}.${index}.value`)}
              classNames={{ input: classes.code }}
              spellCheck={false}
            />
            {columns.length > 1 && (
              <Remove
                label={t('connector.removeField', { name: column.name })}
                remove={() => form.removeListItem(COLUMNS, index)}
              />
            )}
          </li>
        ))}
      </ul>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => form.insertListItem(COLUMNS, { name: '', value: '' })}
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
