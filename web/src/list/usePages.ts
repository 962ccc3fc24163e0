import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Paging } from '../api/endpoints';
import type { Page } from '../api/types';

const LIMIT = 50;
const LOOK_AGAIN_MS = 1000;

/**
 * A list on the server, searched as one types and walked by cursors.
 *
 * @param moves whether one of these changes by itself, so that the page is asked for again each second
 */
export function usePages<T>(
  key: unknown[],
  fetch: (paging: Paging, signal: AbortSignal) => Promise<Page<T>>,
  moves: (item: T) => boolean = () => false,
) {
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), 200);
  const place = JSON.stringify([key, settled]);
  const [walk, setWalk] = useState({ place, cursors: [] as string[] });
  const cursors = walk.place === place ? walk.cursors : [];
  const cursor = cursors.at(-1) ?? null;
  const list = useQuery({
    queryKey: [...key, settled, cursor],
    queryFn: ({ signal }) => fetch({ query: settled, cursor, limit: LIMIT }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some(moves) ? LOOK_AGAIN_MS : false),
  });
  const next = list.data?.nextCursor ?? null;
  return {
    search,
    setSearch,
    list,
    from: cursors.length * LIMIT,
    previous: cursors.length > 0 ? () => setWalk({ place, cursors: cursors.slice(0, -1) }) : null,
    next: next === null ? null : () => setWalk({ place, cursors: [...cursors, next] }),
  };
}

export type Pages<T> = ReturnType<typeof usePages<T>>;
