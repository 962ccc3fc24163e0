import { useMutation } from '@tanstack/react-query';
import type { AgentView } from '../api/types';
import { live } from '../live/LiveSocket';
import { useLive } from '../live/useLive';
import { showProblem } from '../shell/problems';

/** The agent's view, as the live socket told it last; null until then. */
export const useAgentView = () => useLive((state) => state.agent);

/** A request about the agent; its answer shows at once, its refusal as a message. */
export function useAsk<T extends unknown[]>(ask: (...values: T) => Promise<AgentView | void>) {
  const { mutate, isPending } = useMutation({
    mutationFn: (values: T) => ask(...values),
    onSuccess: (view) => view && live.take(view),
    onError: showProblem,
  });
  return { pending: isPending, send: (...values: T) => mutate(values) };
}
