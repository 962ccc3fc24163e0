import type { TFunction } from 'i18next';
import type { Segment, WhyAgent } from '../api/types';
import { formatClock } from '../clock/clock';
import { formatNumber } from '../i18n/format';
import { formatPhone } from '../i18n/phone';

/** Why this agent was offered the contact, a sentence each; none where nothing is known of it. */
export function whyThisAgent(agent: string, choice: WhyAgent, t: TFunction): string[] {
  if (choice.tier === 0) return [];
  const others = whereTheOthersWere(choice, t);
  return [
    choice.tier > 1 && t('why.tier', { tier: choice.tier }),
    ...reasons(agent, choice, others, t),
    choice.runnerUp && t('why.next', { agent: choice.runnerUp.name }),
    choice.waiting > 1 && t('why.waiting', { count: choice.waiting }),
  ].filter((sentence) => typeof sentence === 'string');
}

function reasons(agent: string, choice: WhyAgent, others: string, t: TFunction): string[] {
  if (choice.strategy === 'RING_ALL') return [t('why.by.RING_ALL', { agent })];
  return choice.candidates > 1
    ? [
        ...preferred(agent, choice, t),
        t(others ? 'why.reach' : 'why.all', { candidates: choice.candidates, count: choice.serving, others }),
      ]
    : [others ? t('why.only', { agent, count: choice.serving, others }) : t('why.single', { agent })];
}

/** What spoke for this one among several: tier and skill come before the queue's strategy. */
function preferred(agent: string, choice: WhyAgent, t: TFunction): string[] {
  const { score, tier, candidates, peers } = choice;
  const strategy = t(`strategy.${choice.strategy}`);
  if (score > 0)
    return [
      t('why.match', { agent, count: score }),
      ...(peers > 1 ? [t('why.equals', { count: peers, strategy })] : []),
    ];
  if (peers === 1) return [t('why.alone', { agent, tier })];
  if (peers > 1 && peers < candidates) return [t('why.inTier', { count: peers, tier, strategy })];
  return [t(`why.by.${choice.strategy}`, { agent })];
}

function whereTheOthersWere({ candidates, free, atWork, serving }: WhyAgent, t: TFunction): string {
  const away = serving - atWork;
  const busy = atWork - free;
  const unfit = free - candidates;
  return [
    away > 0 && t('why.away', { number: away }),
    busy > 0 && t('why.busy', { number: busy }),
    unfit > 0 && t('why.unfit', { number: unfit }),
  ]
    .filter(Boolean)
    .join(', ');
}

/** How it came to wait here, and what it was told of that. */
export function waiting({ kind, cause, announcedMs }: Segment, t: TFunction): string[] {
  return [
    kind === 'MESSAGE' && t('story.MESSAGE'),
    kind === 'QUEUE' && cause === 'NOT_REACHED' && t('story.NOT_REACHED'),
    announcedMs != null && announcedMs > 0 && t('story.estimated', { time: formatClock(announcedMs) }),
  ].filter((line) => typeof line === 'string');
}

/** What a supervisor did with it. */
export function arranged({ kind, queueName, agentName, result }: Segment, t: TFunction): string[] {
  if (kind === 'PRIORITY') return [t('story.PRIORITY', { name: agentName, priority: result })];
  if (kind === 'MOVE') return [t('story.MOVE', { name: agentName, queue: queueName })];
  return [];
}

/** When more agents came into question, a line each. */
export function widened({ startedAtMs, widenings }: Segment, t: TFunction): string[] {
  return widenings.map(({ atMs }) =>
    t('why.widened', { time: `${formatNumber(Math.round((atMs - startedAtMs) / 1000))} ${t('seconds')}` }),
  );
}

/** Why and where to a contact left its queue, or what it was told there. */
export function overflowed({ overflow, result }: Segment, t: TFunction): string[] {
  if (!overflow) return [];
  if (result === 'PASSED') return [t('overflow.passed')];
  return [`${t(`overflow.because.${overflow.trigger}`)} → ${t(`overflow.target.${overflow.target}`)}`];
}

/** Who answered, at the offers that ended because somebody else did. */
export function answeredBy({ kind, result, endedAtMs }: Segment, all: Segment[], t: TFunction): string {
  if (kind !== 'OFFER' || result !== 'TAKEN') return '';
  const winner = all.find(
    (other) => other.kind === 'OFFER' && other.result === 'ANSWERED' && other.endedAtMs === endedAtMs,
  );
  return winner ? t('story.answeredBy', { agent: winner.agentName }) : '';
}

/** What belongs to a callback. */
export function calledBack({ kind, cause }: Segment, t: TFunction): string[] {
  switch (kind) {
    case 'CALLBACK':
      return [t('callback.asked', { number: formatPhone(cause) })];
    case 'ATTEMPT':
      return [t('callback.called', { number: formatPhone(cause) })];
    default:
      return [];
  }
}
