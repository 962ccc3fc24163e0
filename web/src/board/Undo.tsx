import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { showProblem } from '../shell/problems';
import classes from './board.module.css';

/** What was done, and how it is taken back. */
export interface Done {
  message: string;
  undo: () => Promise<unknown>;
  /** What was pressed has gone with it, so the keyboard goes on from the button that takes it back. */
  gone?: boolean;
}

/** Says in the drawer, where the keyboard reaches it, what was done; takes it back at a click. */
export function Undo({ done, forget }: { done: Done | null; forget: () => void }) {
  const { t } = useTranslation();
  const here = useRef<HTMLParagraphElement>(null);
  const takeBack = (undo: Done['undo']) => {
    // The button goes; the focus stays in the drawer.
    here.current?.focus();
    forget();
    undo().catch(showProblem);
  };
  return (
    <p ref={here} role="status" tabIndex={-1} className={classes.done}>
      {done && (
        <>
          {done.message}{' '}
          <Button
            key={done.message}
            variant="subtle"
            size="compact-sm"
            onClick={() => takeBack(done.undo)}
            autoFocus={done.gone}
          >
            {t('supervision.undo')}
          </Button>
        </>
      )}
    </p>
  );
}
