import { NumberInput, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { admin } from '../../api/endpoints';
import type { ConnectorForm, ConnectorRow } from '../../api/types';
import { formatDateTime } from '../../i18n/format';
import { Lamp } from '../../theme/Lamp';
import { Enabled } from '../fields';
import type { FieldsProps, ResourceKind } from '../resource';
import { Attempt } from './Attempt';
import classes from './connectors.module.css';
import { MappingFields } from './MappingFields';
import { SourceFields } from './SourceFields';
import { WriteFields } from './WriteFields';
import { check } from './check';
import { bodyOf, fresh, valuesOf, type ConnectorValues } from './values';

export const connectors: ResourceKind<ConnectorRow, ConnectorValues, ConnectorForm> = {
  resource: 'connectors',
  on: admin.connectors,
  nameOf: (row) => row.name,
  columns: (t) => [
    { id: 'name', header: t('admin.name'), cell: (row) => <strong>{row.name}</strong> },
    { id: 'turn', header: t('connector.turn'), cell: (row) => <span className="figures">{row.place}</span> },
    { id: 'kind', header: t('connector.kind'), cell: (row) => t(`connector.kinds.${row.settings.kind}`) },
    { id: 'place', header: t('connector.place'), cell: (row) => <span className="figures">{placeOf(row)}</span> },
    { id: 'state', header: t('admin.state'), cell: (row) => <State row={row} /> },
  ],
  fresh,
  valuesOf,
  bodyOf,
  check,
  Fields: ConnectorFields,
  size: 'xl',
};

function placeOf({ settings: { rest, sql, ldap, csv } }: ConnectorRow): string {
  if (rest) return rest.urls[0]?.replace(/^[a-z]+:\/\/([^/?#]*).*$/, '$1') ?? '';
  if (sql) return `${sql.host}/${sql.database}`;
  return ldap?.host ?? csv?.file ?? '';
}

function State({ row }: { row: ConnectorRow }) {
  const { t } = useTranslation();
  return (
    <>
      <Asked row={row} />
      {row.writeState && (
        <span className={classes.trouble}>
          {t(row.writeState === 'ANSWERS' ? 'connector.write.on' : 'connector.write.resting')}
        </span>
      )}
    </>
  );
}

/** Whether it answers; if not, since when and why. */
function Asked({ row }: { row: ConnectorRow }) {
  const { t } = useTranslation();
  if (!row.enabled) return <Enabled enabled={false} />;
  const why = row.trouble && `${formatDateTime(row.trouble.atMs)}: ${row.trouble.problem}`;
  return (
    <>
      <Lamp state={row.state === 'ANSWERS' ? 'AVAILABLE' : 'ALARM'}>{t(`connector.state.${row.state}`)}</Lamp>
      {why && <span className={classes.trouble}>{why}</span>}
    </>
  );
}

function ConnectorFields({ form, hasPassword }: FieldsProps<ConnectorValues>) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput label={t('admin.name')} maxLength={80} {...form.getInputProps('name')} data-autofocus />
      <SourceFields form={form} hasPassword={hasPassword} />
      <MappingFields form={form} />
      <div className={classes.limits}>
        <NumberInput
          label={t('connector.timeMs')}
          suffix=" ms"
          min={100}
          max={5_000}
          {...form.getInputProps('timeMs')}
        />
        <NumberInput label={t('connector.atOnce')} min={1} max={16} {...form.getInputProps('atOnce')} />
        <NumberInput
          label={t('connector.cacheSeconds')}
          suffix={` ${t('seconds')}`}
          min={0}
          max={3_600}
          {...form.getInputProps('cacheSeconds')}
        />
      </div>
      <NumberInput
        label={t('connector.turn')}
        description={t('connector.turnText')}
        min={1}
        max={20}
        allowDecimal={false}
        {...form.getInputProps('place')}
      />
      <Switch label={t('connector.goesOn')} {...form.getInputProps('goesOn', { type: 'checkbox' })} />
      <Switch label={t('connector.enabled')} {...form.getInputProps('enabled', { type: 'checkbox' })} />
      <Attempt values={form.values} />
      <WriteFields form={form} />
    </>
  );
}
