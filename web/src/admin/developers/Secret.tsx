import { Button, CopyButton, Modal } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './developers.module.css';

/** A secret that is shown this once. */
export function SecretShown({ secret, close }: { secret: string | null; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={secret !== null}
      onClose={close}
      title={t('developers.secretTitle')}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      centered
      zIndex={300}
    >
      <p>{t('developers.secretText')}</p>
      <code className={classes.secret}>{secret}</code>
      <div className={classes.buttons}>
        <CopyButton value={secret ?? ''}>
          {({ copied, copy }) => (
            <Button
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
              data-autofocus
            >
              {t(copied ? 'developers.copied' : 'developers.copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={close}>
          {t('developers.kept')}
        </Button>
      </div>
    </Modal>
  );
}
