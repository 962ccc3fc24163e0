import type {
  CardMapping,
  ConnectorForm,
  ConnectorRow,
  FieldPlace,
  ItemPlace,
  SourceSettings,
  WriteBack,
} from '../../api/types';

export type SourceKind = SourceSettings['kind'];
export type ItemField = ItemPlace['field'];
export type CardField = FieldPlace['field'];
export const KINDS: SourceKind[] = ['REST', 'SQL', 'LDAP', 'CSV'];
export const ITEM_FIELDS: ItemField[] = ['NUMBER', 'AT', 'STATUS', 'AMOUNT', 'TEXT'];
export type WriteMethod = NonNullable<WriteBack['rest']>['method'];
/** What can be written, by the name that it has in templates. */
export const WRITTEN = [
  'key',
  'version',
  'at',
  'contactId',
  'number',
  'digits',
  'customerNumber',
  'firstName',
  'lastName',
  'company',
  'email',
  'agent',
  'dispositionCode',
  'disposition',
  'note',
] as const;
export const KEYS = ['number', 'digits', 'national', 'customerNumber', 'orderNumber'];

/**
 * All kinds' fields side by side, so that one who changes the kind and changes it back has lost nothing. How it writes
 * has the server's name, under which it is refused.
 */
export const fresh = {
  id: 0,
  name: '',
  enabled: true,
  place: 1,
  goesOn: false,
  kind: 'REST' as SourceKind,
  secret: '',
  rest: {
    urls: ['https://'],
    headers: '',
    login: 'NONE' as 'NONE' | 'BASIC' | 'BEARER' | 'HEADER',
    account: '',
  },
  sql: {
    product: 'POSTGRESQL' as 'POSTGRESQL' | 'MARIADB',
    host: '',
    port: 5432,
    database: '',
    tls: true,
    user: '',
    queries: ['select name as "lastName" from people where phone = :number'],
  },
  ldap: {
    host: '',
    port: 636,
    tls: true,
    user: '',
    base: '',
    filters: ['(telephoneNumber={number})'],
    attributes: ['givenName', 'sn', 'mail'],
  },
  csv: { file: '', separator: ';', numberColumns: [] as string[], customerColumn: '', orderColumn: '' },
  cardKind: 'CUSTOMER' as CardMapping['kind'],
  list: '',
  fields: [{ field: 'LAST_NAME', label: '', from: 'lastName' }] as FieldPlace[],
  items: '',
  itemFields: { NUMBER: '', AT: '', STATUS: '', AMOUNT: '', TEXT: '' } as Record<ItemField, string>,
  timeMs: 1_500,
  atOnce: 4,
  cacheSeconds: 60,
  writes: false,
  /** The kind of which it is known how to write, whether that is switched on or not. */
  writesAs: null as SourceKind | null,
  writeBack: {
    timeMs: 5_000,
    rest: {
      method: 'POST' as WriteMethod,
      url: 'https://',
      body: '{\n  "id": "{key}",\n  "customer": "{customerNumber}",\n  "reason": "{disposition}",\n  "text": "{note}"\n}',
    },
    sql: {
      statement:
        'insert into notes (id, customer, reason, text)\nvalues (:key, :customerNumber, :disposition, :note)\non conflict (id) do update set reason = excluded.reason, text = excluded.text',
    },
    csv: {
      file: '',
      columns: (['key', 'version', 'at', 'customerNumber', 'number', 'disposition', 'note'] as const).map((name) => ({
        name: name as string,
        value: `{${name}}`,
      })),
    },
  },
};
export type ConnectorValues = typeof fresh;

export function valuesOf({
  id,
  name,
  enabled,
  place,
  goesOn,
  settings,
  mapping,
  limits,
  writeBack,
}: ConnectorRow): ConnectorValues {
  const { kind, rest, sql, ldap, csv } = settings;
  const places = Object.fromEntries(mapping.itemFields.map(({ field, from }) => [field, from]));
  return {
    ...fresh,
    id,
    name,
    enabled,
    place,
    goesOn,
    kind,
    ...(rest && { rest: { ...rest, headers: headerLines(rest.headers) } }),
    ...(sql && { sql }),
    ...(ldap && { ldap }),
    ...(csv && { csv }),
    cardKind: mapping.kind,
    list: mapping.list,
    fields: mapping.fields,
    items: mapping.items,
    itemFields: { ...fresh.itemFields, ...places },
    ...limits,
    writes: writeBack?.enabled ?? false,
    writesAs: writeBack ? kind : null,
    writeBack: {
      timeMs: writeBack?.timeMs ?? fresh.writeBack.timeMs,
      rest: writeBack?.rest ?? fresh.writeBack.rest,
      sql: writeBack?.sql ?? fresh.writeBack.sql,
      csv: writeBack?.csv ?? fresh.writeBack.csv,
    },
  };
}

export function bodyOf(values: ConnectorValues): ConnectorForm {
  const { name, enabled, place, goesOn, kind, rest, sql, ldap, csv, secret } = values;
  return {
    name,
    enabled,
    place,
    goesOn,
    settings: {
      kind,
      rest: kind === 'REST' ? { ...rest, urls: filled(rest.urls), headers: headersIn(rest.headers) } : null,
      sql: kind === 'SQL' ? { ...sql, queries: filled(sql.queries) } : null,
      ldap: kind === 'LDAP' ? { ...ldap, filters: filled(ldap.filters) } : null,
      csv: kind === 'CSV' ? csv : null,
    },
    mapping: {
      kind: values.cardKind,
      list: values.list.trim(),
      fields: values.fields.map(({ field, label, from }) => ({
        field,
        label: field === 'OTHER' ? label.trim() : '',
        from: from.trim(),
      })),
      items: values.items.trim(),
      itemFields: ITEM_FIELDS.map((field) => ({ field, from: values.itemFields[field].trim() })).filter(
        ({ from }) => from,
      ),
    },
    limits: { timeMs: values.timeMs, atOnce: values.atOnce, cacheSeconds: values.cacheSeconds },
    writeBack: writeBackOf(values),
    ...(secret && { secret }),
  };
}

/** One that is switched off stays as it was; one that was never switched on is not kept, so that it need not be right. */
function writeBackOf({ kind, writes, writesAs, writeBack }: ConnectorValues): WriteBack | null {
  if (kind === 'LDAP' || !(writes || writesAs === kind)) return null;
  return {
    enabled: writes,
    timeMs: writeBack.timeMs,
    rest: kind === 'REST' ? { ...writeBack.rest, url: writeBack.rest.url.trim() } : null,
    sql: kind === 'SQL' ? { statement: writeBack.sql.statement.trim() } : null,
    csv: kind === 'CSV' ? { file: writeBack.csv.file.trim(), columns: writeBack.csv.columns } : null,
  };
}

const filled = (texts: string[]) => texts.map((text) => text.trim()).filter(Boolean);

/** One a line: `X-Tenant: 7`. */
export function headersIn(lines: string): Record<string, string> {
  return Object.fromEntries(
    filled(lines.split('\n')).map((line) => {
      const colon = line.indexOf(':');
      return colon < 0 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
}

const headerLines = (headers: Record<string, string>) =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

export const needsSecret = ({ kind, rest, ldap }: ConnectorValues) =>
  kind === 'SQL' || (kind === 'REST' && rest.login !== 'NONE') || (kind === 'LDAP' && ldap.user !== '');
