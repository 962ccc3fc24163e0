import { Alert, Button, Loader, Progress } from '@mantine/core';
import { IconAlertTriangle, IconDownload, IconPlayerStop, IconTrash } from '@tabler/icons-react';
import { useIsMutating, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { imports } from '../../api/endpoints';
import type { Import, ImportOrder } from '../../api/types';
import { formatDate, formatNumber } from '../../i18n/format';
import { Failed } from '../../list/DataList';
import { problemText } from '../../shell/problems';
import { Twice } from '../../theme/Twice';
import panels from '../panels.module.css';
import { isBusy } from './isBusy';
import { Mapping, readingOf } from './Mapping';
import classes from './imports.module.css';

interface ImportPanelProps {
  job: Import;
  close: () => void;
}

/** One file: how it is read, how far it is, and what can be done with it. */
export function ImportPanel({ job, close }: ImportPanelProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const open = job.state === 'UPLOADED' || job.state === 'CHECKED';
  const preview = useQuery({
    queryKey: ['admin', 'import-preview', job.id],
    queryFn: () => imports.preview(job.id),
    enabled: open && job.fileKept,
    staleTime: Infinity,
  });
  const changed = () => void queries.invalidateQueries({ queryKey: ['admin', 'imports'] });
  const order = useMutation({
    mutationFn: (state: ImportOrder['state']) => imports.order(job.id, state),
    onSettled: changed,
  });
  const removal = useMutation({
    mutationFn: () => imports.remove(job.id),
    onSuccess: () => {
      close();
      changed();
    },
  });
  /** What is seen is what is done: not before the mapping is kept as it is seen. */
  const reading = useIsMutating({ mutationKey: readingOf(job.id) }) > 0;
  const failed = order.error ?? removal.error;
  return (
    <section className={`panel ${panels.panel}`} aria-labelledby="import-name">
      <h2 id="import-name">{job.name || job.id}</h2>
      {preview.isFetching && <Loader aria-label={t('loading')} />}
      {preview.error && <Failed text={problemText(preview.error)} again={() => void preview.refetch()} />}
      {open && preview.data && (
        <Mapping key={`${preview.data.job.charset}${preview.data.job.separator}`} preview={preview.data} />
      )}
      <How job={job} />
      {failed && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle />} role="alert">
          {problemText(failed)}
        </Alert>
      )}
      <div className={panels.line}>
        {open && (
          <>
            <Button
              variant="default"
              disabled={reading}
              loading={order.isPending}
              onClick={() => order.mutate('CHECKING')}
            >
              {t('imports.check')}
            </Button>
            <Button disabled={reading} loading={order.isPending} onClick={() => order.mutate('RUNNING')}>
              {t('imports.run')}
            </Button>
          </>
        )}
        {(job.state === 'STOPPED' || job.state === 'FAILED') && job.fileKept && (
          <Button loading={order.isPending} onClick={() => order.mutate('RUNNING')}>
            {t('imports.goOn')}
          </Button>
        )}
        {(job.state === 'CHECKING' || job.state === 'RUNNING') && (
          <Button
            variant="default"
            leftSection={<IconPlayerStop size={16} />}
            loading={order.isPending}
            onClick={() => order.mutate('STOPPED')}
          >
            {t('imports.stop')}
          </Button>
        )}
        {job.refused > 0 && !isBusy(job) && (
          <Button
            component="a"
            variant="default"
            href={`/api/v1/admin/imports/${job.id}/refused`}
            download
            leftSection={<IconDownload size={16} />}
          >
            {t('imports.refusedFile')}
          </Button>
        )}
        {typeof job.undoableUntil === 'number' && (
          <Twice
            label={t('imports.undo', { date: formatDate(job.undoableUntil) })}
            question={t('imports.askUndo')}
            act={() => order.mutate('UNDOING')}
          />
        )}
        {!isBusy(job) && (
          <Twice
            label={t('imports.remove')}
            question={t('imports.askRemove')}
            act={() => removal.mutate()}
            sign={<IconTrash size={16} />}
          />
        )}
        <Button variant="subtle" onClick={close}>
          {t('close')}
        </Button>
      </div>
    </section>
  );
}

/** How far it is, for the eye and, when it ends, for a screen reader. */
function How({ job }: { job: Import }) {
  const { t } = useTranslation();
  const [before, setBefore] = useState(job);
  useEffect(() => {
    if (job.line !== before.line || job.state !== before.state) setBefore(job);
  }, [job, before]);
  if (job.state === 'UPLOADED') return null;
  const counts = ['created', 'updated', 'skipped', 'refused'] as const;
  return (
    <div className={classes.how}>
      <p role="status">
        <strong>{t(`imports.state.${job.state}`)}</strong>{' '}
        {!isBusy(job) && <span>{t('imports.lines', { lines: formatNumber(job.line) })}</span>}
      </p>
      {isBusy(job) && (
        <>
          <Progress value={100} striped animated aria-label={t(`imports.state.${job.state}`)} />
          <p className="figures">{t('imports.lines', { lines: formatNumber(job.line) })}</p>
        </>
      )}
      <dl className={classes.counts}>
        {counts.map((count) => (
          <div key={count}>
            <dt>{t(`imports.${count}`)}</dt>
            <dd className="figures">{formatNumber(job[count])}</dd>
          </div>
        ))}
        {(job.state === 'UNDOING' || job.state === 'UNDONE') &&
          (['undone', 'changedSince'] as const).map((count) => (
            <div key={count}>
              <dt>{t(`imports.${count}`)}</dt>
              <dd className="figures">{formatNumber(job[count])}</dd>
            </div>
          ))}
      </dl>
      {job.problem && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle />}>
          {job.problem}
        </Alert>
      )}
    </div>
  );
}
