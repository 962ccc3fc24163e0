import assert from 'node:assert/strict';
import { until } from './until.mjs';

/** The kinds of a contact's segments, in order, as far as the caller took part. */
export const kinds = (contact) => contact.segments.map((segment) => segment.kind).filter((kind) => kind !== 'WRAP_UP');

/** Segments of one contact follow each other in time, none is open, none ends before it begins. */
export function assertComplete(contact) {
  for (const segment of contact.segments) {
    assert.ok(segment.endedAtMs !== null, `${segment.kind} is still open: ${JSON.stringify(contact)}`);
    assert.ok(segment.endedAtMs >= segment.startedAtMs, `${segment.kind} ends before it begins`);
  }
  const starts = contact.segments.map((segment) => segment.startedAtMs);
  assert.deepEqual(starts, [...starts].sort((a, b) => a - b), 'segments in order');
}

/** One frequency is heard and another is not, levels in dB. */
export function assertHears(levels, present, absent, { above = -30, below = -45 } = {}) {
  assert.ok(levels[present] > above, `${present} Hz is heard: ${JSON.stringify(levels)}`);
  assert.ok(levels[absent] < below, `${absent} Hz is not heard: ${JSON.stringify(levels)}`);
}

/** Waits until the levels of these frequencies at a telephone that listens, in dBov, fit. */
export const hears = (call, what, hertz, fits) =>
  until(what, async () => {
    const levels = await call.heard(400, ...hertz);
    return levels.ms > 300 && fits(levels);
  }, { everyMs: 500 });
