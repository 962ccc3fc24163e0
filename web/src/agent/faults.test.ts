import { describe, expect, it } from 'vitest';
import en from '../i18n/en.json';
import type { Line } from '../softphone/stats';
import { faultOf, type Condition } from './faults';

const WELL: Condition = {
  connection: 'open',
  roundTripMs: 20,
  registration: 'registered',
  microphone: null,
  unheard: false,
  line: null,
};
const line = (part: Partial<Line>): Line => ({
  quality: 'poor',
  fault: null,
  lost: 0,
  jitterMs: 0,
  roundTripMs: 0,
  ...part,
});

describe('what is wrong', () => {
  it('is nothing while all is well', () => {
    expect(faultOf(WELL)).toBeNull();
    expect(faultOf({ ...WELL, line: line({ quality: 'good' }) })).toBeNull();
  });

  it.each<[string, Partial<Condition>, string, number]>([
    ['the server is away', { connection: 'lost', microphone: 'missing' }, 'server.lost', 0],
    ['no microphone', { microphone: 'unplugged' }, 'microphone.unplugged', 0],
    ['the telephone is not registered', { registration: 'lost' }, 'server.phone', 0],
    ['no sound arrives', { line: line({ fault: 'nothing', lost: 100 }), unheard: true }, 'network.nothing', 0],
    ['the microphone is silent', { unheard: true }, 'microphone.unheard', 0],
    ['packets are lost', { line: line({ fault: 'loss', lost: 7.4 }) }, 'network.loss', 7],
    ['packets come unevenly', { line: line({ fault: 'jitter', jitterMs: 71.2 }) }, 'network.jitter', 71],
    ['sound is late', { line: line({ fault: 'delay', roundTripMs: 640 }) }, 'network.delay', 640],
    ['the server answers late', { roundTripMs: 912.4 }, 'server.slow', 912],
  ])('when %s', (_, part, name, figure) => {
    const fault = faultOf({ ...WELL, ...part });
    expect(`${fault?.of}.${fault?.what}`).toBe(name);
    expect(fault?.figure).toBe(figure);
    const texts = en.fault as Record<string, unknown>;
    const [of = '', what = ''] = name.split('.');
    expect((texts[of] as Record<string, string>)[what] ?? (of === 'microphone' && what)).toBeTruthy();
  });
});
