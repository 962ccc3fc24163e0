import { Alert, Button, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { imports } from '../../api/endpoints';
import type { ImportPlan, ImportPreview } from '../../api/types';
import { useCustomFields } from '../../crm/customFields';
import { problemText, showDone } from '../../shell/problems';
import panels from '../panels.module.css';
import classes from './imports.module.css';

const FIELDS = [
  'customerNumber',
  'firstName',
  'lastName',
  'company',
  'email',
  'phones',
  'street',
  'postcode',
  'city',
  'country',
  'language',
] as const;

function useChoices() {
  const { t } = useTranslation();
  const custom = useCustomFields();
  return [
    { value: '', label: t('imports.ignored') },
    ...FIELDS.map((value) => ({
      value: value as string,
      label: value === 'customerNumber' ? t('customer.number') : t(`customer.${value}`),
    })),
    { value: 'valueClass', label: t('rule.attribute.VALUE_CLASS') },
    { value: 'tags', label: t('account.tags') },
    ...custom.map(({ key, name }) => ({ value: `custom.${key}`, label: name })),
  ];
}

/** Under which it is known that the mapping of a file is being kept. */
export const readingOf = (id: string) => ['import-reading', id];

/** The first lines of a file, and for each column which field it is. */
export function Mapping({ preview: { job, first } }: { preview: ImportPreview }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const choices = useChoices();
  const [plan, setPlan] = useState<ImportPlan>(job.plan);
  const save = useMutation({
    mutationKey: readingOf(job.id),
    mutationFn: (reading: { charset?: string; separator?: string; plan: ImportPlan }) =>
      imports.read(job.id, { charset: job.charset, separator: job.separator, ...reading }),
    onSuccess: (read) => {
      queries.setQueryData(['admin', 'import-preview', job.id], read);
      void queries.invalidateQueries({ queryKey: ['admin', 'imports'] });
    },
    onError: () => setPlan(job.plan),
    scope: { id: `import-${job.id}` },
  });
  /** Kept at once: what is seen is what is done. */
  const change = (changed: ImportPlan) => {
    setPlan(changed);
    save.mutate({ plan: changed });
  };
  const column = (at: number, field: string) =>
    change({ ...plan, columns: plan.columns.map((was, one) => (one === at ? field : was)) });
  const [head = [], ...lines] = first;
  return (
    <div className={classes.reading}>
      <div className={panels.line}>
        <Select
          label={t('imports.charset')}
          data={[
            { value: 'UTF-8', label: 'UTF-8' },
            { value: 'windows-1252', label: 'Windows-1252 / Latin-1' },
          ]}
          value={job.charset}
          onChange={(charset) => charset && save.mutate({ charset, plan })}
          allowDeselect={false}
        />
        <Select
          label={t('imports.match')}
          data={(['CUSTOMER_NUMBER', 'PHONE', 'EMAIL', 'NOTHING'] as const).map((value) => ({
            value,
            label: t(`imports.by.${value}`),
          }))}
          value={plan.match}
          onChange={(match) => match && change({ ...plan, match: match as ImportPlan['match'] })}
          allowDeselect={false}
        />
        <Select
          label={t('imports.existing')}
          data={(['UPDATE', 'SKIP'] as const).map((value) => ({ value, label: t(`imports.do.${value}`) }))}
          value={plan.existing}
          onChange={(existing) => existing && change({ ...plan, existing: existing as ImportPlan['existing'] })}
          allowDeselect={false}
        />
        <Select
          label={t('imports.missing')}
          data={(['CREATE', 'SKIP'] as const).map((value) => ({ value, label: t(`imports.do.${value}`) }))}
          value={plan.missing}
          onChange={(missing) => missing && change({ ...plan, missing: missing as ImportPlan['missing'] })}
          allowDeselect={false}
        />
      </div>
      <Kept plan={plan} use={(kept) => change({ ...kept, columns: fitted(kept.columns, head.length) })} />
      {save.error && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle />} role="alert">
          {problemText(save.error)}
        </Alert>
      )}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('imports.preview')}>
        <table className={classes.table}>
          <thead>
            <tr>
              {head.map((name, at) => (
                <th key={at} scope="col">
                  <Select
                    label={name || t('imports.column', { number: at + 1 })}
                    data={choices}
                    value={plan.columns[at] ?? ''}
                    onChange={(field) => column(at, field ?? '')}
                    allowDeselect={false}
                    searchable
                    size="xs"
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((cells, line) => (
              <tr key={line}>
                {head.map((_, at) => (
                  <td key={at} className={plan.columns[at] ? undefined : 'quiet'}>
                    {cells[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

const fitted = (columns: string[], count: number) => Array.from({ length: count }, (_, at) => columns[at] ?? '');

/** Mappings kept under a name, for files that come again. */
function Kept({ plan, use }: { plan: ImportPlan; use: (plan: ImportPlan) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const kept = useQuery({ queryKey: ['admin', 'import-plans'], queryFn: imports.plans });
  const keep = useMutation({
    mutationFn: () => imports.keepPlan({ name, plan }),
    onSuccess: () => {
      showDone(t('imports.kept'));
      void queries.invalidateQueries({ queryKey: ['admin', 'import-plans'] });
    },
  });
  return (
    <div className={panels.line}>
      <Select
        label={t('imports.use')}
        data={Object.keys(kept.data ?? {})}
        value={null}
        onChange={(chosen) => chosen && kept.data?.[chosen] && use(kept.data[chosen])}
        disabled={Object.keys(kept.data ?? {}).length === 0}
      />
      <TextInput
        label={t('imports.keepAs')}
        value={name}
        maxLength={40}
        onChange={(event) => setName(event.currentTarget.value)}
        error={keep.error ? problemText(keep.error) : undefined}
      />
      <Button variant="default" disabled={!name.trim()} loading={keep.isPending} onClick={() => keep.mutate()}>
        {t('imports.keep')}
      </Button>
    </div>
  );
}
