import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { records } from '../api/endpoints';

interface AccountPickerProps {
  label: string;
  className?: string;
  /** Left out of the choices. */
  self: string;
  value: string;
  /** Of who is chosen. */
  name: string;
  onChange: (id: string, name: string) => void;
}

/** Another customer, found as one types. */
export function AccountPicker({ label, className, self, value, name, onChange }: AccountPickerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), 150);
  const found = useQuery({
    queryKey: ['search', settled, 'CUSTOMER', 'picker'],
    queryFn: ({ signal }) => records.search({ query: settled, kind: 'CUSTOMER', limit: 20 }, signal),
    enabled: settled.length > 1,
    placeholderData: keepPreviousData,
  });
  const choices = (found.data?.groups ?? [])
    .flatMap((group) => group.hits)
    .filter((hit) => hit.id !== self && hit.id !== value)
    .map((hit) => ({ value: hit.id, label: [hit.name, hit.number, hit.detail].filter(Boolean).join(', ') }));
  return (
    <Select
      label={label}
      className={className}
      data={[...(value ? [{ value, label: name }] : []), ...choices]}
      value={value || null}
      onChange={(id, option) => {
        if (id && option) onChange(id, option.label);
      }}
      searchable
      onSearchChange={setTyped}
      filter={({ options }) => options}
      allowDeselect={false}
      nothingFoundMessage={t('account.typeAName')}
    />
  );
}
