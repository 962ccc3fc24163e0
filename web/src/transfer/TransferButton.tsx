import { Button } from '@mantine/core';
import { IconPhoneOutgoing } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactView } from '../api/types';
import { useShortcut } from '../shell/shortcuts';
import { Cap } from '../theme/Cap';
import { TransferDialog } from './TransferDialog';

export function TransferButton({ contact }: { contact: ContactView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useShortcut('transfer', () => setOpen(true), !open);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPhoneOutgoing size={17} />}
        rightSection={<Cap action="transfer" />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {t('transfer.open')}
      </Button>
      <TransferDialog contactId={contact.contactId} opened={open} close={() => setOpen(false)} />
    </>
  );
}
