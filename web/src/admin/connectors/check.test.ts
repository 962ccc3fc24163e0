import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { ProblemError } from '../../api/client';
import { refusalText } from '../../form/refused';
import { check } from './check';
import { fresh } from './values';

const t = ((key: string) => key) as unknown as TFunction;

it('finds wrong only what can be seen', () => {
  const values = { ...fresh, writes: true, writeBack: { ...fresh.writeBack, timeMs: 1 } };
  const wrong = (kind: 'LDAP' | 'REST') => check({ ...values, kind }, t, false)['writeBack.timeMs'];
  expect(wrong('REST')).toBe('admin.between');
  expect(wrong('LDAP')).toBeNull();
});

it('leaves it to the fields to say what the server refuses of a writing', () => {
  const errors = ['writeBack.rest.url', 'writeBack.csv.columns.0.name'].map((field) => ({ field, message: 'No.' }));
  expect(refusalText(new ProblemError({ status: 422, title: '', detail: 'All.', errors }), fresh)).toBe('');
});
