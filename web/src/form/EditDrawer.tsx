import { Button, Drawer, Modal } from '@mantine/core';
import { createContext, useContext, useEffect, useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStay } from '../shell/useStay';
import { DangerButton } from '../theme/DangerButton';
import classes from './form.module.css';
import { Marks } from './Marks';

const Unsaved = createContext<Marks | null>(null);

/**
 * Tells the drawer around a form whether something in it would be lost; with a draft nothing is by leaving the page.
 *
 * @returns says that it is saved, at once; whether the drawer can close, since no other form in it would lose anything
 */
export function useUnsaved(unsaved: boolean, discard?: () => void): () => boolean {
  const key = useId();
  const marks = useContext(Unsaved);
  useStay(unsaved && marks !== null && !discard);
  useEffect(() => {
    marks?.set(key, { unsaved, discard });
    return () => marks?.clear(key);
  }, [marks, key, unsaved, discard]);
  return () => {
    marks?.clear(key);
    return !marks?.unsaved();
  };
}

interface EditDrawerProps {
  title: string;
  opened: boolean;
  close: () => void;
  size?: 'lg' | 'xl' | '78rem';
  /** `leave` closes as Escape does: it asks first when something would be lost. */
  children: (leave: () => void) => ReactNode;
}

/** A form beside the list it belongs to; nothing typed in it is thrown away without asking. */
export function EditDrawer({ title, opened, close, size = 'lg', children }: EditDrawerProps) {
  const { t } = useTranslation();
  const [marks] = useState(() => new Marks());
  const [asking, setAsking] = useState(false);
  // Later, so that the Escape that asks is over when the question listens for one.
  const ask = () => setTimeout(() => setAsking(true));
  const leave = () => (marks.unsaved() ? ask() : close());
  const discard = () => {
    marks.discard();
    setAsking(false);
    close();
  };
  return (
    <>
      <Drawer
        opened={opened}
        onClose={leave}
        closeOnEscape={!asking}
        title={title}
        size={size}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Unsaved value={marks}>{children(leave)}</Unsaved>
      </Drawer>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('form.unsaved')}
        centered
        size="sm"
        withCloseButton={false}
        zIndex={300}
      >
        <p>{t('form.unsavedText')}</p>
        <div className={classes.answers}>
          <Button onClick={() => setAsking(false)} data-autofocus>
            {t('form.goOn')}
          </Button>
          <DangerButton onClick={discard}>{t('form.discard')}</DangerButton>
        </div>
      </Modal>
    </>
  );
}
