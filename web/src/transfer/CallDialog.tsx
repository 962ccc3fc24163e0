import { Button, Modal } from '@mantine/core';
import { IconPhonePlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../agent/useDesk';
import { agent as api } from '../api/endpoints';
import { dialOnce } from '../dial/dialOnce';
import { useShortcut } from '../shell/shortcuts';
import { allowSound } from '../softphone/ringTone';
import { Cap } from '../theme/Cap';
import { TargetPicker } from './TargetPicker';
import { callable, type Target } from './targets';

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
  const call = useAsk(async ({ kind, id, number }: Target) => {
    allowSound();
    await dialOnce((key) => api.dial({ kind, id, to: number ?? '' }, key));
    close();
  });
  return (
    <TargetPicker
      label={t('ownCall.search')}
      description={t('ownCall.searchText')}
      find={callable}
      none={() => t('ownCall.none')}
      take={(target) => !call.pending && call.send(target)}
    >
      {(chosen) => (
        <>
          <p className="quiet">{t('ownCall.yourPhoneFirst')}</p>
          <Button
            disabled={!chosen}
            loading={call.pending}
            rightSection={<kbd className="key">⏎</kbd>}
            onClick={() => chosen && call.send(chosen)}
          >
            {t('ownCall.call')}
          </Button>
        </>
      )}
    </TargetPicker>
  );
}
