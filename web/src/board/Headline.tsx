import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock, useNow } from '../clock/clock';
import { formatNumber, formatPercent } from '../i18n/format';
import type { Board } from '../live/state';
import classes from './board.module.css';
import { levelUrgency, longestWaitSince, overallServiceLevel, urgency, type Urgency } from './figures';

const WORST: Urgency[] = ['alarm', 'attention', 'calm'];

/** The figures that one reads from across the room. */
export function Headline({ board }: { board: Board }) {
  const { t } = useTranslation();
  const now = useNow();
  const { totals, queues, agents } = board;
  const level = overallServiceLevel(queues);
  const since = longestWaitSince(queues);
  const worst = WORST.find((one) => queues.some((queue) => urgency(queue, now) === one)) ?? 'calm';
  const available = agents.filter((agent) => agent.state === 'AVAILABLE').length;
  const present = agents.filter((agent) => agent.state !== 'OFFLINE').length;
  return (
    <dl className={classes.headline}>
      <Figure
        name={t('board.waiting')}
        value={formatNumber(totals.waiting)}
        urgency={worst}
        below={since === null ? t('board.nobodyWaits') : t('board.longest', { time: formatClock(now - since) })}
      />
      <Figure
        name={t('board.talking')}
        value={formatNumber(totals.talking)}
        below={t('board.inMenu', { count: totals.inMenu })}
      />
      <Figure
        name={t('board.available')}
        value={formatNumber(available)}
        urgency={available === 0 && totals.waiting > 0 ? 'attention' : 'calm'}
        below={t('board.present', { count: present })}
      />
      <Figure
        name={t('board.level')}
        value={level === null ? '–' : formatPercent(level)}
        urgency={levelUrgency(level)}
        below={t('board.levelFormula')}
      />
      <Figure
        name={t('board.answered')}
        value={formatNumber(totals.answeredToday)}
        below={t('board.abandoned', { count: totals.abandonedToday })}
      />
    </dl>
  );
}

function Figure({
  name,
  value,
  below,
  urgency: how = 'calm',
}: {
  name: string;
  value: string;
  below: ReactNode;
  urgency?: Urgency;
}) {
  return (
    <div className={classes.figure} data-urgency={how}>
      <dt>
        {how !== 'calm' && <IconAlertTriangle size="1.1em" aria-hidden />} {name}
      </dt>
      <dd className={classes.figureValue}>{value}</dd>
      <dd className={classes.figureBelow}>{below}</dd>
    </div>
  );
}
