import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { customers, records } from '../api/endpoints';
import type { SearchGroup, SearchHit } from '../api/types';
import { foundIn } from '../crm/useSearch';
import { toNumber, useDial } from '../dial/useDial';
import { showProblem, showRefused } from '../shell/problems';
import { go } from '../shell/route';
import { formatPhone } from '../i18n/phone';
import type { Act, Entry } from './entries';

const FEWEST = 2;
const OF_EACH_KIND = 4;

/** Customers, employees, orders, incidents and notes with what is typed. */
export function useRecords(typed: string): { entries: Entry[]; pending: boolean } {
  const { t } = useTranslation();
  const { able, obstacle, dial } = useDial();
  const [settled] = useDebouncedValue(typed.trim(), 120);
  const searching = settled.length >= FEWEST && typed.trim().length >= FEWEST;
  const answer = useQuery({
    queryKey: ['search', settled, 'palette'],
    queryFn: ({ signal }) => records.search({ query: settled, limit: OF_EACH_KIND }, signal),
    enabled: searching,
    placeholderData: keepPreviousData,
  });

  /** The number that was found, else the customer's first. */
  const call = async (hit: SearchHit) => {
    const matched = hit.matched.find(({ field }) => field === 'PHONE')?.text;
    const number = matched ?? (await customers.card(hit.customerId ?? '')).customer?.phones[0];
    if (number) dial(toNumber(number));
    else showRefused(t('palette.noNumber', { name: hit.name }));
  };
  const entryOf = (kind: SearchGroup['kind'], hit: SearchHit): Entry => {
    const { key, address } = foundIn(kind, hit);
    const open: Act[] = address ? [{ name: 'palette.openRecord', run: () => go(...address.split('/')) }] : [];
    const ring: Act[] =
      able && obstacle === null && hit.customerId
        ? [{ name: 'ownCall.call', run: () => void call(hit).catch(showProblem) }]
        : [];
    const title = hit.name.startsWith('+') ? formatPhone(hit.name) : hit.name;
    return {
      key,
      group: 'record',
      title,
      detail: [t(`find.kind.${kind}`), hit.number, hit.detail].filter(Boolean).join(' · '),
      acts: [...open, ...ring],
    };
  };
  const groups = searching ? (answer.data?.groups ?? []) : [];
  return {
    entries: groups.flatMap((group) => group.hits.map((hit) => entryOf(group.kind, hit))),
    pending: typed.trim() !== settled || answer.isFetching,
  };
}
