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

/** Short numbers too. */
const DIALLED = /^\+?[\d\s()/.-]{2,}$/;
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

/** Whom an agent can call: colleagues on a break too, and any number, which may be a short one. */
export function callable(targets: TransferTargets, written: string): Target[] {
  const found = targetsFor({ ...targets, outside: false }, written)
    .map((target) => ({ ...target, free: target.free || target.colleague?.state === 'NOT_READY' }))
    .sort((a, b) => (a.colleague && b.colleague ? Number(b.free) - Number(a.free) : 0));
  const number = written.trim();
  if (!DIALLED.test(number)) return found;
  const dialled = { key: 'number', kind: 'NUMBER' as const, id: null, number, name: number, free: true };
  return [{ ...dialled, colleague: null, queue: null }, ...found];
}

/** Whom the caller would go to: the one pinned, while there and free; never somebody else. */
export function chosenOf(targets: Target[], pinned: string | null): Target | undefined {
  return targets.find(({ key, free }) => free && key === pinned);
}

/** The key of the next one who is free; the first or last when the pinned one is not. */
export function freeBeside(targets: Target[], pinned: string | null, by: 1 | -1): string | null {
  const free = targets.filter((target) => target.free);
  const at = free.findIndex(({ key }) => key === pinned);
  const next = at < 0 && by < 0 ? -1 : at + by;
  return free.at(next % free.length)?.key ?? pinned;
}
