import type { TFunction } from 'i18next';
import type { OverflowStep, OverflowTarget, OverflowTrigger } from '../api/types';
import { formatNumber } from '../i18n/format';
import { formatPhone } from '../i18n/phone';
import { between, needed } from './resource';

export const TRIGGERS: OverflowTrigger[] = ['WAITED', 'ESTIMATE', 'FULL', 'NOBODY', 'KEY', 'CLOSED'];
export const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'];
export const MAX_OVERFLOW = 8;
/** Seconds. */
export const MAX_OVERFLOW_TIME = 86_400;
export const MAX_PRIORITY = 100;

export const isTimed = (trigger: OverflowTrigger) => trigger === 'WAITED' || trigger === 'ESTIMATE';

/** Where a step can lead: a full queue cannot keep anybody, a key leads out of the queue. */
export function targetsOf(trigger: OverflowTrigger): OverflowTarget[] {
  if (trigger === 'KEY') return ['QUEUE', 'CALLBACK', 'VOICEMAIL', 'NUMBER'];
  return trigger === 'FULL'
    ? ['QUEUE', 'VOICEMAIL', 'NUMBER', 'HANG_UP']
    : ['QUEUE', 'CALLBACK', 'VOICEMAIL', 'NUMBER', 'ANNOUNCEMENT', 'HANG_UP'];
}

/** Whether there is something to be said to the caller. */
export const isSpoken = ({ trigger, target }: OverflowStep) =>
  trigger === 'KEY' || target === 'ANNOUNCEMENT' || target === 'HANG_UP' || target === 'VOICEMAIL';

/** Whether that must be given; else there is something usual. */
const isNeeded = (step: OverflowStep) => isSpoken(step) && (step.trigger === 'KEY' || step.target !== 'VOICEMAIL');

/** Whether the contact or the message waits on with other points of priority. */
export const isPrioritised = ({ target }: OverflowStep) => target === 'QUEUE' || target === 'VOICEMAIL';

/** A minute later than the last one. */
export function nextOverflow(steps: OverflowStep[]): OverflowStep {
  const last = Math.max(0, ...steps.filter(({ trigger }) => trigger === 'WAITED').map(({ ms }) => ms || 0));
  return {
    trigger: 'WAITED',
    ms: last + 60_000,
    key: '',
    target: 'QUEUE',
    queueId: 0,
    priority: 0,
    text: '',
    number: '',
  };
}

/** The step with another trigger, without what belonged to the old one. */
export function triggeredBy(trigger: OverflowTrigger, step: OverflowStep, steps: OverflowStep[]): OverflowStep {
  const targets = targetsOf(trigger);
  const key = KEYS.find((free) => !steps.some((other) => other.key === free)) ?? '';
  return leadingTo(targets.includes(step.target) ? step.target : 'QUEUE', {
    ...step,
    trigger,
    ms: isTimed(trigger) ? step.ms || 60_000 : 0,
    key: trigger === 'KEY' ? step.key || key : '',
  });
}

export const leadingTo = (target: OverflowTarget, step: OverflowStep): OverflowStep => ({
  ...step,
  target,
  queueId: target === 'QUEUE' ? step.queueId : 0,
  priority: isPrioritised({ ...step, target }) ? step.priority : 0,
  number: target === 'NUMBER' ? step.number : '',
});

export const saysWhereWhenClosed = (steps: OverflowStep[]) => steps.some(({ trigger }) => trigger === 'CLOSED');

/** Steps with only what counts. */
export const writtenOverflow = (steps: OverflowStep[]) =>
  steps.map((step) => (isSpoken(step) ? step : { ...step, text: '' }));

/** One step in few words, as "after 60 s → Billing". */
export function inWords(step: OverflowStep, nameOf: (queueId: number) => string, t: TFunction): string {
  const time = `${formatNumber(step.ms / 1000)} ${t('seconds')}`;
  const where =
    step.target === 'QUEUE'
      ? nameOf(step.queueId)
      : (step.target === 'NUMBER' && formatPhone(step.number)) || t(`overflow.target.${step.target}`);
  return `${t(`overflow.brief.${step.trigger}`, { time, key: step.key })} → ${where}`;
}

/** Problems by field. */
export function overflowProblems(steps: OverflowStep[], hoursId: number, t: TFunction): Record<string, string | null> {
  const closed = saysWhereWhenClosed(steps);
  const ofHours: Record<string, string | null> = {
    overflow: hoursId && !closed ? t('queueHours.stepNeeded') : null,
    hoursId: closed && !hoursId ? t('queueHours.needed') : null,
  };
  const ofSteps = Object.fromEntries(
    steps.flatMap((step, index) => {
      const before = steps.slice(0, index).findLast(({ trigger }) => trigger === 'WAITED');
      const late = step.trigger !== 'WAITED' || !before || step.ms > before.ms;
      return [
        [
          `overflow.${index}.ms`,
          isTimed(step.trigger)
            ? (between(step.ms, 1, MAX_OVERFLOW_TIME, t, 1000) ?? (late ? null : t('overflow.later')))
            : null,
        ],
        [`overflow.${index}.queueId`, step.target !== 'QUEUE' || step.queueId ? null : t('admin.needed')],
        [`overflow.${index}.text`, isNeeded(step) ? needed(step.text, t) : null],
        [`overflow.${index}.number`, step.target === 'NUMBER' ? needed(step.number, t) : null],
        [`overflow.${index}.priority`, between(step.priority, -MAX_PRIORITY, MAX_PRIORITY, t)],
      ];
    }),
  );
  return { ...ofHours, ...ofSteps };
}
