import { NumberInput, PasswordInput, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languageName } from '../i18n/format';
import { LANGUAGES } from '../i18n/i18n';
import { Lamp } from '../theme/Lamp';
import { useAll } from './resource';

interface InputProps<T> {
  /** As @mantine/form gives it: always there, though typed as optional. */
  value?: T;
  onChange: (value: T) => void;
  error?: ReactNode;
}

/** Seconds on the page, milliseconds on the wire; NaN while nothing is written. */
export function Seconds({
  label,
  description,
  named = true,
  size,
  min,
  max,
  value,
  onChange,
  error,
}: InputProps<number> & {
  label: string;
  description?: string;
  /** Whether the label is to be seen, or only heard. */
  named?: boolean;
  size?: 'xs';
  min: number;
  max: number;
}) {
  const { t } = useTranslation();
  return (
    <NumberInput
      label={named ? label : undefined}
      aria-label={named ? undefined : label}
      description={description}
      size={size}
      suffix={` ${t('seconds')}`}
      min={min}
      max={max}
      value={Number.isFinite(value) ? (value ?? 0) / 1000 : ''}
      onChange={(seconds) => onChange(seconds === '' ? NaN : Number(seconds) * 1000)}
      error={error}
    />
  );
}

/** A secret that is only ever written: empty means unchanged. */
export function Secret({ hasPassword, ...input }: InputProps<string> & { hasPassword: boolean }) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      label={t('admin.password')}
      description={hasPassword ? t('admin.passwordKept') : undefined}
      placeholder={hasPassword ? '••••••••' : ''}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
      value={input.value ?? ''}
      onChange={(event) => input.onChange(event.currentTarget.value)}
      error={input.error}
    />
  );
}

/** One of the things of another kind, by its id; 0 for none chosen. */
export function Reference({
  resource,
  label,
  description,
  none,
  named = true,
  size,
  value,
  onChange,
  error,
}: InputProps<number> & {
  resource: 'hours' | 'menus' | 'queues';
  size?: 'xs';
  label: string;
  description?: string;
  /** What 0 means, where it may be chosen. */
  none?: string;
  /** Whether the label is to be seen, or only heard. */
  named?: boolean;
}) {
  const { t } = useTranslation();
  const all = useAll(resource);
  return (
    <Select
      label={named ? label : undefined}
      aria-label={named ? undefined : label}
      description={description}
      placeholder={none}
      clearable={none !== undefined}
      clearButtonProps={{ 'aria-label': none }}
      size={size}
      nothingFoundMessage={t('form.nothingFits')}
      allowDeselect={false}
      data={all.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value ? String(value) : null}
      onChange={(id) => onChange(Number(id ?? 0))}
      error={error}
      searchable
    />
  );
}

export function LanguageSelect({ value, onChange, error }: InputProps<string>) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('customer.language')}
      data={Object.keys(LANGUAGES).map((code) => ({ value: code, label: languageName(code) }))}
      value={value ?? null}
      onChange={(code) => onChange(code ?? 'en')}
      error={error}
      allowDeselect={false}
    />
  );
}

export function Transport({ value, onChange }: InputProps<string>) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('admin.transport')}
      data={[
        { value: 'udp', label: 'UDP' },
        { value: 'tcp', label: 'TCP' },
      ]}
      value={value ?? null}
      onChange={(transport) => onChange(transport ?? 'udp')}
      allowDeselect={false}
    />
  );
}

/** Whether something takes part. */
export function Enabled({ enabled }: { enabled: boolean }) {
  const { t } = useTranslation();
  return <Lamp state={enabled ? 'AVAILABLE' : 'OFFLINE'}>{t(enabled ? 'admin.enabled' : 'admin.disabled')}</Lamp>;
}
