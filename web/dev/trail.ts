import type { TrailEntry } from '../src/api/types.ts';
import { agentNames } from './firm.ts';

const HOUR = 3_600_000;

const entry = (
  id: number,
  agent: number,
  action: TrailEntry['action'],
  changes: TrailEntry['changes'] = [],
): TrailEntry => ({
  id: String(id),
  at: Date.now() - (100 - id) * HOUR,
  userId: agent + 3,
  userName: agentNames[agent] ?? '',
  action,
  changes,
});

/** The newest first. */
export function trail(action: string | null): TrailEntry[] {
  return [
    entry(99, 0, 'SEEN'),
    entry(95, 2, 'CHANGED', [
      { field: 'city', before: 'Bremen', after: 'Hamburg' },
      { field: 'phones', before: '+49405550101', after: '+49405550101 mobile, +49405550102' },
      { field: 'custom.level', before: 'Silver', after: 'Gold' },
    ]),
    entry(94, 2, 'SEEN'),
    entry(60, 1, 'CHANGED', [{ field: 'incident I-1042', before: '', after: 'Open, High, Dishwasher leaks' }]),
    entry(20, 1, 'CREATED', [
      { field: 'customerNumber', before: '', after: 'K-20400' },
      { field: 'lastName', before: '', after: 'Møller' },
      { field: 'city', before: '', after: 'Bremen' },
    ]),
  ].filter((one) => !action || one.action === action);
}
