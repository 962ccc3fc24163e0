import { ActionIcon, Button, Loader } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconMoodEmpty } from '@tabler/icons-react';
import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format';
import { problemText } from '../shell/problems';
import classes from './list.module.css';
import type { Pages } from './usePages';

const features = tableFeatures({});

export interface ColumnOf<T> {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  right?: boolean;
}

export const columnsOf = <T,>(columns: ColumnOf<T>[]) => columns;

interface DataListProps<T> {
  pages: Pages<T>;
  columns: ColumnOf<T>[];
  rowId: (row: T) => string;
  /** Not given: rows are only read. */
  open?: (row: T) => void;
  empty: string;
  /** What to say when a search finds nothing, if it is not just that. */
  nothingFound?: string | null;
}

const NONE: never[] = [];

/** One page of a list: rows that open by click or from their first cell, a way on and back, words when it is empty. */
export function DataList<T extends object>({ pages, columns, rowId, open, empty, nothingFound }: DataListProps<T>) {
  const { t } = useTranslation();
  const { list } = pages;
  const rows = list.data?.items ?? NONE;
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, T>();
    return columns.map((column) =>
      helper.display({ id: column.id, header: column.header, cell: ({ row }) => column.cell(row.original) }),
    );
  }, [columns]);
  const table = useTable({ features, columns: definitions, data: rows as T[], getRowId: rowId });
  const right = new Set(columns.filter((column) => column.right).map((column) => column.id));
  if (list.isPending) return <Loader m="xl" aria-label={t('loading')} />;
  if (list.error) return <Failed text={problemText(list.error)} again={() => void list.refetch()} />;
  if (rows.length === 0)
    return <Empty text={pages.search ? (nothingFound ?? t('list.nothingFound', { search: pages.search })) : empty} />;
  return (
    <div className={classes.list}>
      <div
        className={`panel ${classes.scroll}`}
        aria-busy={list.isFetching}
        tabIndex={0}
        role="region"
        aria-label={t('list.label')}
      >
        <table className={classes.table}>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => (
                  <th key={header.id} scope="col" className={right.has(header.column.id) ? classes.right : undefined}>
                    <table.FlexRender header={header} />
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr
                key={row.id}
                data-opens={open ? true : undefined}
                onClick={(event) => isPlain(event) && open?.(row.original)}
              >
                {row.getAllCells().map((cell) => (
                  <td key={cell.id} className={right.has(cell.column.id) ? classes.right : undefined}>
                    <table.FlexRender cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Walk pages={pages} />
    </div>
  );
}

/** A click on the row itself, not on a link or button in it, and not the end of marking text. */
function isPlain(event: React.MouseEvent): boolean {
  const target = event.target as Element;
  return !target.closest('a, button') && !window.getSelection()?.toString();
}

/** Which part of the list is shown, and the way on and back. */
export function Walk<T>({ pages }: { pages: Pages<T> }) {
  const { t } = useTranslation();
  const { items, total } = pages.list.data ?? { items: NONE, total: 0 };
  return (
    <div className={classes.walk}>
      <span className="quiet figures" role="status">
        {t('list.range', {
          from: formatNumber(pages.from + 1),
          to: formatNumber(pages.from + items.length),
          total: formatNumber(total),
        })}
      </span>
      <ActionIcon
        variant="default"
        aria-label={t('list.previous')}
        disabled={!pages.previous}
        onClick={() => pages.previous?.()}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <ActionIcon variant="default" aria-label={t('list.next')} disabled={!pages.next} onClick={() => pages.next?.()}>
        <IconChevronRight size={16} />
      </ActionIcon>
    </div>
  );
}

export function Empty({ text }: { text: string }) {
  return (
    <div className={classes.empty} role="status">
      <IconMoodEmpty size={40} stroke={1.2} aria-hidden />
      <p>{text}</p>
    </div>
  );
}

/** What could not be shown, why, and another try. */
export function Failed({ text, again }: { text: string; again: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.empty} role="alert">
      <p>{text}</p>
      <Button variant="default" onClick={again}>
        {t('retry')}
      </Button>
    </div>
  );
}
