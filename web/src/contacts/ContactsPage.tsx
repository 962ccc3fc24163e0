import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconX, IconShieldCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contacts, type ContactFilter } from '../api/endpoints';
import type { ContactKind, ContactRow, Me, Outcome } from '../api/types';
import { formatClock } from '../clock/clock';
import { startOfDay } from '../clock/zone';
import { formatDateTime } from '../i18n/format';
import { PhoneNumber } from '../dial/PhoneNumber';
import { columnsOf, DataList } from '../list/DataList';
import { PageHead } from '../list/PageHead';
import { usePages } from '../list/usePages';
import { go, link } from '../shell/route';
import { useLive } from '../live/useLive';
import { ContactPage } from './ContactPage';
import classes from './contacts.module.css';
import { OutcomeLamp, OUTCOMES } from './OutcomeLamp';

export default function ContactsPage({ me, path: [id] }: { me: Me; path: string[] }) {
  return id ? <ContactPage id={id} key={id} /> : <ContactList me={me} />;
}

const KINDS: ContactKind[] = ['CALL', 'VOICEMAIL', 'INTERNAL', 'OUTBOUND'];
const EVERYTHING = {
  from: '',
  to: '',
  queueId: '',
  agentId: '',
  outcome: '' as Outcome | '',
  kind: '' as ContactKind | '',
};

/** Days as picked, from the first one's beginning to the last one's end, in the site's zone. */
export function filterOf(chosen: typeof EVERYTHING): ContactFilter {
  const day = (date: string, plusDays: number) => (date ? startOfDay(date, plusDays) : null);
  const id = (text: string) => (text ? Number(text) : null);
  return {
    fromMs: day(chosen.from, 0),
    toMs: day(chosen.to, 1),
    queueId: id(chosen.queueId),
    agentId: id(chosen.agentId),
    outcome: chosen.outcome || null,
    kind: chosen.kind || null,
  };
}

/** Contacts are found by the numbers that called or were called. */
const isNoNumber = (search = '') => search.trim() !== '' && !/\d/.test(search);
const NOTHING = { items: [], nextCursor: null, total: 0 };

function ContactList({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(EVERYTHING);
  const board = useLive((state) => state.board);
  const all = me.roles.some((role) => role !== 'AGENT');
  const pages = usePages(['contacts', chosen], async (paging, signal) =>
    isNoNumber(paging.query) ? NOTHING : contacts.page(filterOf(chosen), paging, signal),
  );
  const choose = (part: Partial<typeof EVERYTHING>) => setChosen({ ...chosen, ...part });
  const filtered = Object.values(chosen).some(Boolean);
  return (
    <>
      <PageHead
        title={t('nav.contacts')}
        search={pages.search}
        setSearch={pages.setSearch}
        searchLabel={t('contact.search')}
      />
      <div className={classes.filters}>
        <TextInput
          type="date"
          size="xs"
          label={t('contact.from')}
          value={chosen.from}
          max={chosen.to}
          onChange={(event) => choose({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          size="xs"
          label={t('contact.to')}
          value={chosen.to}
          min={chosen.from}
          onChange={(event) => choose({ to: event.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label={t('contact.outcome')}
          value={chosen.outcome}
          onChange={(event) =>
            choose({ outcome: OUTCOMES.find((outcome) => outcome === event.currentTarget.value) ?? '' })
          }
          data={[
            { value: '', label: t('contact.any') },
            ...OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) })),
          ]}
        />
        <NativeSelect
          size="xs"
          label={t('contact.kind')}
          value={chosen.kind}
          onChange={(event) => choose({ kind: KINDS.find((kind) => kind === event.currentTarget.value) ?? '' })}
          data={[
            { value: '', label: t('contact.any') },
            ...KINDS.map((value) => ({ value, label: t(`contact.kind_${value}`) })),
          ]}
        />
        {all && board && (
          <>
            <NativeSelect
              size="xs"
              label={t('contact.queue')}
              value={chosen.queueId}
              onChange={(event) => choose({ queueId: event.currentTarget.value })}
              data={[
                { value: '', label: t('contact.any') },
                ...board.queues.map((queue) => ({ value: String(queue.queueId), label: queue.name })),
              ]}
            />
            <NativeSelect
              size="xs"
              label={t('contact.agent')}
              value={chosen.agentId}
              onChange={(event) => choose({ agentId: event.currentTarget.value })}
              data={[
                { value: '', label: t('contact.any') },
                ...board.agents.map((agent) => ({ value: String(agent.agentId), label: agent.displayName })),
              ]}
            />
          </>
        )}
        {filtered && (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconX size={14} />}
            onClick={() => setChosen(EVERYTHING)}
          >
            {t('contact.clear')}
          </Button>
        )}
      </div>
      <DataList
        pages={pages}
        columns={useColumns()}
        rowId={(row) => row.contactId}
        open={(row) => go('contacts', row.contactId)}
        nothingFound={isNoNumber(pages.search) ? t('contact.byNumberOnly') : null}
        empty={t(filtered ? 'contact.noneFiltered' : 'contact.none')}
      />
    </>
  );
}

/** Of a call that an agent has placed: the agent. */
const whoCalls = (row: ContactRow) => row.placedBy || row.customerName;

function useColumns() {
  const { t, i18n } = useTranslation();
  return useMemo(
    () =>
      columnsOf<ContactRow>([
        {
          id: 'started',
          header: t('contact.started'),
          cell: (row) => (
            <a href={link('contacts', row.contactId)} className="figures">
              {formatDateTime(row.startedAtMs)}
            </a>
          ),
        },
        {
          id: 'caller',
          header: t('contact.caller'),
          cell: (row) => (
            <span className={classes.caller}>
              <strong>
                {!row.placedBy && !row.customerName && row.caller ? (
                  <PhoneNumber number={row.caller} />
                ) : (
                  whoCalls(row) || t('call.withheld')
                )}
                {row.verified && (
                  <IconShieldCheck size={15} aria-label={t('typedNumber.verifiedBy')} className={classes.verified} />
                )}
              </strong>
              {row.placedBy && (
                <span className="quiet">
                  <PhoneNumber number={row.dialled} />
                </span>
              )}
              {!row.placedBy && row.customerName && (
                <span className="quiet">
                  <PhoneNumber number={row.caller} />
                </span>
              )}
            </span>
          ),
        },
        { id: 'kind', header: t('contact.kind'), cell: (row) => t(`contact.kind_${row.kind}`) },
        { id: 'outcome', header: t('contact.outcome'), cell: (row) => <OutcomeLamp row={row} /> },
        { id: 'queue', header: t('contact.queue'), cell: (row) => row.queueName },
        { id: 'agent', header: t('contact.agent'), cell: (row) => row.agentName },
        {
          id: 'wait',
          header: t('contact.wait'),
          right: true,
          cell: (row) => <span className="figures">{row.waitMs || row.outcome ? formatClock(row.waitMs) : '–'}</span>,
        },
        {
          id: 'talk',
          header: t('contact.talk'),
          right: true,
          cell: (row) => <span className="figures">{row.talkMs ? formatClock(row.talkMs) : '–'}</span>,
        },
        { id: 'disposition', header: t('contact.disposition'), cell: (row) => row.disposition },
      ]),
    [t, i18n.language],
  );
}
