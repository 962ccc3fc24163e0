import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QueueLive } from '../live/messages';
import { formatClock, useNow } from '../clock/clock';
import { formatPercent } from '../i18n/format';
import { LampSign, type LampState } from '../theme/Lamp';
import { AnnouncedWaits } from './AnnouncedWaits';
import classes from './board.module.css';
import { levelUrgency, serviceLevel, urgency } from './figures';

/** @param open shows who waits in a queue; without it the tiles are only looked at */
export function QueueWall({ queues, open }: { queues: QueueLive[]; open?: (queueId: number) => void }) {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <section aria-label={t('board.queues')} className={classes.queues}>
      {queues.length === 0 && <p className="quiet">{t('board.noQueues')}</p>}
      {queues.map((queue) => (
        <QueueTile key={queue.queueId} queue={queue} now={now} open={open} />
      ))}
    </section>
  );
}

function QueueTile({
  queue,
  now,
  open,
}: {
  queue: QueueLive;
  now: number;
  open: ((queueId: number) => void) | undefined;
}) {
  const { t } = useTranslation();
  const how = urgency(queue, now);
  const level = serviceLevel(queue);
  return (
    <article className={classes.queue} data-urgency={how}>
      <header>
        <h2>
          {open ? (
            <button type="button" className={classes.opens} onClick={() => open(queue.queueId)}>
              {queue.name}
            </button>
          ) : (
            queue.name
          )}
        </h2>
        {how !== 'calm' && (
          <span className={classes.cry}>
            <IconAlertTriangle size="1.1em" aria-hidden /> {t(`board.${how}`)}
          </span>
        )}
      </header>
      <div className={classes.queueNow}>
        <span className={classes.queueWaiting}>
          <strong className="figures">{queue.waiting}</strong>
          <span>{t('board.waiting')}</span>
        </span>
        <span className={classes.queueWait}>
          <strong className="figures">
            {queue.waiting > 0 && queue.longestWaitSinceMs !== null ? formatClock(now - queue.longestWaitSinceMs) : '–'}
          </strong>
          <span>{t('board.longestWait')}</span>
        </span>
        <span className={classes.queueWait} data-urgency={levelUrgency(level)}>
          <strong className="figures">{level === null ? '–' : formatPercent(level)}</strong>
          <span>{t('board.within', { seconds: queue.serviceLevelSeconds })}</span>
        </span>
      </div>
      <ul className={classes.crew}>
        <Crew state="AVAILABLE" count={queue.available} />
        <Crew state="ON_CONTACT" count={queue.onContact} />
        <Crew state="WRAP_UP" count={queue.wrapUp} />
        <Crew state="NOT_READY" count={queue.notReady} />
      </ul>
      <footer>
        {t('board.today', {
          answered: queue.answeredToday,
          abandoned: queue.abandonedToday,
          offered: queue.offeredToday,
        })}
        {queue.messages > 0 && ` · ${t('voicemail.waiting', { count: queue.messages })}`}
        {queue.overflowedToday > 0 && ` · ${t('overflow.today', { count: queue.overflowedToday })}`}
      </footer>
      <AnnouncedWaits queueId={queue.queueId} name={queue.name} />
    </article>
  );
}

function Crew({ state, count }: { state: LampState; count: number }) {
  const { t } = useTranslation();
  const name = t(`state.${state}`);
  return (
    <li data-lamp={state} data-none={count === 0 || undefined} title={name}>
      <LampSign state={state} size="1.1em" />
      <strong>{count}</strong>
      <span>{name}</span>
    </li>
  );
}
