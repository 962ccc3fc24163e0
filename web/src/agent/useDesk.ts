import { agent as api } from '../api/endpoints';
import type { AgentView } from '../api/types';
import { showProblem } from '../shell/problems';
import { go } from '../shell/route';
import { allowSound } from '../softphone/ringTone';
import { softphone, useMicrophone, useSoftphone } from '../softphone';
import { askToNotify } from './attention';
import { orElse } from './orElse';
import { useAgentView, useAsk } from './useAsk';

export { useAgentView, useAsk };

/** What the agent can do with the contact at hand; `browser` when the telephone is in this page, else it is a desk phone. */
export function useCall(view: AgentView | null) {
  const phone = useSoftphone();
  const microphone = useMicrophone();
  const contact = view?.contact ?? null;
  const browser = view?.device === 'browser';
  const id = contact?.contactId ?? '';
  const talking = contact?.phase === 'TALKING' || contact?.phase === 'HELD';
  const mine = phone.call?.contactId === id ? phone.call : null;
  const pickUp = useAsk(() => api.answer(id));
  const decline = useAsk(() => api.decline(id));
  const hold = useAsk(() => (contact?.phase === 'HELD' ? api.resume(id) : api.hold(id)));
  const hangUp = useAsk(() => (mine ? orElse(api.hangUp(id), () => softphone.hangUp(id)) : api.hangUp(id)));
  return {
    contact,
    browser,
    /** The telephone of this page is in another tab. */
    elsewhere: browser && phone.registration === 'elsewhere',
    /** In mid-call without its sound, because the page was loaded anew. */
    lostSound: browser && talking && phone.registration === 'registered' && !mine,
    phone: mine,
    canAnswer: browser ? microphone.stream !== null : contact?.answerable === true,
    /** What rings is being answered here. */
    answering: pickUp.pending || (mine !== null && mine.phase !== 'ringing'),
    answer: () => {
      if (browser) {
        allowSound();
        softphone.answer(id);
      } else {
        pickUp.send();
      }
      go('agent');
    },
    decline,
    hold,
    hangUp,
    mute: () => softphone.setMuted(!mine?.muted),
    digits: (keys: string) => {
      if (browser && softphone.digits(keys)) return;
      api.digits(id, keys).catch(showProblem);
    },
  };
}

/** Ready for calls; the click is also the moment to ask the browser for sound and notifications. */
export function useAvailability() {
  const available = useAsk(api.available);
  const notReady = useAsk(api.notReady);
  return {
    available: {
      ...available,
      send: () => {
        allowSound();
        askToNotify();
        available.send();
      },
    },
    notReady,
  };
}
