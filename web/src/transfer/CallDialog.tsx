import { Button, Loader, Modal, TextInput } from '@mantine/core';
import { IconPhonePlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../agent/useDesk';
import { agent as api } from '../api/endpoints';
import { useShortcut } from '../shell/shortcuts';
import { allowSound } from '../softphone/ringTone';
import { Cap } from '../theme/Cap';
import { callable, chosenOf, freeBeside, type Target } from './targets';
import { Row } from './TransferDialog';
import classes from './transfer.module.css';

const REFRESH_MS = 2_000;

/** Calls a colleague, a queue or a number, while there is no call at hand. */
export function CallButton({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useShortcut('call', () => setOpen(true), !open && !disabled);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPhonePlus size={17} />}
        rightSection={<Cap action="call" />}
        aria-haspopup="dialog"
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        {t('ownCall.open')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('ownCall.title')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Choice close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Choice({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const [written, setWritten] = useState('');
  /** The first one shown, until another is taken; null: to be taken from the next list. */
  const [pinned, setPinned] = useState<string | null>(null);
  const list = useId();
  const found = useQuery({ queryKey: ['transfer-targets'], queryFn: api.transferTargets, refetchInterval: REFRESH_MS });
  const targets = found.data ? callable(found.data, written) : [];
  const first = targets.find(({ free }) => free);
  if (pinned === null && first) setPinned(first.key);
  const chosen = chosenOf(targets, pinned);
  const call = useAsk(async ({ kind, id, number }: Target) => {
    allowSound();
    await api.call({ kind, id, to: number ?? '' });
    close();
  });
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setPinned(freeBeside(targets, pinned, event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && chosen && !call.pending) {
      event.preventDefault();
      call.send(chosen);
    }
  };
  return (
    <>
      <TextInput
        label={t('ownCall.search')}
        description={t('ownCall.searchText')}
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
      <ul id={list} role="listbox" aria-label={t('ownCall.search')} className={classes.targets}>
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
      {found.data && targets.length === 0 && <p className="quiet">{t('ownCall.none')}</p>}
      <div className={classes.answers}>
        <p className="quiet">{t('ownCall.yourPhoneFirst')}</p>
        <Button
          disabled={!chosen}
          loading={call.pending}
          rightSection={<kbd className="key">⏎</kbd>}
          onClick={() => chosen && call.send(chosen)}
        >
          {t('ownCall.call')}
        </Button>
      </div>
    </>
  );
}
