import type { TFunction } from 'i18next';
import type { Segment } from '../api/types';
import { formatPhone } from '../i18n/phone';

const QUEUED = ['TRANSFER', 'TO_AGENT', 'RETURNED', 'AGENT_LOST'];

/**
 * How a contact came to where it is by a transfer, as a sentence; empty where there is nothing to tell.
 *
 * @param placed whether an agent has called: then whom it rings at outside is no transfer
 */
export function howItCame({ kind, cause, queueName, agentName }: Segment, placed: boolean, t: TFunction): string {
  switch (kind) {
    case 'QUEUE':
      return QUEUED.includes(cause) ? t(`transfer.story.${cause}`) : '';
    case 'CONVERSATION':
      return cause === 'HANDED_OVER' ? t('transfer.story.HANDED_OVER') : '';
    case 'CONSULT':
      if (cause) return t('transfer.story.consultNumber', { number: formatPhone(cause) });
      return queueName
        ? t('transfer.story.consultQueue', { name: queueName })
        : t('transfer.story.consultAgent', { name: agentName });
    case 'OUTSIDE':
      if (placed || !agentName) return t('callback.called', { number: formatPhone(cause) });
      return t('transfer.story.outside', { number: formatPhone(cause), name: agentName });
    default:
      return '';
  }
}
