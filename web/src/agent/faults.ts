import type { Connection } from '../live/state';
import type { MicrophoneProblem } from '../softphone/Microphone';
import type { Registration } from '../softphone/Softphone';
import type { Line } from '../softphone/stats';

/** What is known of the telephone in this page and the ways to and from it. */
export interface Condition {
  connection: Connection;
  /** Of the live connection, in milliseconds. */
  roundTripMs: number;
  registration: Registration;
  microphone: MicrophoneProblem | null;
  /** The microphone gives no sound. */
  unheard: boolean;
  line: Line | null;
}

/** What is wrong: with the server or the way to it, with the microphone, or with the network of the sound. */
export interface Fault {
  of: 'server' | 'microphone' | 'network';
  /** Tells the text that says what is wrong and what to do. */
  what: string;
  /** Fills in the text. */
  figure: number;
}

const SLOW_MS = 600;

/** The one thing that is to be mended first; null when all is well. */
export function faultOf({ connection, roundTripMs, registration, microphone, unheard, line }: Condition): Fault | null {
  if (connection === 'lost') return { of: 'server', what: 'lost', figure: 0 };
  if (microphone) return { of: 'microphone', what: microphone, figure: 0 };
  if (registration === 'lost') return { of: 'server', what: 'phone', figure: 0 };
  if (line?.fault === 'nothing') return { of: 'network', what: 'nothing', figure: 0 };
  if (unheard) return { of: 'microphone', what: 'unheard', figure: 0 };
  if (line?.fault) return { of: 'network', what: line.fault, figure: figureOf(line) };
  if (roundTripMs > SLOW_MS) return { of: 'server', what: 'slow', figure: Math.round(roundTripMs) };
  return null;
}

function figureOf(line: Line): number {
  return Math.round(line.fault === 'loss' ? line.lost : line.fault === 'jitter' ? line.jitterMs : line.roundTripMs);
}
