import { Loader, TextInput } from '@mantine/core';
import { IconPhone, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReasonLabel } from '../agent/reasons';
import { agent as api } from '../api/endpoints';
import type { TransferTargets } from '../api/types';
import { Since } from '../clock/Clock';
import { Lamp } from '../theme/Lamp';
import { chosenOf, freeBeside, type Target } from './targets';
import classes from './transfer.module.css';

const REFRESH_MS = 2_000;

interface TargetPickerProps {
  label: string;
  description: string;
  /** What fits the words written, best first. */
  find: (targets: TransferTargets, written: string) => Target[];
  /** What is said when nothing fits. */
  none: (targets: TransferTargets) => string;
  /** Enter. */
  take: (target: Target, withControl: boolean) => void;
  /** What can be done with the one chosen; `unfree`: one is pinned, but is not free now. */
  children: (chosen: Target | undefined, unfree: boolean) => ReactNode;
}

/** Somebody or something to call, found by typing and chosen with the arrow keys or the pointer. */
export function TargetPicker({ label, description, find, none, take, children }: TargetPickerProps) {
  const { t } = useTranslation();
  const [written, setWritten] = useState('');
  /** The first one shown, until another is taken; null: to be taken from the next list. */
  const [pinned, setPinned] = useState<string | null>(null);
  const list = useId();
  const found = useQuery({ queryKey: ['transfer-targets'], queryFn: api.transferTargets, refetchInterval: REFRESH_MS });
  const targets = found.data ? find(found.data, written) : [];
  if (pinned === null && targets[0]) setPinned(targets[0].key);
  const chosen = chosenOf(targets, pinned);
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setPinned(freeBeside(targets, pinned, event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      take(chosen, event.ctrlKey);
    }
  };
  return (
    <>
      <TextInput
        label={label}
        description={description}
        value={written}
        maxLength={40}
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={chosen ? `${list}-${chosen.key}` : undefined}
        data-autofocus
        autoComplete="off"
        onChange={(event) => {
          setWritten(event.currentTarget.value);
          setPinned(null);
        }}
        onKeyDown={pressed}
      />
      <ul id={list} role="listbox" aria-label={label} className={classes.targets}>
        {targets.map((target) => (
          <Row
            key={target.key}
            id={`${list}-${target.key}`}
            target={target}
            chosen={target === chosen}
            choose={() => setPinned(target.key)}
          />
        ))}
      </ul>
      {found.isPending && <Loader size="sm" aria-label={t('loading')} />}
      {found.data && targets.length === 0 && <p className="quiet">{none(found.data)}</p>}
      <div className={classes.answers}>{children(chosen, targets.length > 0 && pinned !== null && !chosen)}</div>
    </>
  );
}

interface RowProps {
  id: string;
  target: Target;
  chosen: boolean;
  choose: () => void;
}

function Row({ id, target, chosen, choose }: RowProps) {
  const { t } = useTranslation();
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) here.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const { colleague, queue } = target;
  return (
    <li ref={here} id={id} role="option" aria-selected={chosen} aria-disabled={!target.free} onClick={choose}>
      {colleague ? (
        <ColleagueState colleague={colleague} />
      ) : (
        <span className={classes.sign}>
          {queue ? <IconUsersGroup size={17} aria-hidden /> : <IconPhone size={17} aria-hidden />}
          {t(queue ? 'target.queue' : 'transfer.outside')}
        </span>
      )}
      <strong>{colleague || queue ? target.name : t('transfer.call', { number: target.name })}</strong>
      <span className="quiet">
        {colleague?.queueNames.join(', ')}
        {queue &&
          `${t('transfer.waiting', { count: queue.waiting })} · ${t('transfer.free', { count: queue.available })}`}
      </span>
    </li>
  );
}

/** What a colleague is at, why, and for how long. */
function ColleagueState({ colleague }: { colleague: NonNullable<Target['colleague']> }) {
  const { t } = useTranslation();
  const reason = useReasonLabel();
  return (
    <span className={classes.colleague}>
      <Lamp state={colleague.state}>{t(`state.${colleague.state}`)}</Lamp>
      <small className="quiet">
        {colleague.reasonCode && `${reason(colleague.reasonCode)} · `}
        <Since ms={colleague.sinceMs} />
      </small>
    </span>
  );
}
