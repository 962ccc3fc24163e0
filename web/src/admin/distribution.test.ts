import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { AskedStep } from '../api/types';
import {
  asksSomething,
  distributionProblems,
  inOrder,
  moved,
  nextStep,
  numbered,
  usesTiers,
  usual,
  usualAgent,
  written,
  type Distribution,
} from './distribution';

const t = ((key: string) => key) as unknown as TFunction;
const german = (atLeast: number) => ({ skillId: 1, atLeast });
const step = (afterMs: number, ...needs: AskedStep['needs']): AskedStep => ({ afterMs, needs });
const served = { ...usual, agents: [usualAgent(3)] };

/** Only the fields that are wrong. */
const problems = (values: Distribution) =>
  Object.fromEntries(Object.entries(distributionProblems(values, t)).filter(([, problem]) => problem));
const asking = (...steps: AskedStep[]) => ({ ...served, requirements: { steps, preferred: [] } });

describe('an ordinary queue', () => {
  it('has nothing to unfold', () => {
    expect(usesTiers(served)).toBe(false);
    expect(asksSomething(served.requirements)).toBe(false);
  });

  it('needs an agent, and no more', () => {
    expect(problems(served)).toEqual({});
    expect(problems(usual)).toEqual({ agents: 'admin.needed' });
  });
});

describe('what is special about a queue', () => {
  it('is unfolded once it is used', () => {
    expect(usesTiers({ ...served, tierWaitMs: 10_000 })).toBe(true);
    expect(usesTiers({ ...served, agents: [{ ...usualAgent(3), tier: 2 }] })).toBe(true);
    expect(usesTiers({ ...served, agents: [{ ...usualAgent(3), preference: 1 }] })).toBe(true);
    expect(asksSomething({ steps: [step(0, german(8))], preferred: [] })).toBe(true);
    expect(asksSomething({ steps: [], preferred: [1] })).toBe(true);
  });

  it('is refused next to its field', () => {
    const agents = [usualAgent(3), { ...usualAgent(4), tier: 11, preference: NaN, weight: 0 }];
    expect(Object.keys(problems({ ...served, agents, headStartMs: -1, tierWaitMs: 3_600_001 }))).toEqual([
      'headStartMs',
      'tierWaitMs',
      'agents.1.tier',
      'agents.1.preference',
      'agents.1.weight',
    ]);
  });
});

describe('the order of the agents', () => {
  const agents = numbered([usualAgent(3), usualAgent(4), usualAgent(5)]);
  const ids = (list: typeof agents) => list.map(({ agentId }) => agentId);

  it('is the one of their positions', () => expect(ids(inOrder(agents.toReversed()))).toEqual([3, 4, 5]));

  it('changes by moving one of them up or down', () => {
    expect(ids(moved(agents, 2, -1))).toEqual([3, 5, 4]);
    expect(ids(moved(agents, 0, 1))).toEqual([4, 3, 5]);
    expect(numbered(moved(agents, 0, 1)).map(({ position }) => position)).toEqual([0, 1, 2]);
  });
});

describe('steps', () => {
  it('begin at once and go on with the same skills half a minute later', () => {
    const first = nextStep([]);
    expect(first).toEqual(step(0));
    expect(nextStep([step(0, german(8))])).toEqual(step(30_000, german(8)));
  });

  it('come one after the other', () => {
    const same = asking(step(0, german(8)), step(30_000, german(5)), step(30_000));
    expect(problems(same)).toEqual({ 'requirements.steps.2.afterMs': 'admin.stepLater' });
    expect(problems(asking(step(0, german(8)), step(NaN)))).toEqual({
      'requirements.steps.1.afterMs': 'admin.between',
    });
    expect(problems(asking(step(0, german(8)), step(3_600_000)))).toEqual({});
  });

  it('ask for a level of 1 to 10', () => {
    expect(problems(asking(step(0, german(0))))).toEqual({ 'requirements.steps.0.needs.0.atLeast': 'admin.between' });
    expect(problems(asking(step(0, german(11))))).toEqual({ 'requirements.steps.0.needs.0.atLeast': 'admin.between' });
  });

  it('are not written when none asks for anything', () => {
    expect(written({ steps: [step(0)], preferred: [2] })).toEqual({ steps: [], preferred: [2] });
    const relaxed = { steps: [step(0, german(8)), step(60_000)], preferred: [] };
    expect(written(relaxed)).toEqual(relaxed);
  });
});
