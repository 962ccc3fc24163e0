import { useTranslation } from 'react-i18next';
import { hindranceOf } from '../agent/hindrance';
import { useAgentView, useAsk } from '../agent/useAsk';
import { agent as api } from '../api/endpoints';
import type { AgentView } from '../api/types';
import { go } from '../shell/route';
import { showRefused } from '../shell/problems';
import { allowSound } from '../softphone/ringTone';
import { dialOnce } from './dialOnce';

/** Whom a click calls: a number, a colleague, a queue. */
export type Callee = Parameters<typeof api.dial>[0];

/**
 * Calls by one click: the own telephone first, then the other side. The agent's page, where the card of who is called is,
 * comes up at once. `able`: there is an agent here at all.
 */
export function useDial() {
  const { t } = useTranslation();
  const view = useAgentView();
  const call = useAsk(async (to: Callee) => {
    await dialOnce((key) => api.dial(to, key));
  });
  const obstacle = obstacleOf(view);
  return {
    able: view !== null,
    /** Why nobody can be called now. */
    obstacle,
    pending: call.pending,
    dial: (to: Callee) => {
      if (obstacle) return showRefused(t(`dial.not.${obstacle}`));
      if (call.pending) return;
      allowSound();
      go('agent');
      call.send(to);
    },
  };
}

function obstacleOf(view: AgentView | null) {
  if (view === null || view.state === 'OFFLINE') return 'signIn';
  if (!view.deviceReady) return 'phone';
  if (hindranceOf(view) === 'EMERGENCY') return 'emergency';
  return view.contact && view.contact.phase !== 'WRAP_UP' ? 'busy' : null;
}

export const toNumber = (written: string): Callee => ({ kind: 'NUMBER', id: null, to: written, clicked: true });
