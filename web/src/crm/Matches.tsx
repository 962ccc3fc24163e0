import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agent as api } from '../api/endpoints';
import type { CallerCard, CallerMatch, PopView } from '../api/types';
import { formatDate } from '../i18n/format';
import { useAsk } from '../agent/useDesk';
import classes from './pop.module.css';

interface MatchesProps {
  contactId: string;
  pop: PopView;
  /** Who it is at the moment. */
  card: CallerCard;
}

/** Several people have the number: the agent says which of them calls, and may correct it. */
export function Matches({ contactId, pop: { matches, toChoose }, card }: MatchesProps) {
  const { t } = useTranslation();
  const [correcting, setCorrecting] = useState(false);
  const choose = useAsk(async ({ kind, id }: CallerMatch) => {
    await api.identify(contactId, kind, id);
    setCorrecting(false);
  });
  const chosenId = toChoose ? null : (card.customer?.id ?? card.employee?.id);
  return (
    <section className={classes.matches} aria-labelledby="matches">
      <div className={classes.matchesHead}>
        <IconUsers size={18} aria-hidden />
        <h3 id="matches">{t('pop.several', { count: matches.length })}</h3>
        {!toChoose && !correcting && (
          <Button size="compact-sm" variant="default" onClick={() => setCorrecting(true)}>
            {t('pop.somebodyElse')}
          </Button>
        )}
      </div>
      {(toChoose || correcting) && (
        <ul>
          {matches.map((match) => (
            <li key={match.kind + match.id}>
              <button
                type="button"
                aria-pressed={match.id === chosenId}
                disabled={choose.pending}
                onClick={() => choose.send(match)}
              >
                <strong>{match.name}</strong>
                <span className="quiet">
                  {[t(`card.${match.kind}`), match.number, match.place].filter(Boolean).join(' · ')}
                </span>
                <span className="quiet">
                  {match.lastOrderAt && t('pop.lastOrder', { date: formatDate(match.lastOrderAt) })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
