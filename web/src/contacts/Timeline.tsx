import {
  IconArrowBackUp,
  IconArrowFork,
  IconArrowRight,
  IconArrowsSort,
  IconBell,
  IconMenu2,
  IconMessages,
  IconMicrophone,
  IconPencil,
  IconPhone,
  IconPhoneOutgoing,
  IconPlayerPause,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Fragment } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { ContactDetail, Segment, SegmentKind } from '../api/types';
import { formatClock, serverNow } from '../clock/clock';
import { formatTime } from '../i18n/format';
import { link } from '../shell/route';
import type { LampState } from '../theme/Lamp';
import classes from './contacts.module.css';
import { howItCame } from '../transfer/story';
import { Routed } from './Routed';
import { answeredBy, arranged, calledBack, overflowed, waiting, whyThisAgent, widened } from './why';

const KINDS: Record<SegmentKind, { lamp: LampState; sign: typeof IconPhone }> = {
  MENU: { lamp: 'OFFLINE', sign: IconMenu2 },
  QUEUE: { lamp: 'NOT_READY', sign: IconUsersGroup },
  MESSAGE: { lamp: 'NOT_READY', sign: IconMicrophone },
  OFFER: { lamp: 'OFFERED', sign: IconBell },
  CONVERSATION: { lamp: 'TALKING', sign: IconPhone },
  HOLD: { lamp: 'HELD', sign: IconPlayerPause },
  WRAP_UP: { lamp: 'WRAP_UP', sign: IconPencil },
  CONSULT: { lamp: 'HELD', sign: IconMessages },
  OUTSIDE: { lamp: 'TALKING', sign: IconPhoneOutgoing },
  PRIORITY: { lamp: 'NOT_READY', sign: IconArrowsSort },
  MOVE: { lamp: 'NOT_READY', sign: IconArrowRight },
  CALLBACK: { lamp: 'NOT_READY', sign: IconPhoneOutgoing },
  ATTEMPT: { lamp: 'OFFERED', sign: IconPhoneOutgoing },
  TAKEN_UP: { lamp: 'NOT_READY', sign: IconArrowBackUp },
  OVERFLOW: { lamp: 'NOT_READY', sign: IconArrowFork },
};

/** Those whose result is told as a sentence. */
const TOLD: SegmentKind[] = ['TAKEN_UP', 'PRIORITY'];

/** The segments of a contact: each as a line with its stretch of the whole beside it. */
export function Timeline({ contact }: { contact: ContactDetail }) {
  const { t } = useTranslation();
  const begin = contact.startedAtMs;
  const end = Math.max(begin + 1, ...contact.segments.map((segment) => segment.endedAtMs ?? serverNow()));
  const afterMenu = contact.segments.findIndex(
    ({ kind, startedAtMs }) => kind !== 'MENU' && contact.routed && startedAtMs >= contact.routed.atMs,
  );
  return (
    <ol className={classes.timeline}>
      {contact.segments.map((segment, index) => (
        <Fragment key={index}>
          {index === afterMenu && contact.routed && <Routed routed={contact.routed} />}
          <Line segment={segment} contact={contact} begin={begin} whole={end - begin} />
        </Fragment>
      ))}
      {afterMenu < 0 && contact.routed && <Routed routed={contact.routed} />}
      {contact.segments.length === 0 && <li className="quiet">{t('contact.noSegments')}</li>}
    </ol>
  );
}

interface LineProps {
  segment: Segment;
  contact: ContactDetail;
  begin: number;
  whole: number;
}

function Line({ segment, contact, begin, whole }: LineProps) {
  const { t } = useTranslation();
  const { lamp, sign: Sign } = KINDS[segment.kind];
  const end = segment.endedAtMs ?? serverNow();
  const left = ((segment.startedAtMs - begin) / whole) * 100;
  const width = ((end - segment.startedAtMs) / whole) * 100;
  const placed = contact.placedBy !== '';
  const story = [
    howItCame(segment, placed, t),
    ...waiting(segment, t),
    ...arranged(segment, t),
    ...widened(segment, t),
    ...overflowed(segment, t),
    ...calledBack(segment, t),
    ...(segment.choice ? [whyThisAgent(segment.agentName, segment.choice, t).join(' ')] : []),
  ].filter(Boolean);
  return (
    <li className={classes.segment} data-lamp={lamp}>
      <span className="figures quiet">{formatTime(segment.startedAtMs)}</span>
      <span className={classes.segmentKind}>
        <Sign size={16} stroke={2} aria-hidden /> {t(`segment.${segment.kind}`)}
      </span>
      <span>{[segment.queueName, segment.agentName].filter(Boolean).join(' · ')}</span>
      <span className="quiet">
        {!TOLD.includes(segment.kind) &&
          (answeredBy(segment, contact.segments, t) ||
            (segment.result && t(`result.${segment.result}`, { defaultValue: segment.result })))}
      </span>
      <span className={classes.stretch} aria-hidden>
        <span style={{ left: `${left}%`, width: `max(3px, ${width}%)` }} />
      </span>
      <span className={`figures ${classes.segmentFor}`}>{formatClock(end - segment.startedAtMs)}</span>
      {segment.kind === 'TAKEN_UP' && (
        <p className={classes.story}>
          <Trans
            i18nKey="callback.takenUp"
            values={{ contact: segment.result }}
            components={{ a: <a href={link('contacts', segment.result)} /> }}
          />
        </p>
      )}
      {story.map((line) => (
        <p key={line} className={classes.story}>
          {line}
        </p>
      ))}
    </li>
  );
}
