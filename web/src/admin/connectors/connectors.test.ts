import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { connectors } from './connectors';
import { fresh } from './values';

const t = ((key: string) => key) as unknown as TFunction;

it('finds wrong only what can be seen', () => {
  const values = { ...fresh, writes: true, write: { ...fresh.write, timeMs: 1 } };
  const wrong = (kind: 'LDAP' | 'REST') => connectors.check({ ...values, kind }, t, false)['write.timeMs'];
  expect(wrong('REST')).toBe('admin.between');
  expect(wrong('LDAP')).toBeNull();
});
