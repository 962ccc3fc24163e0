import type { TFunction } from 'i18next';
import { between, needed } from '../resource';
import { needsSecret, type ConnectorValues } from './values';

/** What can be seen to be wrong before the server is asked. */
export const check = (values: ConnectorValues, t: TFunction, isNew: boolean) => ({
  name: needed(values.name, t),
  secret: needsSecret(values) && isNew && !values.secret ? t('admin.needed') : null,
  place: between(values.place, 1, 20, t),
  timeMs: between(values.timeMs, 100, 5_000, t),
  atOnce: between(values.atOnce, 1, 16, t),
  cacheSeconds: between(values.cacheSeconds, 0, 3_600, t),
  'writeBack.timeMs': values.writes && values.kind !== 'LDAP' ? between(values.writeBack.timeMs, 100, 10_000, t) : null,
});
