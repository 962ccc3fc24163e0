import { describe, expect, it } from 'vitest';
import type { ConnectorRow } from '../../api/types';
import { bodyOf, fresh, headersIn, valuesOf } from './values';

describe('a connector as the form has it', () => {
  it('is sent with its own kind alone, without what is empty', () => {
    const body = bodyOf({
      ...fresh,
      name: 'Shop',
      rest: { ...fresh.rest, urls: [' https://a/{number} ', ''], headers: 'X-A: 1:2\n\nB' },
      fields: [{ field: 'LAST_NAME', label: 'lost', from: ' /name ' }],
      itemFields: { ...fresh.itemFields, TEXT: 'what' },
    });
    expect(body.settings).toEqual({
      kind: 'REST',
      rest: { urls: ['https://a/{number}'], headers: { 'X-A': '1:2', B: '' }, login: 'NONE', account: '' },
      sql: null,
      ldap: null,
      csv: null,
    });
    expect(body.mapping.fields).toEqual([{ field: 'LAST_NAME', label: '', from: '/name' }]);
    expect(body.mapping.itemFields).toEqual([{ field: 'TEXT', from: 'what' }]);
    expect(body).not.toHaveProperty('secret');
    expect(body).not.toHaveProperty('id');
  });

  it('comes back as it was sent', () => {
    const body = bodyOf({ ...fresh, name: 'Shop', kind: 'SQL', sql: { ...fresh.sql, host: 'db' } });
    const row = { ...body, id: 7, hasSecret: true, state: 'ANSWERS', trouble: null } as ConnectorRow;
    expect(bodyOf(valuesOf(row))).toEqual(body);
  });

  it('keeps how it writes while it writes, of its own kind alone', () => {
    expect(bodyOf(fresh).writeBack).toBeNull();
    expect(bodyOf({ ...fresh, writes: true, kind: 'LDAP' }).writeBack).toBeNull();
    const body = bodyOf({ ...fresh, writes: true, kind: 'SQL', writeBack: { ...fresh.writeBack, timeMs: 700 } });
    expect(body.writeBack).toMatchObject({ enabled: true, timeMs: 700, rest: null, csv: null });
    const row = { ...body, id: 7, hasSecret: true, state: 'ANSWERS', trouble: null } as ConnectorRow;
    expect(bodyOf(valuesOf(row))).toEqual(body);
  });

  it('keeps how it wrote when that is switched off, as long as it is of the same kind', () => {
    const body = bodyOf({ ...fresh, writes: true, kind: 'SQL' });
    const row = { ...body, id: 7, hasSecret: true, state: 'ANSWERS', trouble: null } as ConnectorRow;
    const off = { ...valuesOf(row), writes: false };
    expect(bodyOf(off).writeBack).toEqual({ ...body.writeBack, enabled: false });
    expect(bodyOf({ ...off, kind: 'REST' }).writeBack).toBeNull();
  });

  it('reads one header a line', () => {
    expect(headersIn('')).toEqual({});
  });
});
