import { Alert, Anchor, Badge, Button, FileButton, Loader, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconDownload, IconFileImport } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { imports } from '../../api/endpoints';
import { formatDateTime } from '../../i18n/format';
import { Failed } from '../../list/DataList';
import { problemText } from '../../shell/problems';
import { go, useRoute } from '../../shell/route';
import panels from '../panels.module.css';
import { ImportPanel } from './ImportPanel';
import classes from './imports.module.css';
import { isBusy } from './isBusy';

const LOOK_AGAIN_MS = 1000;
const show = (id: string) => go('admin', 'imports', id);

/** Customers in and out as files. */
export function ImportsPage() {
  const { t } = useTranslation();
  const [, , open] = useRoute();
  const all = useQuery({
    queryKey: ['admin', 'imports'],
    queryFn: imports.list,
    refetchInterval: ({ state }) => (state.data?.some(isBusy) ? LOOK_AGAIN_MS : false),
  });
  const shown = all.data?.find(({ id }) => id === open);
  return (
    <div className={panels.page}>
      <h1>{t('admin.imports.title')}</h1>
      <Export />
      <Upload uploaded={show} />
      {all.isPending && <Loader aria-label={t('loading')} />}
      {all.error && <Failed text={problemText(all.error)} again={() => void all.refetch()} />}
      {shown && <ImportPanel key={shown.id} job={shown} close={() => go('admin', 'imports')} />}
      {all.data && all.data.length > 0 && (
        <section className={`panel ${panels.panel}`} aria-labelledby="imports-list">
          <h2 id="imports-list" className="visually-hidden">
            {t('imports.all')}
          </h2>
          <ul className={classes.list}>
            {all.data.map((job) => (
              <li key={job.id}>
                <Anchor
                  component="button"
                  type="button"
                  onClick={() => show(job.id)}
                  aria-current={job.id === open || undefined}
                >
                  {job.name || job.id}
                </Anchor>
                <span>
                  <Badge variant={job.state === 'FAILED' ? 'light' : 'default'} color="red" tt="none">
                    {t(`imports.state.${job.state}`)}
                  </Badge>
                </span>
                <span className="quiet">
                  {formatDateTime(job.at)} · {job.byName}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Export() {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  return (
    <section className={`panel ${panels.panel}`} aria-labelledby="export-title">
      <h2 id="export-title">{t('imports.export')}</h2>
      <p className="quiet">{t('imports.exportText')}</p>
      <div className={panels.line}>
        <TextInput
          className={classes.only}
          label={t('imports.only')}
          placeholder={t('find.placeholder')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Button
          component="a"
          href={`/api/v1/admin/customers/export?query=${encodeURIComponent(query.trim())}`}
          download="customers.csv"
          variant="default"
          leftSection={<IconDownload size={16} />}
        >
          {t('imports.download')}
        </Button>
      </div>
    </section>
  );
}

function Upload({ uploaded }: { uploaded: (id: string) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const reset = useRef<() => void>(null);
  const upload = useMutation({
    mutationFn: imports.upload,
    onSuccess: ({ job }) => {
      uploaded(job.id);
      void queries.invalidateQueries({ queryKey: ['admin', 'imports'] });
    },
    // The same file, put right, is another choice.
    onSettled: () => reset.current?.(),
  });
  return (
    <section className={`panel ${panels.panel}`} aria-labelledby="import-title">
      <h2 id="import-title">{t('imports.import')}</h2>
      <p className="quiet">{t('imports.importText')}</p>
      <FileButton resetRef={reset} accept=".csv,.txt,.tsv,text/csv" onChange={(file) => file && upload.mutate(file)}>
        {(props) => (
          <Button
            {...props}
            className={classes.first}
            loading={upload.isPending}
            leftSection={<IconFileImport size={16} />}
          >
            {t('imports.choose')}
          </Button>
        )}
      </FileButton>
      {upload.error && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle />} role="alert">
          {problemText(upload.error)}
        </Alert>
      )}
    </section>
  );
}
