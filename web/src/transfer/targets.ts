import type { TransferRequest, TransferTargets } from '../api/types';

/** Somebody or something a caller can go to. */
export interface Target {
  key: string;
  kind: TransferRequest['kind'];
  id: number | null;
  number: string | null;
  name: string;
  /** Whether anything can be done with it now. */
  free: boolean;
  colleague: TransferTargets['agents'][number] | null;
  queue: TransferTargets['queues'][number] | null;
}

const NUMBER = /^\+?[\d\s()/.-]{3,}$/;

/** What fits the words written, those who are free first; a number last, if it could be one. */
export function targetsFor(targets: TransferTargets, written: string): Target[] {
  const words = written.trim().toLowerCase();
  const fits = (name: string) => name.toLowerCase().includes(words);
  const colleagues = targets.agents
    .filter((agent) => agent.state !== 'OFFLINE')
    .filter((agent) => fits(agent.name) || agent.queueNames.some(fits))
    .map((agent) => ({
      key: `agent-${agent.agentId}`,
      kind: 'AGENT' as const,
      id: agent.agentId,
      number: null,
      name: agent.name,
      free: agent.state === 'AVAILABLE',
      colleague: agent,
      queue: null,
    }))
    .sort((a, b) => Number(b.free) - Number(a.free) || a.name.localeCompare(b.name));
  const queues = targets.queues
    .filter((queue) => fits(queue.name))
    .map((queue) => ({
      key: `queue-${queue.queueId}`,
      kind: 'QUEUE' as const,
      id: queue.queueId,
      number: null,
      name: queue.name,
      free: true,
      colleague: null,
      queue,
    }));
  const number = written.trim();
  const outside =
    targets.outside && NUMBER.test(number)
      ? [
          {
            key: 'number',
            kind: 'NUMBER' as const,
            id: null,
            number,
            name: number,
            free: true,
            colleague: null,
            queue: null,
          },
        ]
      : [];
  return [...colleagues, ...queues, ...outside];
}
