import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ProblemError } from '../api/client';
import { session } from '../api/endpoints';
import type { Me } from '../api/types';
import { draftBook } from '../drafts/drafts';
import { live } from '../live/LiveSocket';

const ME = ['session'];
/** Who logs out waits so long at most for drafts to reach the server; what does not stays on this computer. */
const FLUSH_AT_MOST_MS = 2_000;

/** Who is logged in; null when nobody, undefined while that is being asked. */
export function useMe() {
  return useQuery<Me | null>({
    queryKey: ME,
    queryFn: () =>
      session.me().catch((error: unknown) => {
        if (error instanceof ProblemError && error.problem.status === 401) return null;
        throw error;
      }),
    staleTime: Infinity,
  });
}

export function useSession() {
  const queries = useQueryClient();
  /** Another person must see nothing of what the one before was shown. */
  const become = (me: Me | null) => {
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== ME[0] });
    queries.setQueryData(ME, me);
  };
  return {
    begun: (me: Me) => become(me),
    end: async () => {
      await draftBook.flush(FLUSH_AT_MOST_MS);
      await session.end();
      live.close();
      become(null);
    },
    ask: () => queries.invalidateQueries({ queryKey: ME }),
  };
}
