import type { AgentView } from '../api/types';

/** What the server takes an agent out for by itself, and gives back when it is over. */
export type Hindrance = 'DEVICE_LOST' | 'EMERGENCY';

type State = Pick<AgentView, 'state' | 'reasonCode' | 'pendingReason'>;

/** Why no call reaches the agent, who can do nothing about it by a click; null when nothing hinders. */
export function hindranceOf({ state, reasonCode }: State): Hindrance | null {
  const hindered = state === 'NOT_READY' && (reasonCode === 'DEVICE_LOST' || reasonCode === 'EMERGENCY');
  return hindered ? reasonCode : null;
}

/** Whether going available changes something. */
export const mayGoAvailable = (view: State) =>
  (view.state === 'NOT_READY' && hindranceOf(view) === null) || view.pendingReason !== '';
