import { TextInput, type TextInputProps } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useShortcut } from '../shell/shortcuts';
import { Cap } from '../theme/Cap';
import classes from './list.module.css';

interface PageHeadProps {
  title: string;
  search: string;
  setSearch: (search: string) => void;
  searchLabel: string;
  /** What else the search field is: the name of a list that it walks by keyboard. */
  field?: TextInputProps;
  children?: ReactNode;
}

/** A page's title, its search field, and what can be done. */
export function PageHead({ title, search, setSearch, searchLabel, field: more, children }: PageHeadProps) {
  const field = useRef<HTMLInputElement>(null);
  useShortcut('search', () => field.current?.focus());
  return (
    <header className={classes.head}>
      <h1>{title}</h1>
      <TextInput
        ref={field}
        type="search"
        aria-label={searchLabel}
        placeholder={searchLabel}
        leftSection={<IconSearch size={16} />}
        rightSection={search ? null : <Cap action="search" />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        {...more}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setSearch('');
          more?.onKeyDown?.(event);
        }}
        className={classes.search}
      />
      {children}
    </header>
  );
}
