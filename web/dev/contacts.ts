import type { ContactDetail, RoutedByRule, Segment } from '../src/api/types.ts';
import { choice } from './distribution.ts';
import { agentNames, chance, dispositions, pick, queueNames } from './firm.ts';
import { cards } from './people.ts';
import { stories } from './stories.ts';

const routed = (atMs: number, index: number, queueName: string): RoutedByRule => ({
  atMs,
  ruleId: index % 4 === 1 ? 0 : 3,
  ruleName: index % 4 === 1 ? '' : 'Service contract first',
  queueName,
  passed: [
    { ruleId: 1, ruleName: 'Personal manager', because: 'PERSONAL_MANAGER' },
    { ruleId: 2, ruleName: index % 8 === 2 ? '' : 'Danish callers', because: 'LANGUAGE' },
  ],
  gaps: index % 4 === 3 ? ['PERSON_GONE'] : [],
});

const ordinary: ContactDetail[] = Array.from({ length: 160 }, (_, index) => {
  const card = pick(cards);
  const start = Date.now() - index * 11 * 60_000 - Math.floor(chance() * 300_000) - 60_000;
  const outcome = chance() < 0.85 ? 'ANSWERED' : chance() < 0.7 ? 'ABANDONED' : 'IN_MENU';
  const queueName = outcome === 'IN_MENU' ? '' : pick(queueNames);
  const agentName = outcome === 'ANSWERED' ? pick(agentNames) : '';
  const segments: Segment[] = [];
  let at = start;
  const add = (kind: Segment['kind'], lasts: number, result = '', agent = '') => {
    segments.push({
      kind,
      startedAtMs: at,
      endedAtMs: at + lasts,
      queueName: kind === 'MENU' ? '' : queueName,
      agentName: agent,
      cause: '',
      result,
      choice: kind === 'OFFER' ? choice(index, pick(agentNames.filter((name) => name !== agent))) : null,
      widenings:
        kind === 'QUEUE' && index % 3 === 2
          ? [30_000, 60_000].filter((ms) => ms < lasts).map((ms, stage) => ({ atMs: at + ms, stage: stage + 1 }))
          : [],
    });
    at += lasts;
  };
  const waitMs = Math.floor(2_000 + chance() ** 3 * 90_000);
  const talkMs = outcome === 'ANSWERED' ? Math.floor(40_000 + chance() * 400_000) : 0;
  const holdMs = talkMs && chance() < 0.4 ? 34_000 : 0;
  add('MENU', 14_000);
  if (outcome !== 'IN_MENU') add('QUEUE', waitMs, outcome === 'ABANDONED' ? 'ABANDONED' : '');
  if (outcome === 'ANSWERED') {
    if (chance() < 0.25) add('OFFER', 20_000, 'EXPIRED', pick(agentNames));
    add('OFFER', 4_200, 'ACCEPTED', agentName);
    add('CONVERSATION', talkMs / 2, '', agentName);
    if (holdMs) add('HOLD', holdMs, '', agentName);
    add('CONVERSATION', talkMs / 2, '', agentName);
    add('WRAP_UP', 24_000, '', agentName);
  }
  const known = chance() < 0.8 && card.customer;
  return {
    contactId: String(500 + index),
    fromContactId: null,
    caller: chance() < 0.05 ? '' : card.number,
    dialled: '+493055512000',
    startedAtMs: start,
    endedAtMs: index < 2 ? null : at,
    kind: 'CALL',
    placedBy: '',
    outcome: index < 2 ? null : outcome,
    endedBy: chance() < 0.6 ? 'CALLER' : 'AGENT',
    endCause: 'HANG_UP',
    queueName,
    agentName,
    waitMs,
    talkMs,
    holdMs,
    customerName: known ? `${known.firstName} ${known.lastName}` : '',
    disposition: outcome === 'ANSWERED' ? pick(dispositions).label : '',
    hasRecording: outcome === 'ANSWERED',
    segments,
    routed: index % 4 === 0 ? null : routed(start + 14_000, index, queueName),
    messageIds: [],
    continuedIn: null,
  };
});

export const contacts: ContactDetail[] = [...stories, ...ordinary];
