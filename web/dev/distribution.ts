import type { QueueRow, SkillOfUser, SkillRow, Strategy, WhyAgent } from '../src/api/types.ts';

export const skills: SkillRow[] = ['German', 'Danish', 'Romanian', 'Heat pumps', 'Contracts'].map((name, index) => ({
  id: index + 1,
  name,
}));

export const skillsOf = (agent: number): SkillOfUser[] =>
  [
    { skillId: 1, level: [9, 8, 4, 10, 5][agent % 5] ?? 0 },
    { skillId: 2, level: agent % 4 === 0 ? 8 : 0 },
    { skillId: 4, level: [10, 2, 6][agent % 3] ?? 0 },
  ].filter(({ level }) => level > 0);

type Distribution = Pick<QueueRow, 'strategy' | 'agents' | 'headStartMs' | 'tierWaitMs' | 'requirements'>;

const serving = (agentIds: number[]) =>
  agentIds.map((agentId, position) => ({ agentId, tier: 1, preference: 0, weight: 100, position }));

/** Of an ordinary queue, one with all there is, and one in fixed order. */
export function distribution(queue: number, agentIds: number[]): Distribution {
  const usual: Distribution = {
    strategy: 'LONGEST_IDLE',
    agents: serving(agentIds),
    headStartMs: 0,
    tierWaitMs: 0,
    requirements: { steps: [], preferred: [] },
  };
  if (queue === 0) {
    return {
      strategy: 'WEIGHTED_RANDOM',
      agents: usual.agents.map((agent, at) => ({
        ...agent,
        tier: 1 + Math.floor(at / 4),
        preference: at % 3,
        weight: 50 * (1 + (at % 4)),
      })),
      headStartMs: 60_000,
      tierWaitMs: 20_000,
      requirements: {
        steps: [
          {
            afterMs: 0,
            needs: [
              { skillId: 1, atLeast: 8 },
              { skillId: 4, atLeast: 6 },
            ],
          },
          { afterMs: 30_000, needs: [{ skillId: 1, atLeast: 5 }] },
          { afterMs: 60_000, needs: [] },
        ],
        preferred: [5],
      },
    };
  }
  return queue === 2 ? { ...usual, strategy: 'LINEAR' } : usual;
}

const STRATEGIES: Strategy[] = [
  'LONGEST_IDLE',
  'LINEAR',
  'CIRCULAR',
  'FEWEST_CONTACTS',
  'LEAST_TALK',
  'LEAST_OCCUPIED',
  'RANDOM',
  'WEIGHTED_RANDOM',
  'PRODUCTIVITY',
  'RING_ALL',
];

/** Why an agent was offered the `index`th contact; each strategy and each special case now and then. */
export function choice(index: number, next: string): WhyAgent {
  const strategy = STRATEGIES[index % STRATEGIES.length] ?? 'LONGEST_IDLE';
  const candidates = index % 4 === 3 ? 1 : 3;
  const nobodyNext =
    candidates === 1 || strategy === 'RANDOM' || strategy === 'WEIGHTED_RANDOM' || strategy === 'RING_ALL';
  return {
    strategy,
    tier: index % 5 === 2 ? 2 : 1,
    score: index % 3 === 2 ? 17 : 0,
    candidates,
    peers: Math.min(candidates, 2),
    free: index % 3 === 2 ? candidates + 1 : candidates,
    atWork: 5,
    serving: 8,
    runnerUp: nobodyNext ? null : { id: 4, name: next },
    waiting: candidates === 1 ? 4 : 1,
  };
}
