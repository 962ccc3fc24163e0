import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { admin } from '../api/endpoints';
import type { DeskPhoneForm, DeskPhoneRow } from '../api/types';
import { Enabled, Secret, Transport } from './fields';
import { HOST_PORT, needed, secretProblem, type FieldsProps, type ResourceKind } from './resource';

const fresh = { label: '', sipUser: '', password: '', fixedContact: '', transport: 'udp', enabled: true };
type DeskPhoneValues = typeof fresh;

export const deskPhones: ResourceKind<DeskPhoneRow, DeskPhoneValues, DeskPhoneForm> = {
  resource: 'desk-phones',
  on: admin['desk-phones'],
  nameOf: (row) => row.label,
  columns: (t) => [
    { id: 'label', header: t('admin.label'), cell: (row) => <strong>{row.label}</strong> },
    { id: 'user', header: t('admin.sipUser'), cell: (row) => <span className="figures">{row.sipUser}</span> },
    {
      id: 'contact',
      header: t('admin.reached'),
      cell: (row) =>
        row.fixedContact ? `${row.fixedContact} (${row.transport.toUpperCase()})` : t('admin.byRegistration'),
    },
    { id: 'enabled', header: t('admin.state'), cell: (row) => <Enabled enabled={row.enabled} /> },
  ],
  fresh,
  valuesOf: ({ id: _id, hasPassword: _has, ...values }) => ({ ...values, password: '' }),
  bodyOf: ({ password, ...values }) => ({ ...values, ...(password ? { password } : {}) }),
  check: (values, t, isNew) => ({
    label: needed(values.label, t),
    sipUser: /^[A-Za-z0-9._-]{1,64}$/.test(values.sipUser) ? null : t('admin.sipUserWrong'),
    password: secretProblem(values.password, isNew && !values.fixedContact, t),
    fixedContact: values.fixedContact === '' || HOST_PORT.test(values.fixedContact) ? null : t('admin.hostPortWrong'),
  }),
  Fields: DeskPhoneFields,
};

function DeskPhoneFields({ form, hasPassword }: FieldsProps<DeskPhoneValues>) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('admin.label')}
        description={t('admin.deskPhoneLabelText')}
        {...form.getInputProps('label')}
        data-autofocus
      />
      <TextInput label={t('admin.sipUser')} autoComplete="off" {...form.getInputProps('sipUser')} />
      <Secret hasPassword={hasPassword} {...form.getInputProps('password')} />
      <TextInput
        label={t('admin.fixedContact')}
        description={t('admin.fixedContactText')}
        placeholder="10.0.0.21:5060"
        {...form.getInputProps('fixedContact')}
      />
      {form.values.fixedContact && <Transport {...form.getInputProps('transport')} />}
      <Switch label={t('admin.deskPhoneEnabled')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
    </>
  );
}
