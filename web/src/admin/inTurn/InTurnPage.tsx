import { Button, Loader } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, type QueryKey } from '@tanstack/react-query';
import { useState, type ComponentType, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EditDrawer } from '../../form/EditDrawer';
import { Failed } from '../../list/DataList';
import { problemText } from '../../shell/problems';
import classes from './inTurn.module.css';
import { InTurnList } from './InTurnList';

/** What is tried in turn: the first of them that holds decides. */
export interface InTurn {
  id: number;
  name: string;
  enabled: boolean;
}

export interface InTurnKind<T extends InTurn> {
  key: QueryKey;
  all: () => Promise<{ items: T[] }>;
  order: (ids: number[]) => Promise<unknown>;
}

export interface EditorProps<T extends InTurn> {
  /** Null: a new one. */
  row: T | null;
  all: T[];
  close: () => void;
  leave: () => void;
}

interface InTurnPageProps<T extends InTurn> {
  kind: InTurnKind<T>;
  words: Record<'title' | 'explain' | 'add' | 'none' | 'otherwise', string> & {
    movedTo: (name: string, place: number) => string;
  };
  /** What a row says, below its name. */
  Sentence: ComponentType<{ row: T }>;
  Editor: ComponentType<EditorProps<T>>;
  /** Tries a caller on all that is kept. */
  trial: (rows: T[]) => ReactNode;
  children?: ReactNode;
}

/** All in the order in which they are tried, and a caller to try them on. */
export function InTurnPage<T extends InTurn>({ kind, words, Sentence, Editor, trial, children }: InTurnPageProps<T>) {
  const { t } = useTranslation();
  const all = useQuery({ queryKey: kind.key, queryFn: kind.all });
  const [edited, setEdited] = useState<T | 'new' | null>(null);
  const close = () => setEdited(null);
  const rows = all.data?.items ?? [];
  return (
    <>
      <header className={classes.head}>
        <div>
          <h1>{words.title}</h1>
          <p className="quiet">{words.explain}</p>
        </div>
        <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
          {words.add}
        </Button>
      </header>
      <div className={classes.page}>
        <section aria-label={words.title}>
          {all.isPending && <Loader aria-label={t('loading')} />}
          {all.error && <Failed text={problemText(all.error)} again={() => void all.refetch()} />}
          {all.data && rows.length === 0 && <p className={classes.none}>{words.none}</p>}
          <InTurnList rows={rows} kind={kind} movedTo={words.movedTo} Sentence={Sentence} open={setEdited} />
          {rows.length > 0 && <p className={classes.otherwise}>{words.otherwise}</p>}
          {children}
        </section>
        {all.data && trial(rows)}
      </div>
      <EditDrawer
        opened={edited !== null}
        close={close}
        title={edited === 'new' || edited === null ? words.add : edited.name}
        size="78rem"
      >
        {(leave) =>
          edited !== null && <Editor row={edited === 'new' ? null : edited} all={rows} close={close} leave={leave} />
        }
      </EditDrawer>
    </>
  );
}
