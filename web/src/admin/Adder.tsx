import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
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

/** A part that few need: folded away behind its name until it is used. */
export function Unfold({ name, used, children }: { name: string; used: boolean; children: ReactNode }) {
  const [opened, setOpened] = useState(used);
  return opened ? children : <UnfoldButton name={name} unfold={() => setOpened(true)} />;
}

export function UnfoldButton({ name, unfold }: { name: string; unfold: () => void }) {
  return (
    <Button
      className={classes.unfold}
      variant="subtle"
      size="compact-sm"
      leftSection={<IconPlus size={14} />}
      onClick={unfold}
    >
      {name}
    </Button>
  );
}
