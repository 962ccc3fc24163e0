import { Checkbox, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { admin } from '../../api/endpoints';
import type { ApiTokenForm, ApiTokenRow } from '../../api/types';
import { formatDate, formatDateTime } from '../../i18n/format';
import { Lamp } from '../../theme/Lamp';
import { needed, type FieldsProps, type ResourceKind } from '../resource';
import classes from './developers.module.css';
import { showingSecret } from './showingSecret';

type Scope = ApiTokenRow['scopes'][number];

const SCOPES: Scope[] = [
  'records:read',
  'records:write',
  'calls:control',
  'agents:state',
  'supervision',
  'reports:read',
  'recordings:read',
  'events:read',
  'admin',
];
const DAYS = ['30', '90', '365'];
const DAY_MS = 86_400_000;

const fresh = { name: '', scopes: [] as Scope[], expires: '90', expiresAt: null as number | null };
type TokenValues = typeof fresh;

const endOf = ({ expires, expiresAt }: TokenValues) => {
  if (expires === 'kept') return expiresAt;
  return expires === 'never' ? null : Date.now() + Number(expires) * DAY_MS;
};

/** @param show what is called with the secret of a new one */
export const tokens = (show: (secret: string) => void): ResourceKind<ApiTokenRow, TokenValues, ApiTokenForm> => ({
  resource: 'api-tokens',
  on: showingSecret(admin['api-tokens'], show),
  said: (t) => t('form.saved'),
  nameOf: (row) => row.name,
  columns: (t) => [
    { id: 'name', header: t('admin.name'), cell: (row) => <strong>{row.name}</strong> },
    { id: 'hint', header: t('developers.hint'), cell: (row) => <code className={classes.code}>{row.hint}…</code> },
    { id: 'scopes', header: t('developers.scopes'), cell: (row) => row.scopes.join(', ') },
    {
      id: 'expires',
      header: t('developers.expires'),
      cell: (row) =>
        row.expired ? (
          <Lamp state="ALARM">{t('developers.expired')}</Lamp>
        ) : row.expiresAt ? (
          <span className={classes.date}>{formatDate(row.expiresAt)}</span>
        ) : (
          t('developers.never')
        ),
    },
    {
      id: 'used',
      header: t('developers.lastUsed'),
      cell: (row) => (
        <span className={classes.date}>{row.lastUsedAt ? formatDateTime(row.lastUsedAt) : t('developers.notYet')}</span>
      ),
    },
    { id: 'by', header: t('developers.madeBy'), cell: (row) => row.madeBy },
  ],
  fresh,
  valuesOf: ({ name, scopes, expiresAt }) => ({ name, scopes, expires: 'kept', expiresAt: expiresAt ?? null }),
  bodyOf: (values) => ({ name: values.name, scopes: values.scopes, expiresAt: endOf(values) }),
  check: (values, t) => ({
    name: needed(values.name, t),
    scopes: values.scopes.length ? null : t('developers.scopeNeeded'),
  }),
  Fields: TokenFields,
});

function TokenFields({ form, isNew }: FieldsProps<TokenValues>) {
  const { t } = useTranslation();
  const { expiresAt } = form.values;
  const kept = { value: 'kept', label: expiresAt ? formatDate(expiresAt) : t('developers.never') };
  return (
    <>
      <TextInput
        label={t('admin.name')}
        description={t('developers.tokenNameText')}
        maxLength={100}
        {...form.getInputProps('name')}
        data-autofocus
      />
      <Checkbox.Group
        label={t('developers.scopes')}
        description={t('developers.scopesText')}
        {...form.getInputProps('scopes')}
      >
        <div className={classes.choices}>
          {SCOPES.map((scope) => (
            <Checkbox
              key={scope}
              value={scope}
              label={<code className={classes.code}>{scope}</code>}
              description={t(`developers.scope.${scope.replace(':', '-')}`)}
            />
          ))}
        </div>
      </Checkbox.Group>
      <Select
        label={t('developers.expires')}
        data={[
          ...(isNew ? [] : [kept]),
          ...DAYS.map((days) => ({ value: days, label: t('developers.inDays', { days }) })),
          { value: 'never', label: t('developers.never') },
        ]}
        allowDeselect={false}
        {...form.getInputProps('expires')}
      />
    </>
  );
}
