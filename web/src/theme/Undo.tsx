import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { showProblem } from '../shell/problems';
import classes from './Undo.module.css';

/** What was done, and how it is taken back. */
export interface Done {
  /** Of what was done to what: two can be said in the same words. */
  id: string;
  message: string;
  undo: () => Promise<unknown>;
  /** What was pressed has gone with it, so the keyboard goes on from the button that takes it back. */
  gone?: boolean;
}

/** Says what was done where the keyboard reaches it; takes it back at a click, and forgets it then. */
export function Undo({ done, forget }: { done: Done[]; forget: (one: Done) => void }) {
  const here = useRef<HTMLDivElement>(null);
  return (
    <div ref={here} role="status" tabIndex={-1} className={classes.done}>
      {done.map((one) => (
        <TakeBack
          key={one.id}
          done={one}
          // The button goes; the focus stays here.
          begun={() => here.current?.focus()}
          forget={() => forget(one)}
        />
      ))}
    </div>
  );
}

function TakeBack({ done, begun, forget }: { done: Done; begun: () => void; forget: () => void }) {
  const { t } = useTranslation();
  const what = useId();
  const undo = useMutation({ mutationFn: done.undo, onMutate: begun, onSuccess: forget, onError: showProblem });
  return (
    <p>
      <span id={what}>{done.message}</span>{' '}
      <Button
        variant="subtle"
        size="compact-sm"
        loading={undo.isPending}
        onClick={() => undo.mutate()}
        autoFocus={done.gone}
        aria-describedby={what}
      >
        {t('supervision.undo')}
      </Button>
    </p>
  );
}
