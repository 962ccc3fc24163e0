import { SegmentedControl, Switch, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { admin } from '../api/endpoints';
import type { TrunkForm, TrunkRow, TrunkKind } from '../api/types';
import { Country } from '../form/Country';
import { countryName } from '../i18n/format';
import { Lamp } from '../theme/Lamp';
import classes from './admin.module.css';
import { Enabled, Secret, Transport } from './fields';
import { noCallsOut, OutboundFields, outboundProblems } from './outbound';
import { HOST_PORT, needed, secretProblem, type FieldsProps, type ResourceKind } from './resource';

const KINDS: TrunkKind[] = ['IP', 'DIGEST', 'REGISTERS'];

const fresh = {
  name: '',
  kind: 'IP' as TrunkKind,
  sources: [] as string[],
  country: 'DE',
  registrar: '',
  username: '',
  password: '',
  transport: 'udp',
  enabled: true,
  outbound: noCallsOut,
};
type TrunkValues = typeof fresh;

const SIP_USER = /^[A-Za-z0-9._@-]{1,64}$/;
const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)(\/\d{1,3})?$/i;

export const trunks: ResourceKind<TrunkRow, TrunkValues, TrunkForm> = {
  resource: 'trunks',
  on: admin.trunks,
  nameOf: (row) => row.name,
  columns: (t) => [
    { id: 'name', header: t('admin.name'), cell: (row) => <strong>{row.name}</strong> },
    { id: 'kind', header: t('admin.trunkKind'), cell: (row) => t(`trunk.${row.kind}`) },
    {
      id: 'peer',
      header: t('admin.peer'),
      cell: (row) => <span className="figures">{row.registrar || row.sources.join(', ') || row.username}</span>,
    },
    { id: 'country', header: t('customer.country'), cell: (row) => countryName(row.country) },
    { id: 'transport', header: t('admin.transport'), cell: (row) => row.transport.toUpperCase() },
    { id: 'enabled', header: t('admin.state'), cell: (row) => <TrunkState row={row} /> },
  ],
  fresh,
  valuesOf: ({ id: _id, hasPassword: _has, registration: _registration, ...values }) => ({ ...values, password: '' }),
  bodyOf: ({ password, ...values }) => ({
    ...values,
    sources: values.kind === 'IP' ? values.sources : [],
    registrar: values.kind === 'REGISTERS' ? values.registrar : '',
    username: values.kind === 'IP' ? '' : values.username,
    ...(password && values.kind !== 'IP' ? { password } : {}),
  }),
  check: (values, t, isNew) => ({
    name: needed(values.name, t),
    country: values.country ? null : t('admin.needed'),
    sources:
      values.kind !== 'IP' || (values.sources.length > 0 && values.sources.every((source) => ADDRESS.test(source)))
        ? null
        : t('admin.sourcesWrong'),
    registrar: values.kind === 'REGISTERS' && !HOST_PORT.test(values.registrar) ? t('admin.hostPortWrong') : null,
    username: values.kind !== 'IP' && !SIP_USER.test(values.username) ? t('admin.sipUserWrong') : null,
    password: values.kind === 'IP' ? null : secretProblem(values.password, isNew, t),
    ...outboundProblems(values.outbound, values.kind, t),
  }),
  Fields: TrunkFields,
};

/** A trunk that registers takes calls only while the carrier knows it. */
function TrunkState({ row }: { row: TrunkRow }) {
  const { t } = useTranslation();
  const { registration } = row;
  if (!row.enabled || !registration) return <Enabled enabled={row.enabled} />;
  if (registration.registered) return <Lamp state="AVAILABLE">{t('trunk.registered')}</Lamp>;
  return <Lamp state="ALARM">{t('trunk.notRegistered', { problem: registration.problem || '…' })}</Lamp>;
}

function TrunkFields({ form, hasPassword }: FieldsProps<TrunkValues>) {
  const { t } = useTranslation();
  const { kind } = form.values;
  return (
    <>
      <TextInput label={t('admin.name')} {...form.getInputProps('name')} data-autofocus />
      <div>
        <span className={classes.groupLabel} id="trunk-kind">
          {t('admin.trunkKind')}
        </span>
        <SegmentedControl
          aria-labelledby="trunk-kind"
          fullWidth
          data={KINDS.map((value) => ({ value, label: t(`trunk.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <p className={classes.explain}>{t(`trunk.${kind}_text`)}</p>
      </div>
      {kind === 'IP' && (
        <TagsInput
          label={t('admin.sources')}
          description={t('admin.sourcesText')}
          placeholder={form.values.sources.length ? '' : '203.0.113.0/24'}
          maxTags={64}
          {...form.getInputProps('sources')}
        />
      )}
      {kind === 'REGISTERS' && (
        <TextInput
          label={t('admin.registrar')}
          placeholder="sip.carrier.example:5060"
          {...form.getInputProps('registrar')}
        />
      )}
      {kind !== 'IP' && (
        <>
          <TextInput label={t('admin.digestUser')} autoComplete="off" {...form.getInputProps('username')} />
          <Secret hasPassword={hasPassword} {...form.getInputProps('password')} />
        </>
      )}
      <div className={classes.pair}>
        <Country label={t('admin.trunkCountry')} {...form.getInputProps('country')} />
        <Transport {...form.getInputProps('transport')} />
      </div>
      <OutboundFields form={form} />
      <Switch label={t('admin.trunkEnabled')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
    </>
  );
}
