import type { TFunction } from 'i18next';
import type { Segment } from '../api/types';
import { formatPhone } from '../i18n/phone';

/** How a contact came to where it is by a transfer, as a sentence; empty where there is nothing to tell. */
export function howItCame({ kind, cause, queueName, agentName }: Segment, t: TFunction): string {
  switch (kind) {
    case 'QUEUE':
      return ['TRANSFER', 'TO_AGENT', 'RETURNED', 'AGENT_LOST'].includes(cause) ? t(`transfer.story.${cause}`) : '';
    case 'CONVERSATION':
      return cause === 'HANDED_OVER' ? t('transfer.story.HANDED_OVER') : '';
    case 'CONSULT':
      if (cause) return t('transfer.story.consultNumber', { number: formatPhone(cause) });
      return queueName
        ? t('transfer.story.consultQueue', { name: queueName })
        : t('transfer.story.consultAgent', { name: agentName });
    case 'OUTSIDE':
      return t('transfer.story.outside', { number: formatPhone(cause), name: agentName });
    default:
      return '';
  }
}
