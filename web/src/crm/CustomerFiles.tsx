import { Button, FileButton, Loader, NativeSelect, Progress } from '@mantine/core';
import { IconAlertTriangle, IconDownload, IconPaperclip, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { files } from '../api/endpoints';
import type { CallerCard, CustomerFile } from '../api/types';
import { formatBytes, formatDateTime, formatPercent } from '../i18n/format';
import { Failed } from '../list/DataList';
import { problemText, showProblem } from '../shell/problems';
import { Undo, type Done } from '../theme/Undo';
import { belongsTo, choicesOf, type About, type Arriving } from './files';
import classes from './files.module.css';
import { useAttach } from './useAttach';
import { useNoStrayDrops } from './useNoStrayDrops';

/** Files attached to a customer: dropped here or chosen, taken away, removed and brought back. */
export function CustomerFiles({ customerId, card }: { customerId: string; card: CallerCard }) {
  const { t } = useTranslation();
  const [about, setAbout] = useState<About>('');
  const [done, setDone] = useState<Done[]>([]);
  const [over, setOver] = useState(false);
  const { arriving, attach } = useAttach(customerId);
  useNoStrayDrops();
  const there = useQuery({ queryKey: ['customers', customerId, 'files'], queryFn: () => files.list(customerId) });
  const choices = choicesOf(card.incidents, card.notes, t);
  const take = (chosen: File[]) => void attach(chosen, about);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    <div
      className={classes.files}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {there.isPending && <Loader size="sm" aria-label={t('loading')} />}
      {there.error && <Failed text={problemText(there.error)} again={() => void there.refetch()} />}
      {there.data?.items.length === 0 && arriving.length === 0 && <p className="quiet">{t('files.none')}</p>}
      <ul className={classes.list}>
        {there.data?.items.map((file) => (
          <Attached
            key={file.id}
            customerId={customerId}
            file={file}
            about={belongsTo(file, choices)}
            removed={(one) => setDone((before) => [...before.filter(({ id }) => id !== one.id), one])}
          />
        ))}
        {arriving.map((one) => (
          <OnItsWay key={one.key} one={one} />
        ))}
      </ul>
      <Undo done={done} forget={(one) => setDone((all) => all.filter((other) => other !== one))} />
      <div className={classes.add}>
        <AttachButton take={take} />
        {choices.length > 0 && (
          <NativeSelect
            size="xs"
            aria-label={t('files.about')}
            data={[{ value: '', label: t('files.customer') }, ...choices]}
            value={about}
            onChange={({ currentTarget: { value } }) => setAbout(value as About)}
          />
        )}
        <span className="quiet">{t('files.drop')}</span>
      </div>
    </div>
  );
}

function AttachButton({ take }: { take: (chosen: File[]) => void }) {
  const { t } = useTranslation();
  const reset = useRef<() => void>(null);
  return (
    <FileButton
      multiple
      resetRef={reset}
      onChange={(chosen) => {
        take(chosen);
        // The same file, put right, is another choice.
        reset.current?.();
      }}
    >
      {(props) => (
        <Button {...props} size="xs" variant="default" leftSection={<IconPaperclip size={14} />}>
          {t('files.attach')}
        </Button>
      )}
    </FileButton>
  );
}

interface AttachedProps {
  customerId: string;
  file: CustomerFile;
  /** What of the customer's it belongs to; empty: nothing else. */
  about: string;
  removed: (done: Done) => void;
}

function Attached({ customerId, file, about, removed }: AttachedProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ['customers', customerId, 'files'] });
  const remove = useMutation({
    mutationFn: () => files.remove(customerId, file.id),
    onSuccess: () => {
      removed({
        id: file.id,
        message: t('files.removed', { name: file.name }),
        undo: () => files.restore(customerId, file.id).then(again),
        gone: true,
      });
      void again();
    },
    onError: showProblem,
  });
  return (
    <li>
      <a href={files.url(customerId, file.id)} download={file.name} className={classes.name}>
        <IconDownload size={14} aria-hidden /> {file.name}
      </a>
      <span className="quiet figures">{formatBytes(file.bytes)}</span>
      {about && <span className={classes.about}>{about}</span>}
      <span className="quiet">
        {formatDateTime(file.at)} · {file.byName}
      </span>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={t('files.remove', { name: file.name })}
        title={t('files.remove', { name: file.name })}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        <IconTrash size={14} />
      </Button>
    </li>
  );
}

function OnItsWay({ one }: { one: Arriving }) {
  const { t } = useTranslation();
  return (
    <li>
      <span className={classes.name}>{one.name}</span>
      {one.problem === null ? (
        <>
          <Progress
            className={classes.progress}
            value={one.share * 100}
            aria-label={t('files.sending', { name: one.name })}
          />
          <span className="quiet figures">{formatPercent(one.share)}</span>
        </>
      ) : (
        <span role="alert" className={classes.problem}>
          <IconAlertTriangle size={14} aria-hidden /> {one.problem}
        </span>
      )}
    </li>
  );
}
