import { Button, Loader } from '@mantine/core';
import { IconArrowLeft, IconId, IconNote, IconPackage, IconTicket, IconUser } from '@tabler/icons-react';
import { Fragment, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchGroup, SearchMatch } from '../api/types';
import { formatDate } from '../i18n/format';
import { formatPhone } from '../i18n/phone';
import { Empty, Failed } from '../list/DataList';
import { problemText } from '../shell/problems';
import { marked, markedDigits, type Stretch } from './marked';
import classes from './search.module.css';
import { addressOf, foundIn, LIST, type Found, type Search } from './useSearch';

const ICONS: Record<SearchGroup['kind'], ComponentType<{ size?: number; stroke?: number }>> = {
  CUSTOMER: IconUser,
  EMPLOYEE: IconId,
  ORDER: IconPackage,
  INCIDENT: IconTicket,
  NOTE: IconNote,
};

/** What was found, by kind; one is marked for Enter. */
export function SearchResults({ search }: { search: Search }) {
  const { t } = useTranslation();
  const { answer, groups, settled, kind } = search;
  if (answer.isPending) return <Loader m="xl" aria-label={t('loading')} />;
  if (answer.error) return <Failed text={problemText(answer.error)} again={() => void answer.refetch()} />;
  const meant = answer.data?.meant ?? [];
  const words = meant.length > 0 ? meant.join(' ') : settled;
  return (
    <div className={classes.results}>
      {kind && (
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconArrowLeft size={14} />}
          onClick={() => search.setKind(null)}
        >
          {t('find.allKinds')}
        </Button>
      )}
      {meant.length > 0 && (
        <p className="quiet" role="status">
          {t('find.meant', { typed: settled, words: meant.join(', ') })}
        </p>
      )}
      {groups.length === 0 && <Empty text={t('list.nothingFound', { search: settled })} />}
      <div id={LIST} role="listbox" aria-label={t('find.results')} aria-busy={answer.isPlaceholderData}>
        {groups.map((group) => (
          <section key={group.kind} role="group" aria-labelledby={`${LIST}-${group.kind}`} className={classes.group}>
            <h2 id={`${LIST}-${group.kind}`} role="presentation">
              {t(`find.kind.${group.kind}`)}
            </h2>
            <div role="presentation" className="panel">
              {group.hits.map((hit) => (
                <Hit
                  key={hit.id}
                  found={foundIn(group.kind, hit)}
                  active={search.activeKey === `${group.kind}-${hit.id}`}
                  words={words}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
      {groups
        .filter((group) => group.nextCursor)
        .map((group) =>
          kind ? (
            <p key={group.kind} className="quiet">
              {t('find.typeMore')}
            </p>
          ) : (
            <Button key={group.kind} variant="default" size="xs" onClick={() => search.setKind(group.kind)}>
              {t('find.more', { kind: t(`find.kind.${group.kind}`) })}
            </Button>
          ),
        )}
    </div>
  );
}

function Hit({ found, active, words }: { found: Found; active: boolean; words: string }) {
  const { hit, kind, key } = found;
  const Icon = ICONS[kind];
  const matched = hit.matched.filter(({ field }) => field !== 'NAME');
  const number = matched.some(({ field }) => field === 'NUMBER') ? '' : hit.number;
  return (
    <a
      id={`${LIST}-${key}`}
      role="option"
      aria-selected={active}
      href={addressOf(found)}
      tabIndex={-1}
      className={classes.hit}
    >
      <Icon size={18} stroke={1.6} aria-hidden />
      <span className={classes.name}>
        <strong>
          <Marked stretches={marked(hit.name.startsWith('+') ? formatPhone(hit.name) : hit.name, words)} />
        </strong>
        <span className="quiet">{[number, hit.detail].filter(Boolean).join(' · ')}</span>
      </span>
      <span className={classes.matched}>
        {matched.map((match) => (
          <Matched key={match.field + match.text} match={match} words={words} />
        ))}
      </span>
      <span className="quiet figures">{hit.at ? formatDate(hit.at) : ''}</span>
    </a>
  );
}

function Matched({ match, words }: { match: SearchMatch; words: string }) {
  const { t } = useTranslation();
  const phone = match.field === 'PHONE';
  return (
    <span className={match.field === 'TEXT' ? classes.text : classes.match}>
      <span className="visually-hidden">{t(`find.field.${match.field}`)}: </span>
      <Marked stretches={phone ? markedDigits(formatPhone(match.text), words) : marked(match.text, words)} />
    </span>
  );
}

function Marked({ stretches }: { stretches: Stretch[] }) {
  return stretches.map((stretch, at) =>
    stretch.hit ? <mark key={at}>{stretch.text}</mark> : <Fragment key={at}>{stretch.text}</Fragment>,
  );
}
