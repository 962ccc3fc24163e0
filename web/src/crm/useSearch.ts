import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { records } from '../api/endpoints';
import type { SearchGroup, SearchHit } from '../api/types';
import { go, link } from '../shell/route';

/** A hit with where it leads; null: nowhere, as a note on somebody not known. */
export interface Found {
  key: string;
  kind: SearchGroup['kind'];
  hit: SearchHit;
  address: string | null;
}

/** From so many characters on all records are searched. */
const FEWEST = 2;
const OF_ALL_KINDS = 6;
const OF_ONE_KIND = 50;

export const LIST = 'search-results';

/** Searches the records as one types, and walks what was found by keyboard while the field keeps the focus. */
export function useSearch(typed: string) {
  const [settled] = useDebouncedValue(typed.trim(), 120);
  const [kind, setKind] = useState<SearchGroup['kind'] | null>(null);
  const [place, setPlace] = useState({ typed: '', at: 0 });
  const searching = typed.trim().length >= FEWEST && settled.length >= FEWEST;
  const answer = useQuery({
    queryKey: ['search', settled, kind],
    queryFn: ({ signal }) =>
      records.search({ query: settled, limit: kind ? OF_ONE_KIND : OF_ALL_KINDS, ...(kind && { kind }) }, signal),
    enabled: searching,
    placeholderData: keepPreviousData,
  });
  const groups = searching ? (answer.data?.groups ?? []) : [];
  const found = groups.flatMap((group) => group.hits.map((hit) => foundIn(group.kind, hit)));
  const at = place.typed === settled ? Math.min(place.at, found.length - 1) : 0;
  const active = found[at];
  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setKind(null);
    if (!searching) return;
    if (event.key === 'Enter' && active?.address && !answer.isPlaceholderData) go(...active.address.split('/'));
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const next = Math.max(0, Math.min(at + (event.key === 'ArrowDown' ? 1 : -1), found.length - 1));
    setPlace({ typed: settled, at: next });
    document.getElementById(`${LIST}-${found[next]?.key}`)?.scrollIntoView({ block: 'nearest' });
  };
  return {
    searching,
    answer,
    groups,
    settled,
    kind,
    setKind,
    activeKey: active?.key,
    field: {
      role: 'combobox',
      'aria-expanded': searching,
      'aria-controls': LIST,
      'aria-autocomplete': 'list' as const,
      'aria-activedescendant': searching && active ? `${LIST}-${active.key}` : undefined,
      onKeyDown: walk,
    },
  };
}

export type Search = ReturnType<typeof useSearch>;

export function foundIn(kind: SearchGroup['kind'], hit: SearchHit): Found {
  const address = hit.customerId
    ? `customers/${hit.customerId}`
    : hit.employeeId
      ? `customers/employee/${hit.employeeId}`
      : null;
  return { key: `${kind}-${hit.id}`, kind, hit, address };
}

export const addressOf = (found: Found) => (found.address ? link(...found.address.split('/')) : undefined);
