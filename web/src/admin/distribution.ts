import type { TFunction } from 'i18next';
import type { Asked, AskedStep, ServingAgent, Strategy } from '../api/types';
import { between } from './resource';

export const STRATEGIES: Strategy[] = [
  'LONGEST_IDLE',
  'CIRCULAR',
  'LINEAR',
  'FEWEST_CONTACTS',
  'LEAST_TALK',
  'LEAST_OCCUPIED',
  'PRODUCTIVITY',
  'RANDOM',
  'WEIGHTED_RANDOM',
  'RING_ALL',
];

export const MAX_TIER = 10;
export const MAX_PREFERENCE = 10;
export const MAX_WEIGHT = 1_000;
export const MAX_LEVEL = 10;
export const MAX_STEPS = 5;
export const MAX_NEEDS = 8;
/** Seconds. */
export const MAX_STEP = 3_600;
export const MAX_HEAD_START = 86_400;

/** How a queue distributes: the part of its form that an ordinary queue leaves alone. */
export interface Distribution {
  strategy: Strategy;
  agents: ServingAgent[];
  headStartMs: number;
  tierWaitMs: number;
  requirements: Asked;
}

export const usual: Distribution = {
  strategy: 'LONGEST_IDLE',
  agents: [],
  headStartMs: 0,
  tierWaitMs: 0,
  requirements: { steps: [], preferred: [] },
};

export const usualAgent = (agentId: number): ServingAgent => ({
  agentId,
  tier: 1,
  preference: 0,
  weight: 100,
  position: 0,
});

export const hasOrder = (strategy: Strategy) => strategy === 'LINEAR' || strategy === 'CIRCULAR';
export const hasWeights = (strategy: Strategy) => strategy === 'WEIGHTED_RANDOM';
export const usesTiers = ({ agents, tierWaitMs }: Distribution) =>
  tierWaitMs !== 0 || agents.some(({ tier, preference }) => tier !== 1 || preference !== 0);
export const asksSomething = ({ steps, preferred }: Asked) =>
  preferred.length > 0 || steps.some(({ needs }) => needs.length > 0);

export const inOrder = (agents: ServingAgent[]) => agents.toSorted((a, b) => a.position - b.position);
/** The place in the list is what counts. */
export const numbered = (agents: ServingAgent[]) => agents.map((agent, position) => ({ ...agent, position }));

export function moved<T>(list: T[], from: number, by: number): T[] {
  const without = list.toSpliced(from, 1);
  return without.toSpliced(from + by, 0, ...list.slice(from, from + 1));
}

/** Half a minute later the same skills, to be lowered from there. */
export function nextStep(steps: AskedStep[]): AskedStep {
  const last = steps.at(-1);
  return last ? { afterMs: last.afterMs + 30_000, needs: [...last.needs] } : { afterMs: 0, needs: [] };
}

/** Steps in which nobody is asked for anything are none. */
export const written = (asked: Asked): Asked => ({
  preferred: asked.preferred,
  steps: asked.steps.some(({ needs }) => needs.length > 0) ? asked.steps : [],
});

/** Problems by field. */
export function distributionProblems(values: Distribution, t: TFunction): Record<string, string | null> {
  const { agents, requirements } = values;
  return Object.fromEntries([
    ['agents', agents.length > 0 ? null : t('admin.needed')],
    ['headStartMs', between(values.headStartMs, 0, MAX_HEAD_START, t, 1000)],
    ['tierWaitMs', between(values.tierWaitMs, 0, MAX_STEP, t, 1000)],
    ...agents.flatMap(({ tier, preference, weight }, index) => [
      [`agents.${index}.tier`, between(tier, 1, MAX_TIER, t)],
      [`agents.${index}.preference`, between(preference, 0, MAX_PREFERENCE, t)],
      [`agents.${index}.weight`, between(weight, 1, MAX_WEIGHT, t)],
    ]),
    ...requirements.steps.flatMap(({ afterMs, needs }, index) => [
      [`requirements.steps.${index}.afterMs`, stepProblem(afterMs, requirements.steps[index - 1], t)],
      ...needs.map(({ atLeast }, at) => [
        `requirements.steps.${index}.needs.${at}.atLeast`,
        between(atLeast, 1, MAX_LEVEL, t),
      ]),
    ]),
  ]);
}

/** A step comes after the one `before` it; the first is at once. */
function stepProblem(afterMs: number, before: AskedStep | undefined, t: TFunction): string | null {
  if (!before) return null;
  return between(afterMs, 1, MAX_STEP, t, 1000) ?? (afterMs > before.afterMs ? null : t('admin.stepLater'));
}
