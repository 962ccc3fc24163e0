/** What a call's media did so far; read by the quality display and by browser tests. */
export interface CallStats {
  codec: string;
  ice: string;
  dtls: string;
  in: { packets: number; lost: number; jitterMs: number; audioLevel: number; totalAudioEnergy: number };
  /** Null: this browser does not tell. */
  out: { packets: number; audioLevel: number; totalAudioEnergy: number | null };
  roundTripMs: number | null;
}

export type Quality = 'good' | 'fair' | 'poor';

export async function readStats(connection: RTCPeerConnection, microphoneTrack?: string): Promise<CallStats> {
  const stats: CallStats = {
    codec: '',
    ice: connection.iceConnectionState,
    dtls: '',
    in: { packets: 0, lost: 0, jitterMs: 0, audioLevel: 0, totalAudioEnergy: 0 },
    out: { packets: 0, audioLevel: 0, totalAudioEnergy: null },
    roundTripMs: null,
  };
  const report = await connection.getStats();
  report.forEach((entry: Record<string, unknown> & { type: string }) => {
    const number = (key: string) => (typeof entry[key] === 'number' ? entry[key] : 0);
    if (entry.type === 'inbound-rtp') {
      stats.in = {
        packets: number('packetsReceived'),
        lost: number('packetsLost'),
        jitterMs: number('jitter') * 1000,
        audioLevel: number('audioLevel'),
        totalAudioEnergy: number('totalAudioEnergy'),
      };
      const codec = report.get(String(entry['codecId'])) as { mimeType?: string } | undefined;
      stats.codec = codec?.mimeType ?? '';
    }
    if (entry.type === 'outbound-rtp') stats.out.packets = number('packetsSent');
    if (entry.type === 'media-source' && (!microphoneTrack || entry['trackIdentifier'] === microphoneTrack)) {
      stats.out.audioLevel = number('audioLevel');
      stats.out.totalAudioEnergy = 'totalAudioEnergy' in entry ? number('totalAudioEnergy') : null;
    }
    if (entry.type === 'transport') stats.dtls = String(entry['dtlsState'] ?? '');
    if (entry.type === 'candidate-pair' && entry['nominated'] && 'currentRoundTripTime' in entry) {
      stats.roundTripMs = number('currentRoundTripTime') * 1000;
    }
  });
  return stats;
}

/** What is worst about a line: nothing arrives, packets are lost, come unevenly, or late. */
export type LineFault = 'nothing' | 'loss' | 'jitter' | 'delay';

/** How the line is between two readings. */
export interface Line {
  quality: Quality;
  fault: LineFault | null;
  /** Per cent of the packets that should have come. */
  lost: number;
  jitterMs: number;
  roundTripMs: number;
}

/** From where on each is heard, and from where on it disturbs. */
const BOUNDS = { loss: [2, 5], jitter: [30, 60], delay: [250, 500] } as const;

/**
 * How the line sounds, from two readings: packets lost in between, jitter and the way there and back. The bounds
 * follow what G.711 with concealment forgives (ITU-T G.113: 2 % loss is heard, 5 % disturbs).
 */
export function lineOf(before: CallStats, now: CallStats): Line {
  const received = now.in.packets - before.in.packets;
  const missing = Math.max(0, now.in.lost - before.in.lost);
  const nothing = received + missing === 0;
  const lost = nothing ? 100 : (100 * missing) / (received + missing);
  const { jitterMs } = now.in;
  const roundTripMs = now.roundTripMs ?? 0;
  const values = { loss: lost, jitter: jitterMs, delay: roundTripMs };
  const beyond = (bound: 0 | 1) =>
    (['loss', 'jitter', 'delay'] as const).find((one) => values[one] > BOUNDS[one][bound]);
  const worst = beyond(1);
  const fault = nothing ? 'nothing' : (worst ?? beyond(0) ?? null);
  return { quality: nothing || worst ? 'poor' : fault ? 'fair' : 'good', fault, lost, jitterMs, roundTripMs };
}
