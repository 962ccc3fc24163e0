import { useSyncExternalStore } from 'react';
import { live } from '../live/LiveSocket';
import { Microphone } from './Microphone';
import { Softphone } from './Softphone';

export { EMERGENCY } from './Softphone';

export const microphone = new Microphone();
export const softphone = new Softphone(microphone);

export const useMicrophone = () => useSyncExternalStore(microphone.watch, microphone.current);
export const useSoftphone = () => useSyncExternalStore(softphone.watch, softphone.current);

/**
 * For browser tests and for support, in the console:
 * `switchroom.softphone.state()` registration, call, line; `switchroom.softphone.stats()` packets in and out,
 * audio levels 0..1, codec, ICE and DTLS state of the current call, or null; `switchroom.live.state()` what the
 * server told last.
 */
const hooks = {
  softphone: { state: softphone.current, stats: () => softphone.stats() },
  live: { state: live.current },
};

declare global {
  interface Window {
    switchroom: typeof hooks;
  }
}
window.switchroom = hooks;
