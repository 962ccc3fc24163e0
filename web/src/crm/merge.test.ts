import { expect, test } from 'vitest';
import type { Belongings } from './account';
import { merged } from './merge';

const base: Belongings = { tags: ['a'], phones: [], addresses: [], relations: [], products: [] };
const address = { label: '', street: 'A 1', postcode: '', city: 'B', country: 'DK' };

test('what only one of two changed is as that one left it', () => {
  const { both, conflicts } = merged(base, { ...base, tags: ['a', 'mine'] }, { ...base, addresses: [address] });
  expect(both).toEqual({ ...base, tags: ['a', 'mine'], addresses: [address] });
  expect(conflicts).toEqual([]);
});

test('what both changed otherwise is a conflict, and mine stays until I say so', () => {
  const { both, conflicts } = merged(base, { ...base, tags: ['mine'] }, { ...base, tags: ['theirs'] });
  expect(both.tags).toEqual(['mine']);
  expect(conflicts).toEqual(['tags']);
});

test('what both changed alike is none', () => {
  expect(merged(base, { ...base, tags: [] }, { ...base, tags: [] }).conflicts).toEqual([]);
});
