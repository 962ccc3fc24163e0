import { Button, Drawer, Modal } from '@mantine/core';
import { createContext, useContext, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useStay } from '../shell/useStay';
import { DangerButton } from '../theme/DangerButton';
import classes from './form.module.css';

/** What would be lost, and how its draft is thrown away. */
interface Mark {
  unsaved: boolean;
  discard?: (() => void) | undefined;
}

const Unsaved = createContext<RefObject<Mark> | null>(null);

/** Tells the drawer around a form whether something in it would be lost; with a draft nothing is by leaving the page. */
export function useUnsaved(unsaved: boolean, discard?: () => void): void {
  const mark = useContext(Unsaved);
  useStay(unsaved && mark !== null && !discard);
  useEffect(() => {
    if (!mark) return;
    mark.current = { unsaved, discard };
    return () => void (mark.current = { unsaved: false });
  }, [mark, unsaved, discard]);
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
  const unsaved = useRef<Mark>({ unsaved: false });
  const [asking, setAsking] = useState(false);
  // Later, so that the Escape that asks is over when the question listens for one.
  const ask = () => setTimeout(() => setAsking(true));
  const leave = () => (unsaved.current.unsaved ? ask() : close());
  const discard = () => {
    unsaved.current.discard?.();
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
        <Unsaved value={unsaved}>{children(leave)}</Unsaved>
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
