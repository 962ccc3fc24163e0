import { Badge, Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowMerge } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { merges } from '../api/endpoints';
import type { Duplicate, Merge } from '../api/types';
import { EditDrawer } from '../form/EditDrawer';
import { formatDate, formatDateTime } from '../i18n/format';
import { problemText, showDone, showProblem } from '../shell/problems';
import { link } from '../shell/route';
import { Failed } from '../list/DataList';
import { MergeForm, type Other } from './MergeForm';
import classes from './merge.module.css';
import account from './account.module.css';

/** Who may be the same customer, the way to make one of two, and the way back. */
export function MergePanel({ id }: { id: string }) {
  const { t } = useTranslation();
  const [merging, setMerging] = useState(false);
  const [other, setOther] = useState<Other | null>(null);
  const likely = useQuery({ queryKey: ['customers', id, 'duplicates'], queryFn: () => merges.duplicates(id) });
  const done = useQuery({ queryKey: ['customers', id, 'merges'], queryFn: () => merges.list(id) });
  const failed = likely.error ?? done.error;
  const begin = (someone: Other | null) => {
    setOther(someone);
    setMerging(true);
  };
  return (
    <section className={`panel ${account.panel}`} aria-labelledby="merge-title">
      <header>
        <h2 id="merge-title">
          <IconArrowMerge size={18} aria-hidden /> {t('merge.title')}
        </h2>
        <Button
          size="xs"
          variant="default"
          ml="auto"
          leftSection={<IconArrowMerge size={14} />}
          onClick={() => begin(null)}
        >
          {t('merge.with')}
        </Button>
      </header>
      {failed && (
        <Failed text={problemText(failed)} again={() => void Promise.all([likely.refetch(), done.refetch()])} />
      )}
      {likely.data?.length === 0 && done.data?.length === 0 && <p className="quiet">{t('merge.none')}</p>}
      <ul className={classes.list}>
        {likely.data?.map((one) => (
          <Likely key={one.id} one={one} merge={() => begin({ id: one.id, name: one.name })} />
        ))}
      </ul>
      <ul className={classes.list}>
        {done.data?.map((one) => (
          <Merged key={one.id} one={one} id={id} />
        ))}
      </ul>
      <EditDrawer opened={merging} close={() => setMerging(false)} title={t('merge.with')} size="78rem">
        {(leave) => <MergeForm id={id} other={other} choose={setOther} done={() => setMerging(false)} leave={leave} />}
      </EditDrawer>
    </section>
  );
}

function Likely({ one, merge }: { one: Duplicate; merge: () => void }) {
  const { t } = useTranslation();
  return (
    <li>
      <a href={link('customers', one.id)}>{one.name}</a>
      <span className="quiet">{[one.customerNumber, one.place].filter(Boolean).join(' · ')}</span>
      {one.because.map((sign) => (
        <Badge key={sign} variant="default" tt="none">
          {t(`merge.because.${sign}`)}
        </Badge>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        onClick={merge}
        aria-label={t('merge.compareWith', { name: one.name })}
      >
        {t('merge.compare')}
      </Button>
    </li>
  );
}

/** One that went into this customer; coming apart is asked for once more, for both change before everybody's eyes. */
function Merged({ one, id }: { one: Merge; id: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const undo = useMutation({
    mutationFn: () => merges.undo(id, one.id),
    onSuccess: () => {
      showDone(t('merge.undone'));
      void queries.invalidateQueries({ queryKey: ['customers'] });
    },
    onError: showProblem,
    onSettled: () => setAsked(false),
  });
  return (
    <li>
      <span>{t('merge.went', { name: one.goneName })}</span>
      <span className="quiet">
        {formatDateTime(one.at)} · {one.byName}
      </span>
      {typeof one.undoableUntil !== 'number' ? (
        <span className="quiet">{t('merge.final')}</span>
      ) : asked ? (
        <span role="alert" className={classes.question}>
          {t('merge.askUndo')}
          <Button size="compact-sm" loading={undo.isPending} onClick={() => undo.mutate()} autoFocus>
            {t('merge.yesUndo')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setAsked(false)}>
            {t('cancel')}
          </Button>
        </span>
      ) : (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={14} />}
          title={t('merge.until', { date: formatDate(one.undoableUntil) })}
          aria-label={t('merge.undoOf', { name: one.goneName })}
          onClick={() => setAsked(true)}
        >
          {t('merge.undo')}
        </Button>
      )}
    </li>
  );
}
