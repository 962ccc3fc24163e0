import { Button, SegmentedControl } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useMemo, useState, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Paging } from '../api/endpoints';
import type { Page } from '../api/types';
import { EditDrawer } from '../form/EditDrawer';
import { formatDateTime } from '../i18n/format';
import { DataList, type ColumnOf } from '../list/DataList';
import { PageHead } from '../list/PageHead';
import { usePages } from '../list/usePages';
import { showDone, showProblem } from '../shell/problems';
import { Lamp } from '../theme/Lamp';
import classes from './admin.module.css';
import outbox from './outbox.module.css';

const LAMPS = { WAITING: 'HELD', DONE: 'AVAILABLE', DEAD: 'ALARM' } as const;
type State = keyof typeof LAMPS;
const STATES = ['', 'WAITING', 'DONE', 'DEAD'] as const;

/** Something that was to be sent: it waits for its next try, has arrived, or was given up. */
interface Sent {
  id: string;
  state: State;
  /** Epoch milliseconds. */
  nextAt: number;
}

/** One kind of what is sent from an outbox of the server. */
export interface OutboxKind<T extends Sent> {
  /** Of what is kept of its lists. */
  name: string;
  list: (state: State | null, paging: Paging, signal: AbortSignal) => Promise<Page<T>>;
  /** In their order, the first opens a row; `state` is the one that every kind has. */
  columns: (t: TFunction, state: ColumnOf<T>) => ColumnOf<T>[];
  nameOf: (row: T) => string;
  words: (t: TFunction) => { title: string; empty: string; again: string; sentAgain: string };
  wordOf: (state: State | 'ALL', t: TFunction) => string;
  /** Beside the state. */
  sign?: (row: T) => ReactNode;
  /** What was to be sent, and what came back. */
  Content: ComponentType<{ row: T }>;
  again: (id: string) => Promise<unknown>;
  /** Whether there is still something to be sent once more; if not said, always. */
  mayGoAgain?: (row: T) => boolean;
}

const keyOf = ({ name }: { name: string }) => ['admin', name];

/** What has become of what was to be sent, and another try by hand. */
export function Outbox<T extends Sent>({ kind }: { kind: OutboxKind<T> }) {
  const { t, i18n } = useTranslation();
  const [state, setState] = useState<(typeof STATES)[number]>('');
  const [shown, setShown] = useState<T | null>(null);
  const pages = usePages([...keyOf(kind), state], (paging, signal) => kind.list(state || null, paging, signal));
  const words = kind.words(t);
  const columns = useMemo(() => {
    const lamp = { id: 'state', header: t('admin.state'), cell: (row: T) => <StateOf kind={kind} row={row} /> };
    const [first, ...rest] = kind.columns(t, lamp);
    if (!first) return [];
    const opening = {
      ...first,
      cell: (row: T) => (
        <button type="button" className={classes.open} onClick={() => setShown(row)}>
          {first.cell(row)}
        </button>
      ),
    };
    return [opening, ...rest];
  }, [kind, t, i18n.language]);
  return (
    <>
      <PageHead title={words.title} search={pages.search} setSearch={pages.setSearch} searchLabel={t('admin.search')}>
        <Button variant="default" loading={pages.list.isFetching} onClick={() => void pages.list.refetch()}>
          {t('developers.refresh')}
        </Button>
      </PageHead>
      <div className={outbox.filter}>
        <SegmentedControl
          aria-label={t('admin.state')}
          data={STATES.map((value) => ({ value, label: kind.wordOf(value || 'ALL', t) }))}
          value={state}
          onChange={(value) => setState(value as (typeof STATES)[number])}
        />
      </div>
      <DataList pages={pages} columns={columns} rowId={(row) => row.id} open={setShown} empty={words.empty} />
      <EditDrawer
        opened={shown !== null}
        close={() => setShown(null)}
        title={shown ? kind.nameOf(shown) : ''}
        size="xl"
      >
        {() => shown && <Opened kind={kind} row={shown} close={() => setShown(null)} />}
      </EditDrawer>
    </>
  );
}

function StateOf<T extends Sent>({ kind, row }: { kind: OutboxKind<T>; row: T }) {
  const { t } = useTranslation();
  return <Lamp state={LAMPS[row.state]}>{kind.wordOf(row.state, t)}</Lamp>;
}

function Opened<T extends Sent>({ kind, row, close }: { kind: OutboxKind<T>; row: T; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const words = kind.words(t);
  const again = useMutation({
    mutationFn: () => kind.again(row.id),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: keyOf(kind) });
      showDone(words.sentAgain);
      close();
    },
    onError: showProblem,
  });
  return (
    <div className={outbox.sent}>
      <div className={outbox.head}>
        <StateOf kind={kind} row={row} />
        {kind.sign && <span className="quiet figures">{kind.sign(row)}</span>}
        {row.state === 'WAITING' && <span>{t('developers.nextAt', { at: formatDateTime(row.nextAt) })}</span>}
      </div>
      <kind.Content row={row} />
      {(kind.mayGoAgain?.(row) ?? true) && (
        <Button
          className={outbox.again}
          leftSection={<IconSend size={16} />}
          loading={again.isPending}
          onClick={() => again.mutate()}
        >
          {words.again}
        </Button>
      )}
    </div>
  );
}
