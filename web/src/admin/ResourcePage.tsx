import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EditDrawer } from '../form/EditDrawer';
import { DataList } from '../list/DataList';
import { PageHead } from '../list/PageHead';
import { usePages } from '../list/usePages';
import classes from './admin.module.css';
import type { ResourceKind, Values } from './resource';
import { ResourceForm } from './ResourceForm';

/** The list of one kind of thing, with a drawer to change one. */
export function ResourcePage<T extends { id: number }, V extends Values, F>({ kind }: { kind: ResourceKind<T, V, F> }) {
  const { t, i18n } = useTranslation();
  const [edited, setEdited] = useState<T | 'new' | null>(null);
  const key = `admin.${kind.resource}`;
  const pages = usePages(['admin', kind.resource], kind.on.page);
  const columns = useMemo(() => {
    const [first, ...rest] = kind.columns(t);
    if (!first) return [];
    const opening = {
      ...first,
      cell: (row: T) => (
        <button type="button" className={classes.open} onClick={() => setEdited(row)}>
          {first.cell(row)}
        </button>
      ),
    };
    return [opening, ...rest];
  }, [kind, t, i18n.language]);
  return (
    <>
      <PageHead
        title={t(`${key}.title`)}
        search={pages.search}
        setSearch={pages.setSearch}
        searchLabel={t('admin.search')}
      >
        <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
          {t(`${key}.new`)}
        </Button>
      </PageHead>
      <DataList
        pages={pages}
        columns={columns}
        rowId={(row) => String(row.id)}
        open={setEdited}
        empty={t(`${key}.none`)}
      />
      <EditDrawer
        opened={edited !== null}
        close={() => setEdited(null)}
        title={edited === 'new' || edited === null ? t(`${key}.new`) : kind.nameOf(edited)}
        size={kind.size ?? 'lg'}
      >
        {(leave) =>
          edited !== null && (
            <>
              <ResourceForm
                kind={kind}
                row={edited === 'new' ? null : edited}
                close={() => setEdited(null)}
                leave={leave}
              />
              {edited !== 'new' && kind.Beside && <kind.Beside row={edited} />}
            </>
          )
        }
      </EditDrawer>
    </>
  );
}
