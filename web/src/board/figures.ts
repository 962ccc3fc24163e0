import type { AgentState } from '../api/types';
import type { AgentLive, QueueLive } from '../live/messages';

/**
 * Service level today, 0..1, or null while nothing counts.
 * Formula: answered within the target ÷ (answered + abandoned).
 */
export function serviceLevel(
  queue: Pick<QueueLive, 'answeredInTimeToday' | 'answeredToday' | 'abandonedToday'>,
): number | null {
  const counted = queue.answeredToday + queue.abandonedToday;
  return counted === 0 ? null : queue.answeredInTimeToday / counted;
}

export function overallServiceLevel(queues: QueueLive[]): number | null {
  const sum = (of: (queue: QueueLive) => number) => queues.reduce((total, queue) => total + of(queue), 0);
  return serviceLevel({
    answeredInTimeToday: sum((queue) => queue.answeredInTimeToday),
    answeredToday: sum((queue) => queue.answeredToday),
    abandonedToday: sum((queue) => queue.abandonedToday),
  });
}

export type Urgency = 'calm' | 'attention' | 'alarm';

/** How a queue does right now: its longest wait against its target, and whether anybody could answer. */
export function urgency(queue: QueueLive, nowMs: number): Urgency {
  if (queue.waiting === 0 || queue.longestWaitSinceMs === null) return 'calm';
  const nobody = queue.available + queue.onContact + queue.wrapUp === 0;
  const waitedSeconds = (nowMs - queue.longestWaitSinceMs) / 1000;
  if (nobody || waitedSeconds > queue.serviceLevelSeconds) return 'alarm';
  return waitedSeconds > queue.serviceLevelSeconds / 2 ? 'attention' : 'calm';
}

/** The published bounds of a service level: 80 % is the usual promise, below 60 % it is broken. */
export function levelUrgency(share: number | null): Urgency {
  if (share === null || share >= 0.8) return 'calm';
  return share >= 0.6 ? 'attention' : 'alarm';
}

/** Who waits longest among all queues; null when nobody waits. */
export function longestWaitSince(queues: QueueLive[]): number | null {
  const since = queues.filter((queue) => queue.waiting > 0).flatMap((queue) => queue.longestWaitSinceMs ?? []);
  return since.length ? Math.min(...since) : null;
}

/** The order in which a supervisor looks: who rings, who talks, who is free, who is away. */
export const STATE_ORDER: AgentState[] = [
  'OFFERED',
  'ON_CONTACT',
  'HELD',
  'WRAP_UP',
  'AVAILABLE',
  'NOT_READY',
  'OFFLINE',
];

/** What puts an agent back to where it was; null when nothing was chosen before. */
export function before(agent: AgentLive): { state: 'AVAILABLE' | 'NOT_READY'; reasonCode: string } | null {
  if (agent.state === 'WRAP_UP' || agent.state === 'OFFLINE') return null;
  const reasonCode = agent.state === 'NOT_READY' ? agent.reasonCode : agent.pendingReason;
  return { state: reasonCode ? 'NOT_READY' : 'AVAILABLE', reasonCode };
}

/** Whether what a supervisor set still stands: else putting back what was before would undo something newer. */
export function stillStands(agent: AgentLive, was: AgentLive, set: { state: AgentState; reason: string }): boolean {
  return was.contact && was.state !== 'WRAP_UP'
    ? agent.state === was.state && agent.contact?.contactId === was.contact.contactId
    : agent.state === set.state && (set.state !== 'NOT_READY' || agent.reasonCode === set.reason);
}

/** Where callers of a queue can be moved to: the others that somebody serves. */
export function movableTo(from: QueueLive, board: { queues: QueueLive[]; agents: AgentLive[] }): QueueLive[] {
  const served = new Set(board.agents.flatMap((agent) => agent.queueIds));
  return board.queues.filter(({ queueId }) => queueId !== from.queueId && served.has(queueId));
}

export interface AgentFilter {
  text: string;
  state: AgentState | '';
  queue: string;
}

export function filterAgents(agents: AgentLive[], filter: AgentFilter): AgentLive[] {
  const text = filter.text.trim().toLowerCase();
  return agents
    .filter(
      (agent) =>
        (filter.state === '' ? agent.state !== 'OFFLINE' || text !== '' : agent.state === filter.state) &&
        (filter.queue === '' || agent.queueNames.includes(filter.queue)) &&
        (text === '' || agent.displayName.toLowerCase().includes(text)),
    )
    .toSorted(
      (a, b) =>
        STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state) || a.sinceMs - b.sinceMs || a.agentId - b.agentId,
    );
}
