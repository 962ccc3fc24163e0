import { Button, Loader, Modal, TextInput } from '@mantine/core';
import { IconPhone, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { readDraft } from '../agent/drafts';
import { useAsk } from '../agent/useDesk';
import { agent as api } from '../api/endpoints';
import { showDone } from '../shell/problems';
import { Lamp } from '../theme/Lamp';
import { chosenOf, freeBeside, targetsFor, type Target } from './targets';
import classes from './transfer.module.css';

const REFRESH_MS = 2_000;

interface TransferDialogProps {
  contactId: string;
  opened: boolean;
  close: () => void;
}

/** To whom the caller goes: found by typing, chosen with the arrow keys, asked first or passed on at once. */
export function TransferDialog({ contactId, opened, close }: TransferDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('transfer.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Choice contactId={contactId} close={close} />
    </Modal>
  );
}

function Choice({ contactId, close }: { contactId: string; close: () => void }) {
  const { t } = useTranslation();
  const [written, setWritten] = useState('');
  /** The first one shown, until another is taken; null: to be taken from the next list. */
  const [pinned, setPinned] = useState<string | null>(null);
  const list = useId();
  const found = useQuery({ queryKey: ['transfer-targets'], queryFn: api.transferTargets, refetchInterval: REFRESH_MS });
  const targets = found.data ? targetsFor(found.data, written) : [];
  if (pinned === null && targets[0]) setPinned(targets[0].key);
  const chosen = chosenOf(targets, pinned);
  const request = ({ kind, id, number }: Target) => ({ kind, id, number, note: readDraft(contactId)?.note ?? '' });
  const ask = useAsk(async (target: Target) => {
    await api.consult(contactId, request(target));
    close();
  });
  const pass = useAsk(async (target: Target) => {
    await api.transfer(contactId, request(target));
    close();
    showDone(t('transfer.passed'));
  });
  const pending = ask.pending || pass.pending;
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setPinned(freeBeside(targets, pinned, event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && chosen && !pending) {
      event.preventDefault();
      (event.ctrlKey ? pass : ask).send(chosen);
    }
  };
  return (
    <>
      <TextInput
        label={t('transfer.search')}
        description={t('transfer.searchText')}
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
      <ul id={list} role="listbox" aria-label={t('transfer.search')} className={classes.targets}>
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
      {found.data && targets.length === 0 && (
        <p className="quiet">{t(found.data.outside ? 'transfer.none' : 'transfer.noneOutside')}</p>
      )}
      <div className={classes.answers}>
        <p className="quiet" role="status">
          {targets.length > 0 && pinned !== null && !chosen && t('transfer.busy')}
        </p>
        <Button
          variant="default"
          disabled={!chosen || ask.pending}
          loading={pass.pending}
          rightSection={<kbd className="key">Ctrl ⏎</kbd>}
          onClick={() => chosen && pass.send(chosen)}
        >
          {t('transfer.pass')}
        </Button>
        <Button
          disabled={!chosen || pass.pending}
          loading={ask.pending}
          rightSection={<kbd className="key">⏎</kbd>}
          onClick={() => chosen && ask.send(chosen)}
        >
          {t('transfer.ask')}
        </Button>
      </div>
    </>
  );
}

interface RowProps {
  id: string;
  target: Target;
  chosen: boolean;
  choose: () => void;
}

export function Row({ id, target, chosen, choose }: RowProps) {
  const { t } = useTranslation();
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) here.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const { colleague, queue } = target;
  return (
    <li ref={here} id={id} role="option" aria-selected={chosen} aria-disabled={!target.free} onClick={choose}>
      {colleague ? (
        <Lamp state={colleague.state}>{t(`state.${colleague.state}`)}</Lamp>
      ) : queue ? (
        <span className={classes.sign}>
          <IconUsersGroup size={17} aria-hidden /> {t('transfer.queues')}
        </span>
      ) : (
        <span className={classes.sign}>
          <IconPhone size={17} aria-hidden /> {t('transfer.outside')}
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
