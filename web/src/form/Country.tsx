import { Select } from '@mantine/core';
import { getCountries } from 'libphonenumber-js/min';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countryName } from '../i18n/format';

/** Have telephone numbers of their own, but no code in ISO 3166. */
const NO_COUNTRIES = ['AC', 'TA', 'XK'];

interface CountryProps {
  label: ReactNode;
  /** When the label says more than the name. */
  'aria-label'?: string;
  /** ISO 3166-1 alpha-2, empty for none. */
  value?: string;
  onChange: (code: string) => void;
  error?: ReactNode;
  clearable?: boolean;
}

/** A country by its name, found by typing it. */
export function Country({ value, onChange, clearable = false, ...input }: CountryProps) {
  const { t, i18n } = useTranslation();
  const countries = useMemo(
    () =>
      getCountries()
        .filter((code) => !NO_COUNTRIES.includes(code))
        .map((code) => ({ value: code as string, label: countryName(code) }))
        .toSorted((a, b) => a.label.localeCompare(b.label, i18n.language)),
    [i18n.language],
  );
  return (
    <Select
      {...input}
      data={countries}
      value={value || null}
      onChange={(code) => onChange(code ?? '')}
      nothingFoundMessage={t('form.nothingFits')}
      clearable={clearable}
      allowDeselect={clearable}
      searchable
    />
  );
}
