import { expect, it } from 'vitest';
import type { CustomField } from '../api/types';
import { bodyOf, EMPTY, mergedInputs } from './customerInput';

it("merges the firm's own fields one by one", () => {
  const base = { ...EMPTY, custom: { size: 1, colour: 'red' } };
  const mine = { ...base, custom: { size: 2, colour: 'red' } };
  const theirs = { ...base, city: 'Aarhus', custom: { size: 1, colour: 'blue', since: '2026-01-01' } };
  const { both, conflicts } = mergedInputs(base, mine, theirs);
  expect(both).toEqual({ ...EMPTY, city: 'Aarhus', custom: { size: 2, colour: 'blue', since: '2026-01-01' } });
  expect(conflicts).toEqual([]);
  const otherwise = mergedInputs(base, mine, { ...base, custom: { size: 3, colour: 'red' } });
  expect(otherwise.both.custom['size']).toBe(2);
  expect(otherwise.conflicts).toEqual(['custom.size']);
});

it('sends numbers as numbers, however far they were typed', () => {
  const field = (key: string, type: CustomField['type']) => ({ key, type }) as CustomField;
  const fields = [field('depth', 'NUMBER'), field('code', 'TEXT')];
  const bodyWith = (depth: unknown) => bodyOf({ ...EMPTY, custom: { depth, code: '12' } }, fields).custom;
  expect(bodyWith('-1.')).toEqual({ depth: -1, code: '12' });
  expect(bodyWith(-2.5)).toEqual({ depth: -2.5, code: '12' });
  expect(bodyWith('')).toEqual({ depth: null, code: '12' });
  expect(bodyWith('-')).toEqual({ depth: '-', code: '12' });
});
