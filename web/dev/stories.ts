import type { ContactDetail, Segment, SegmentKind } from '../src/api/types.ts';
import { choice } from './distribution.ts';

const BEGIN = Date.now() - 40 * 60_000;
const CALLER = '+493040558812';

type Part = [kind: SegmentKind, fromSeconds: number, toSeconds: number, rest?: Partial<Segment>];

const segments = (begin: number, parts: Part[]): Segment[] =>
  parts.map(([kind, from, to, rest]) => ({
    kind,
    startedAtMs: begin + from * 1_000,
    endedAtMs: begin + to * 1_000,
    queueName: kind === 'MENU' ? '' : 'Technical support',
    agentName: '',
    cause: '',
    result: '',
    choice: null,
    widenings: [],
    overflow: null,
    ...rest,
  }));

function story(id: number, parts: Part[], rest: Partial<ContactDetail>): ContactDetail {
  const begin = BEGIN + id * 1_000;
  const all = segments(begin, parts);
  return {
    contactId: String(id),
    fromContactId: null,
    caller: CALLER,
    dialled: '+493055512000',
    startedAtMs: begin,
    endedAtMs: Math.max(...all.map(({ endedAtMs }) => endedAtMs ?? 0)),
    kind: 'CALL',
    placedBy: '',
    outcome: 'ANSWERED',
    endedBy: 'CALLER',
    endCause: 'HANG_UP',
    queueName: 'Technical support',
    agentName: 'Oana Marinescu',
    waitMs: 20_000,
    talkMs: 160_000,
    holdMs: 0,
    customerName: 'Henrik Schäfer',
    disposition: '',
    hasRecording: false,
    segments: all,
    routed: null,
    messageIds: [],
    continuedIn: null,
    ...rest,
  };
}

const offer = (agentName: string, result: string, index = 0): Partial<Segment> => ({
  agentName,
  result,
  choice: choice(index, 'Jan Petersen'),
});
const ringAll = (agentName: string, result: string): Partial<Segment> => ({
  agentName,
  result,
  choice: { ...choice(0, 'Jan Petersen'), strategy: 'RING_ALL', runnerUp: null },
});

/** One contact of each kind there is to tell, by hand. */
export const stories: ContactDetail[] = [
  story(
    480,
    [
      ['MENU', 0, 14, { result: 'QUEUED' }],
      ['QUEUE', 14, 34, { cause: 'FROM_MENU', result: 'ANSWERED', announcedMs: 24_000 }],
      ['OFFER', 28, 34, ringAll('Jan Petersen', 'TAKEN')],
      ['OFFER', 28, 34, ringAll('Oana Marinescu', 'ANSWERED')],
      ['OFFER', 28, 31, ringAll('Felix Adler', 'DECLINED')],
      ['CONVERSATION', 34, 90, { agentName: 'Oana Marinescu', result: 'TRANSFERRED' }],
      ['CONSULT', 60, 90, { agentName: 'Jan Petersen', queueName: '', result: 'HANDED_OVER' }],
      ['CONVERSATION', 90, 190, { agentName: 'Jan Petersen', cause: 'HANDED_OVER', result: 'CALLER_HUNG_UP' }],
      ['WRAP_UP', 90, 110, { agentName: 'Oana Marinescu', result: 'AGENT' }],
      ['WRAP_UP', 190, 220, { agentName: 'Jan Petersen', result: 'TIME' }],
    ],
    { agentName: 'Jan Petersen', messageIds: ['482'], continuedIn: '483' },
  ),
  story(
    481,
    [
      ['MENU', 0, 14, { result: 'QUEUED' }],
      ['QUEUE', 14, 74, { cause: 'FROM_MENU', result: 'CALLBACK' }],
      ['CALLBACK', 74, 700, { cause: CALLER, result: 'ANSWERED' }],
      ['OFFER', 80, 84, offer('Felix Adler', 'ANSWERED')],
      ['ATTEMPT', 84, 110, { agentName: 'Felix Adler', cause: CALLER, result: 'NO_ANSWER' }],
      ['OFFER', 680, 684, offer('Oana Marinescu', 'ANSWERED', 3)],
      ['ATTEMPT', 684, 700, { agentName: 'Oana Marinescu', cause: CALLER, result: 'ANSWERED' }],
      ['CONVERSATION', 700, 860, { agentName: 'Oana Marinescu', result: 'AGENT_HUNG_UP' }],
      ['WRAP_UP', 860, 880, { agentName: 'Oana Marinescu', result: 'AGENT' }],
    ],
    {},
  ),
  story(
    482,
    [
      ['MESSAGE', 0, 300, { cause: 'MESSAGE', result: 'ANSWERED' }],
      ['PRIORITY', 40, 40, { agentName: 'Peter Oakley', result: '3' }],
      ['OFFER', 290, 300, offer('Signe Holm', 'ANSWERED')],
      ['CONVERSATION', 300, 345, { agentName: 'Signe Holm', result: 'AGENT_HUNG_UP' }],
      ['WRAP_UP', 345, 360, { agentName: 'Signe Holm', result: 'AGENT' }],
    ],
    { kind: 'VOICEMAIL', fromContactId: '480', agentName: 'Signe Holm', endedBy: 'AGENT' },
  ),
  story(
    483,
    [
      ['MENU', 0, 8, { result: 'QUEUED' }],
      ['TAKEN_UP', 8, 8, { result: '480' }],
      ['QUEUE', 8, 68, { cause: 'TAKEN_UP', result: 'OVERFLOWED' }],
      ['OVERFLOW', 30, 30, { overflow: { trigger: 'WAITED', target: 'QUEUE' }, result: 'PASSED' }],
      ['MOVE', 40, 40, { queueName: 'Billing', agentName: 'Peter Oakley' }],
      ['OVERFLOW', 68, 90, { overflow: { trigger: 'WAITED', target: 'VOICEMAIL' }, result: 'VOICEMAIL' }],
    ],
    { outcome: 'VOICEMAIL', endCause: 'VOICEMAIL', agentName: '', talkMs: 0 },
  ),
  story(
    484,
    [
      ['OFFER', 0, 6, { agentName: 'Jan Petersen', queueName: '', result: 'ANSWERED' }],
      ['CONVERSATION', 6, 70, { agentName: 'Jan Petersen', queueName: '', result: 'CALLER_HUNG_UP' }],
    ],
    { kind: 'INTERNAL', placedBy: 'Mara Lindqvist', caller: '21', dialled: '22', queueName: '', customerName: '' },
  ),
  story(
    485,
    [
      ['OUTSIDE', 0, 9, { agentName: 'Mara Lindqvist', queueName: '', cause: '+4940123456', result: 'ANSWERED' }],
      [
        'CONVERSATION',
        9,
        140,
        { agentName: 'Mara Lindqvist', queueName: '', cause: '+4940123456', result: 'AGENT_HUNG_UP' },
      ],
    ],
    {
      kind: 'OUTBOUND',
      placedBy: 'Mara Lindqvist',
      caller: '+493055512000',
      dialled: '+4940123456',
      queueName: '',
      agentName: 'Mara Lindqvist',
    },
  ),
];
