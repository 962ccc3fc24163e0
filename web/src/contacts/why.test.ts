import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { STRATEGIES } from '../admin/distribution';
import type { Segment, WhyAgent } from '../api/types';
import da from '../i18n/da.json';
import de from '../i18n/de.json';
import en from '../i18n/en.json';
import ro from '../i18n/ro.json';
import { whyThisAgent, widened } from './why';

const LANGUAGES = { en, de, da, ro };
const inLanguage = new Map<string, TFunction>();
let t: TFunction;

beforeAll(async () => {
  const resources = Object.fromEntries(Object.entries(LANGUAGES).map(([code, translation]) => [code, { translation }]));
  const texts = i18next.createInstance();
  await texts.init({ lng: 'en', resources, interpolation: { escapeValue: false } });
  for (const code of Object.keys(LANGUAGES)) inLanguage.set(code, texts.getFixedT(code));
  t = texts.getFixedT('en');
});

const usual: WhyAgent = {
  strategy: 'LONGEST_IDLE',
  tier: 1,
  score: 0,
  candidates: 3,
  peers: 3,
  free: 3,
  atWork: 5,
  serving: 8,
  runnerUp: { id: 4, name: 'Ben' },
  waiting: 1,
};
const why = (part: Partial<WhyAgent> = {}, to = t) => whyThisAgent('Anna', { ...usual, ...part }, to).join(' ');

describe('why this agent', () => {
  it('tells what the queue goes by, who else could and who was next', () =>
    expect(why()).toBe(
      'Anna was free for the longest time. 3 of 8 agents could take it (3 signed out or on a break, 2 busy). Next would have been Ben.',
    ));

  it('has words of its own for each strategy, in each language', () => {
    for (const to of inLanguage.values())
      expect(new Set(STRATEGIES.map((strategy) => why({ strategy }, to))).size).toBe(STRATEGIES.length);
  });

  it('does not call the last of all who are rung the only one', () =>
    expect(why({ strategy: 'RING_ALL', candidates: 1, free: 1, runnerUp: null })).toBe(
      'All who were free were rung; Anna was one of them.',
    ));

  it('says nothing of the strategy when there was no choice', () =>
    expect(why({ candidates: 1, free: 1, runnerUp: null, waiting: 4 })).toBe(
      'Of 8 agents only Anna was free to take it (3 signed out or on a break, 4 busy). 4 callers were waiting.',
    ));

  it('puts the skills before the strategy', () =>
    expect(why({ score: 17, free: 4, peers: 2 })).toBe(
      'Anna was the best match, with 17 points in the skills asked for. ' +
        'Between 2 equally good agents the distribution decides: Longest free. ' +
        '3 of 8 agents could take it (3 signed out or on a break, 1 busy, 1 free but of a later tier or without the skills asked for). Next would have been Ben.',
    ));

  it('says nothing of the strategy when one was the best', () =>
    expect(why({ score: 17, peers: 1 })).not.toContain('distribution'));

  it('speaks of those in the tier alone', () => {
    expect(why({ peers: 2 })).toMatch(
      /^Tier 1 comes first: between its 2 free agents the distribution decides: Longest free\. 3 of 8/,
    );
    expect(why({ peers: 1 })).toMatch(/^Only Anna of them was in tier 1, which comes first\. 3 of 8/);
  });

  it('says when it was the turn of a later tier', () =>
    expect(why({ tier: 2 })).toMatch(/^Nobody of an earlier tier was free for it, so tier 2 got it\. Anna was free/));

  it('names nobody as next when chance decided', () =>
    expect(why({ strategy: 'RANDOM', runnerUp: null })).not.toContain('Next'));

  it('is silent about contacts from before reasons were kept', () => expect(why({ tier: 0 })).toBe(''));

  it('counts as each language does', () => {
    const romanian = inLanguage.get('ro') ?? t;
    expect(why({ score: 1 }, romanian)).toContain('1 punct ');
    expect(why({ score: 17 }, romanian)).toContain('17 puncte ');
    expect(why({ score: 20 }, romanian)).toContain('20 de puncte ');
  });

  it('never shows a name of the program or a value left out', () => {
    for (const to of inLanguage.values())
      for (const strategy of STRATEGIES)
        for (const part of [
          {},
          { score: 17, peers: 2, waiting: 3 },
          { peers: 1 },
          { peers: 2 },
          { candidates: 1 },
          { tier: 3, free: 5 },
        ])
          expect(why({ strategy, ...part }, to)).not.toMatch(/[A-Z]{3,}|_|{{|why\.|strategy\.|undefined|NaN/);
  });
});

describe('widenings', () => {
  const waiting = (...afterMs: number[]): Segment => ({
    kind: 'QUEUE',
    startedAtMs: 1_000_000,
    endedAtMs: null,
    queueName: 'Support',
    agentName: '',
    cause: '',
    result: '',
    widenings: afterMs.map((ms, index) => ({ atMs: 1_000_000 + ms, stage: index + 1 })),
  });

  it('are told by the time waited', () =>
    expect(widened(waiting(30_004, 60_001), t)).toEqual([
      'After 30 s more agents came into question.',
      'After 60 s more agents came into question.',
    ]));

  it('are none in an ordinary queue', () => expect(widened(waiting(), t)).toEqual([]));
});
