import { Button, Loader } from '@mantine/core';
import { IconArrowLeft, IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customers, employees } from '../api/endpoints';
import type { CustomerRow, Me } from '../api/types';
import { draftBook, useDraft } from '../drafts/drafts';
import { PhoneNumbers } from '../dial/PhoneNumber';
import { EditDrawer } from '../form/EditDrawer';
import { columnsOf, DataList, Failed } from '../list/DataList';
import { PageHead } from '../list/PageHead';
import { usePages } from '../list/usePages';
import { problemText } from '../shell/problems';
import { go, link } from '../shell/route';
import { AccountPanel } from './AccountPanel';
import { Card } from './Card';
import { CustomerFiles } from './CustomerFiles';
import { CustomerIncidents } from './CustomerIncidents';
import { CustomerForm } from './CustomerForm';
import { MergePanel } from './MergePanel';
import { TrailPanel } from './TrailPanel';
import { NoteField } from './NoteField';
import { SearchResults } from './SearchResults';
import classes from './crm.module.css';
import { useSearch } from './useSearch';

export default function CustomersPage({ me, path: [id, employee] }: { me: Me; path: string[] }) {
  if (id === 'employee' && employee) return <EmployeePage id={employee} key={employee} />;
  if (id === 'new') return <CustomerList begun={employee ?? 'new'} />;
  return id ? <CustomerPage id={id} me={me} key={id} /> : <CustomerList />;
}

function useColumns() {
  const { t } = useTranslation();
  return columnsOf<CustomerRow>([
    {
      id: 'name',
      header: t('customer.name'),
      cell: (row) => (
        <a href={link('customers', row.id)}>
          <strong>{`${row.firstName} ${row.lastName}`.trim() || row.company}</strong>
        </a>
      ),
    },
    { id: 'company', header: t('customer.company'), cell: (row) => row.company },
    { id: 'city', header: t('customer.city'), cell: (row) => [row.city, row.country].filter(Boolean).join(', ') },
    {
      id: 'phones',
      header: t('customer.phones'),
      cell: (row) => <PhoneNumbers numbers={row.phones} />,
    },
    {
      id: 'number',
      header: t('customer.number'),
      cell: (row) => <span className="figures quiet">{row.customerNumber}</span>,
    },
  ]);
}

/** @param begun the draft of a new customer to go on with */
function CustomerList({ begun }: { begun?: string }) {
  const { t } = useTranslation();
  const [creating, setCreating] = useState(begun !== undefined);
  const pages = usePages(['customers'], (paging, signal) => customers.page({ ...paging, query: '' }, signal));
  const search = useSearch(pages.search);
  const columns = useColumns();
  return (
    <>
      <PageHead
        title={t('nav.customers')}
        search={pages.search}
        setSearch={pages.setSearch}
        searchLabel={t('find.placeholder')}
        field={search.field}
      >
        <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
          {t('customer.new')}
        </Button>
      </PageHead>
      {search.searching ? (
        <SearchResults search={search} />
      ) : (
        <DataList
          pages={pages}
          columns={columns}
          rowId={(row) => row.id}
          open={(row) => go('customers', row.id)}
          empty={t('customer.none')}
        />
      )}
      <EditDrawer opened={creating} close={() => setCreating(false)} title={t('customer.new')}>
        {(leave) => (
          <CustomerForm
            {...(begun && { draftOf: begun })}
            saved={(card) => card.customer && go('customers', card.customer.id)}
            cancel={leave}
          />
        )}
      </EditDrawer>
    </>
  );
}

function CustomerPage({ id, me }: { id: string; me: Me }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const { draft } = useDraft('customer', id);
  const card = useQuery({ queryKey: ['customers', id], queryFn: () => customers.card(id) });
  const standing = card.data?.customer?.id;
  useEffect(() => {
    if (!standing || standing === id) return;
    // It went into another one, and so does what is typed about it.
    for (const form of ['note', 'customer', 'account'] as const) draftBook.move(form, id, standing);
    go('customers', standing);
  }, [standing, id]);
  return (
    <div className={classes.page}>
      <h1 className="visually-hidden">{t('nav.customers')}</h1>
      <a href={link('customers')} className={classes.back}>
        <IconArrowLeft size={16} aria-hidden /> {t('nav.customers')}
      </a>
      {card.isPending && <Loader aria-label={t('loading')} />}
      {card.error && <Failed text={problemText(card.error)} again={() => void card.refetch()} />}
      {card.data && (
        <div className="panel">
          <Card
            card={card.data}
            actions={
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPencil size={14} />}
                onClick={() => setEditing(true)}
              >
                {t(draft ? 'drafts.goOn' : 'edit')}
              </Button>
            }
            notes={<NoteField customerId={id} />}
            incidents={<CustomerIncidents customerId={id} incidents={card.data.incidents} />}
            files={card.data.customer && <CustomerFiles customerId={id} card={card.data} />}
          />
        </div>
      )}
      {card.data?.customer && <AccountPanel id={id} custom={card.data.customer.custom} />}
      {card.data?.customer && <MergePanel id={id} />}
      {card.data && mayAudit(me) && <TrailPanel id={id} />}
      <EditDrawer opened={editing} close={() => setEditing(false)} title={t('customer.edit')}>
        {(leave) =>
          card.data?.customer && (
            <CustomerForm customer={card.data.customer} saved={() => setEditing(false)} cancel={leave} />
          )
        }
      </EditDrawer>
    </div>
  );
}

const mayAudit = ({ roles }: Me) => roles.includes('SUPERVISOR') || roles.includes('ADMINISTRATOR');

/** An employee found by a search. */
function EmployeePage({ id }: { id: string }) {
  const { t } = useTranslation();
  const card = useQuery({ queryKey: ['employees', id], queryFn: () => employees.card(id) });
  return (
    <div className={classes.page}>
      <h1 className="visually-hidden">{t('find.kind.EMPLOYEE')}</h1>
      <a href={link('customers')} className={classes.back}>
        <IconArrowLeft size={16} aria-hidden /> {t('nav.customers')}
      </a>
      {card.isPending && <Loader aria-label={t('loading')} />}
      {card.error && <Failed text={problemText(card.error)} again={() => void card.refetch()} />}
      {card.data && (
        <div className="panel">
          <Card card={card.data} />
        </div>
      )}
    </div>
  );
}
