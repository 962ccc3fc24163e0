import { describe, expect, it } from 'vitest';
import { lineOf, type CallStats } from './stats';

const reading = (packets: number, lost: number, jitterMs = 2, roundTripMs: number | null = 20): CallStats => ({
  codec: 'audio/PCMA',
  ice: 'connected',
  dtls: 'connected',
  in: { packets, lost, jitterMs, audioLevel: 0, totalAudioEnergy: 0 },
  out: { packets: 0, audioLevel: 0, totalAudioEnergy: 0 },
  roundTripMs,
});

describe('quality of the line', () => {
  it.each([
    ['nothing lost', reading(200, 0), 'good'],
    ['3 % lost', reading(194, 6), 'fair'],
    ['10 % lost', reading(180, 20), 'poor'],
    ['jitter of 40 ms', reading(200, 0, 40), 'fair'],
    ['a round trip of 600 ms', reading(200, 0, 2, 600), 'poor'],
    ['no packet at all', reading(0, 0), 'poor'],
  ])('%s', (_, now, quality) => expect(lineOf(reading(0, 0), now).quality).toBe(quality));

  it('counts only what was lost since the reading before', () => {
    expect(lineOf(reading(1000, 300), reading(1200, 300)).quality).toBe('good');
  });

  it.each([
    [reading(200, 0), null],
    [reading(0, 0), 'nothing'],
    [reading(194, 6), 'loss'],
    [reading(200, 0, 40), 'jitter'],
    [reading(200, 0, 2, 300), 'delay'],
    [reading(194, 6, 70), 'jitter'],
  ])('says what is worst about it', (now, fault) => expect(lineOf(reading(0, 0), now).fault).toBe(fault));
});
