import type { AgentView } from '../api/types';
import { useLive } from '../live/useLive';
import { useMicrophone, useSoftphone } from '../softphone';
import { faultOf, type Fault } from './faults';

/** What is wrong now with the telephone in this page; null for a desk phone, which the server alone knows. */
export function useFault(view: AgentView | null): Fault | null {
  const connection = useLive((state) => state.connection);
  const roundTripMs = useLive((state) => state.roundTripMs) ?? 0;
  const { registration, line: measured, unheard } = useSoftphone();
  /** On hold and between two hearings of a message there is nothing to hear. */
  const quiet = view?.contact?.phase === 'HELD' || Boolean(view?.contact?.message);
  const line = quiet && measured?.fault === 'nothing' ? null : measured;
  const microphone = useMicrophone().problem;
  const here = view?.device === 'browser' && registration !== 'elsewhere';
  return here ? faultOf({ connection, roundTripMs, registration, microphone, unheard, line }) : null;
}
