/** What a call's media did so far; read by the quality display and by browser tests. */
export interface CallStats {
  codec: string;
  ice: string;
  dtls: string;
  in: { packets: number; lost: number; jitterMs: number; audioLevel: number; totalAudioEnergy: number };
  out: { packets: number; audioLevel: number };
  roundTripMs: number | null;
}

export type Quality = 'good' | 'fair' | 'poor';

export async function readStats(connection: RTCPeerConnection, microphoneTrack?: string): Promise<CallStats> {
  const stats: CallStats = {
    codec: '',
    ice: connection.iceConnectionState,
    dtls: '',
    in: { packets: 0, lost: 0, jitterMs: 0, audioLevel: 0, totalAudioEnergy: 0 },
    out: { packets: 0, audioLevel: 0 },
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
    }
    if (entry.type === 'transport') stats.dtls = String(entry['dtlsState'] ?? '');
    if (entry.type === 'candidate-pair' && entry['nominated'] && 'currentRoundTripTime' in entry) {
      stats.roundTripMs = number('currentRoundTripTime') * 1000;
    }
  });
  return stats;
}

/**
 * How the line sounds, from two readings: packets lost in between, jitter and the way there and back. The bounds
 * follow what G.711 with concealment forgives (ITU-T G.113: 2 % loss is heard, 5 % disturbs).
 */
export function qualityOf(before: CallStats, now: CallStats): Quality {
  const received = now.in.packets - before.in.packets;
  const lost = Math.max(0, now.in.lost - before.in.lost);
  const lossShare = received + lost === 0 ? 1 : lost / (received + lost);
  const roundTrip = now.roundTripMs ?? 0;
  if (lossShare > 0.05 || now.in.jitterMs > 60 || roundTrip > 500) return 'poor';
  if (lossShare > 0.02 || now.in.jitterMs > 30 || roundTrip > 250) return 'fair';
  return 'good';
}
