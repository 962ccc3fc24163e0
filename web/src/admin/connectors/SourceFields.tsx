import { NumberInput, SegmentedControl, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import adminClasses from '../admin.module.css';
import { Secret } from '../fields';
import classes from './connectors.module.css';
import { Questions } from './Questions';
import { KINDS, needsSecret, type ConnectorValues, type SourceKind } from './values';

interface PartProps {
  form: UseFormReturnType<ConnectorValues>;
}

/** Where the source is, how to get in, and what it is asked. */
export function SourceFields({ form, hasPassword }: PartProps & { hasPassword: boolean }) {
  const { t } = useTranslation();
  const Part = PARTS[form.values.kind];
  return (
    <>
      <div>
        <span className={adminClasses.groupLabel} id="connector-kind">
          {t('connector.kind')}
        </span>
        <SegmentedControl
          aria-labelledby="connector-kind"
          fullWidth
          data={KINDS.map((value) => ({ value, label: t(`connector.kinds.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <p className={adminClasses.explain}>{t(`connector.kindText.${form.values.kind}`)}</p>
      </div>
      <Part form={form} />
      {needsSecret(form.values) && (
        <>
          <Secret hasPassword={hasPassword} {...form.getInputProps('secret')} />
          <p className={adminClasses.explain}>{t('connector.secretText')}</p>
        </>
      )}
    </>
  );
}

function RestFields({ form }: PartProps) {
  const { t } = useTranslation();
  const { urls, login } = form.values.rest;
  return (
    <>
      <Questions
        label={t('connector.urls')}
        keyAs={(key) => `{${key}}`}
        texts={urls}
        change={(to) => form.setFieldValue('rest.urls', to)}
      />
      <div className={adminClasses.pair}>
        <Select
          label={t('connector.login')}
          data={(['NONE', 'BASIC', 'BEARER', 'HEADER'] as const).map((value) => ({
            value,
            label: t(`connector.logins.${value}`),
          }))}
          allowDeselect={false}
          {...form.getInputProps('rest.login')}
        />
        {(login === 'BASIC' || login === 'HEADER') && (
          <TextInput
            label={t(login === 'BASIC' ? 'connector.user' : 'connector.headerName')}
            autoComplete="off"
            {...form.getInputProps('rest.account')}
          />
        )}
      </div>
      <Textarea
        label={t('connector.headers')}
        description={t('connector.headersText')}
        autosize
        minRows={1}
        spellCheck={false}
        classNames={{ input: classes.code }}
        {...form.getInputProps('rest.headers')}
      />
    </>
  );
}

function HostAndPort({ form, part }: PartProps & { part: 'sql' | 'ldap' }) {
  const { t } = useTranslation();
  return (
    <div className={adminClasses.pair}>
      <TextInput label={t('connector.host')} autoComplete="off" {...form.getInputProps(`${part}.host`)} />
      <NumberInput
        label={t('connector.port')}
        min={1}
        max={65_535}
        allowDecimal={false}
        {...form.getInputProps(`${part}.port`)}
      />
    </div>
  );
}

function SqlFields({ form }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={adminClasses.pair}>
        <Select
          label={t('connector.product')}
          data={[
            { value: 'POSTGRESQL', label: 'PostgreSQL' },
            { value: 'MARIADB', label: 'MariaDB' },
          ]}
          allowDeselect={false}
          {...form.getInputProps('sql.product')}
        />
        <TextInput label={t('connector.database')} autoComplete="off" {...form.getInputProps('sql.database')} />
      </div>
      <HostAndPort form={form} part="sql" />
      <TextInput label={t('connector.user')} autoComplete="off" {...form.getInputProps('sql.user')} />
      <Switch label={t('connector.tls')} {...form.getInputProps('sql.tls', { type: 'checkbox' })} />
      <Questions
        label={t('connector.queries')}
        keyAs={(key) => `:${key}`}
        texts={form.values.sql.queries}
        change={(to) => form.setFieldValue('sql.queries', to)}
      />
    </>
  );
}

function LdapFields({ form }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <HostAndPort form={form} part="ldap" />
      <Switch label={t('connector.tls')} {...form.getInputProps('ldap.tls', { type: 'checkbox' })} />
      <TextInput
        label={t('connector.bindName')}
        description={t('connector.bindNameText')}
        autoComplete="off"
        {...form.getInputProps('ldap.user')}
      />
      <TextInput
        label={t('connector.base')}
        placeholder="ou=people,dc=example,dc=com"
        {...form.getInputProps('ldap.base')}
      />
      <Questions
        label={t('connector.filters')}
        keyAs={(key) => `{${key}}`}
        texts={form.values.ldap.filters}
        change={(to) => form.setFieldValue('ldap.filters', to)}
      />
      <TagsInput label={t('connector.attributes')} maxTags={50} {...form.getInputProps('ldap.attributes')} />
    </>
  );
}

function CsvFields({ form }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={adminClasses.pair}>
        <TextInput label={t('connector.file')} placeholder="customers.csv" {...form.getInputProps('csv.file')} />
        <TextInput label={t('connector.separator')} maxLength={1} {...form.getInputProps('csv.separator')} />
      </div>
      <TagsInput
        label={t('connector.numberColumns')}
        description={t('connector.numberColumnsText')}
        maxTags={5}
        {...form.getInputProps('csv.numberColumns')}
      />
      <div className={adminClasses.pair}>
        <TextInput label={t('connector.customerColumn')} {...form.getInputProps('csv.customerColumn')} />
        <TextInput label={t('connector.orderColumn')} {...form.getInputProps('csv.orderColumn')} />
      </div>
    </>
  );
}

const PARTS: Record<SourceKind, (props: PartProps) => React.ReactNode> = {
  REST: RestFields,
  SQL: SqlFields,
  LDAP: LdapFields,
  CSV: CsvFields,
};
