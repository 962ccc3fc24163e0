import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './admin.module.css';

interface AdderProps {
  label: string;
  all: { id: number; name: string }[];
  taken: number[];
  add: (id: number) => void;
}

/** Adds one thing after the other, each found by typing its name. */
export function Adder({ label, all, taken, add }: AdderProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const free = all.filter(({ id }) => !taken.includes(id));
  return (
    <Select
      className={classes.adder}
      size="xs"
      aria-label={label}
      placeholder={label}
      leftSection={<IconPlus size={14} aria-hidden />}
      data={free.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={null}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={(id) => {
        if (id) add(Number(id));
        setSearch('');
      }}
      nothingFoundMessage={t('form.nothingFits')}
      limit={50}
      searchable
    />
  );
}

/** Takes a row out again. */
export function Remove({ label, remove }: { label: string; remove: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={remove}>
      <IconTrash size={16} />
    </ActionIcon>
  );
}

/** What is wrong with a group of fields as a whole. */
export function Problems({ texts }: { texts: string[] }) {
  return texts.map((text) => (
    <p key={text} role="alert" className={classes.error}>
      {text}
    </p>
  ));
}

/** Unfolds a part that few need. */
export function Unfold({ name, unfold }: { name: string; unfold: () => void }) {
  return (
    <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={unfold}>
      {name}
    </Button>
  );
}
