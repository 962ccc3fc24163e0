import type { Waveform } from '../src/api/types.ts';
import { chanceFrom } from './data.ts';

/** Two people taking turns, as peaks. */
export function fakeWaveform(points: number, durationMs: number): Waveform {
  const chance = chanceFrom(5);
  const caller: number[] = [];
  const agent: number[] = [];
  let callerSpeaks = false;
  for (let i = 0; i < points; i += 1) {
    if (chance() < 0.035) callerSpeaks = !callerSpeaks;
    const loud = 0.25 + chance() * 0.7;
    caller.push(callerSpeaks ? loud : chance() * 0.04);
    agent.push(callerSpeaks ? chance() * 0.04 : loud);
  }
  return { channels: [{ peaks: caller }, { peaks: agent }], durationMs };
}

/** A two-channel µ-law WAV of quiet tones, 8 kHz. */
export function fakeWav(seconds: number): Buffer {
  const frames = seconds * 8_000;
  const head = Buffer.alloc(46);
  head.write('RIFF', 0);
  head.writeUInt32LE(38 + frames * 2, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(18, 16);
  head.writeUInt16LE(7, 20);
  head.writeUInt16LE(2, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(16_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 38);
  head.writeUInt32LE(frames * 2, 42);
  const data = Buffer.alloc(frames * 2);
  for (let i = 0; i < frames; i += 1) {
    data[2 * i] = Math.sin(i * 0.35) > 0 ? 0xc0 : 0x40;
    data[2 * i + 1] = Math.sin(i * 0.2) > 0 ? 0xc0 : 0x40;
  }
  return Buffer.concat([head, data]);
}
