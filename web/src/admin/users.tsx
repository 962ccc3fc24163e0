import { Checkbox, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { admin } from '../api/endpoints';
import type { Role, SkillOfUser, UserForm, UserRow } from '../api/types';
import { problemsAt } from '../form/refused';
import { languageName } from '../i18n/format';
import classes from './admin.module.css';
import { Enabled, LanguageSelect, Secret } from './fields';
import { SkillLevels } from './SkillLevels';
import { needed, type FieldsProps, type ResourceKind } from './resource';

const ROLES: Role[] = ['AGENT', 'SUPERVISOR', 'ADMINISTRATOR'];

const fresh = {
  username: '',
  displayName: '',
  password: '',
  roles: ['AGENT'] as Role[],
  language: 'en',
  loginCode: '',
  skills: [] as SkillOfUser[],
  enabled: true,
};
type UserValues = typeof fresh;

export const users: ResourceKind<UserRow, UserValues, UserForm> = {
  resource: 'users',
  on: admin.users,
  nameOf: (row) => row.displayName,
  columns: (t) => [
    { id: 'name', header: t('admin.displayName'), cell: (row) => <strong>{row.displayName}</strong> },
    { id: 'username', header: t('login.username'), cell: (row) => row.username },
    { id: 'roles', header: t('admin.roles'), cell: (row) => row.roles.map((role) => t(`role.${role}`)).join(', ') },
    { id: 'language', header: t('customer.language'), cell: (row) => languageName(row.language) },
    { id: 'code', header: t('admin.loginCode'), cell: (row) => row.loginCode },
    { id: 'enabled', header: t('admin.state'), cell: (row) => <Enabled enabled={row.enabled} /> },
  ],
  fresh,
  valuesOf: ({ username, displayName, roles, language, loginCode, skills, enabled }) => ({
    username,
    displayName,
    roles,
    language,
    loginCode,
    skills,
    enabled,
    password: '',
  }),
  bodyOf: ({ password, ...values }) => ({ ...values, ...(password ? { password } : {}) }),
  check: (values, t, isNew) => ({
    username: /^[A-Za-z0-9._@-]{2,64}$/.test(values.username) ? null : t('admin.usernameWrong'),
    displayName: needed(values.displayName, t),
    password:
      (isNew && !values.password) || (values.password && values.password.length < 8) ? t('admin.passwordShort') : null,
    roles: values.roles.length ? null : t('admin.roleNeeded'),
    loginCode: /^\d{0,12}$/.test(values.loginCode) ? null : t('admin.digitsOnly'),
  }),
  Fields: UserFields,
};

function UserFields({ form, hasPassword, isNew }: FieldsProps<UserValues>) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput label={t('admin.displayName')} {...form.getInputProps('displayName')} data-autofocus />
      <TextInput label={t('login.username')} autoComplete="off" {...form.getInputProps('username')} />
      <Secret hasPassword={hasPassword || !isNew} {...form.getInputProps('password')} />
      <Checkbox.Group label={t('admin.roles')} {...form.getInputProps('roles')}>
        <div className={classes.row}>
          {ROLES.map((role) => (
            <Checkbox key={role} value={role} label={t(`role.${role}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <LanguageSelect {...form.getInputProps('language')} />
      <TextInput
        label={t('admin.loginCode')}
        description={t('admin.loginCodeText')}
        inputMode="numeric"
        {...form.getInputProps('loginCode')}
      />
      {(form.values.roles.includes('AGENT') || form.values.skills.length > 0) && (
        <SkillLevels
          levels={form.values.skills}
          change={(skills) => form.setFieldValue('skills', skills)}
          problems={problemsAt(form.errors, 'skills')}
        />
      )}
      <Switch label={t('admin.userEnabled')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
    </>
  );
}
