import type { AgentDay, Assumptions, TimeSavedAnswer } from '../src/api/types.ts';
import { agentNames, chanceFrom, DAY } from './firm.ts';
import { page, type Route } from './routes.ts';

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const from = Date.now() - 27 * DAY;

/** Ten agents on twenty working days. */
function days(): AgentDay[] {
  const chance = chanceFrom(5);
  const upTo = (most: number) => Math.floor(chance() * most);
  return Array.from({ length: 28 }, (_, at) => from + at * DAY)
    .filter((ms) => ![0, 6].includes(new Date(ms).getUTCDay()))
    .flatMap((ms) =>
      agentNames.slice(0, 10).map((name, agent) => {
        const [automatic, chosen, searched, clicked] = [20 + upTo(30), upTo(5), upTo(8), upTo(14)];
        return {
          day: dayOf(ms),
          agentId: agent + 3,
          name,
          automatic,
          chosen,
          foundMs: automatic * 900,
          searched,
          searchedMs: searched * 21_000,
          created: upTo(3),
          clicked,
          byHand: upTo(4),
          savedMs: automatic * 19_000 + clicked * 8_000,
        };
      }),
    );
}

/** What cards that open by themselves save; an empty span has measured nothing. */
export function savedRoutes(): Route[] {
  let assumptions: Assumptions = { searchSeconds: 20, dialSeconds: 8, daysPerYear: 220, hoursPerDay: 8 };
  const all = days();
  const answer = (rows: AgentDay[], query: URLSearchParams): TimeSavedAnswer => {
    const sum = (of: keyof Omit<AgentDay, 'day' | 'name'>) => rows.reduce((total, row) => total + row[of], 0);
    const agents = new Set(rows.map(({ agentId }) => agentId)).size;
    return {
      ...page(rows, new URLSearchParams({ limit: query.get('limit') ?? '50', cursor: query.get('cursor') ?? '0' })),
      from: query.get('from') ?? dayOf(from),
      to: query.get('to') ?? dayOf(Date.now()),
      assumptions,
      sum: {
        agents,
        agentDays: rows.length,
        automatic: sum('automatic'),
        chosen: sum('chosen'),
        searched: sum('searched'),
        created: sum('created'),
        clicked: sum('clicked'),
        byHand: sum('byHand'),
        foundMs: sum('foundMs'),
        searchedMs: sum('searchedMs'),
        savedMs: sum('savedMs'),
      },
      savedMsPerYear: rows.length ? (sum('savedMs') / rows.length) * agents * assumptions.daysPerYear : 0,
    };
  };
  return [
    [
      'GET',
      /^\/time-saved$/,
      ({ query }) =>
        answer(
          all.filter(({ day }) => day >= (query.get('from') ?? '') && day <= (query.get('to') ?? '9')),
          query,
        ),
    ],
    [
      'PUT',
      /^\/admin\/time-saved-assumptions$/,
      ({ body }) => (assumptions = { ...assumptions, ...(body as Partial<Assumptions>) }),
    ],
  ];
}
