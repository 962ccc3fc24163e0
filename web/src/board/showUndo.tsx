import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { showProblem } from '../shell/problems';

/** Says what was done, and takes it back at a click. */
export function showUndo(message: string, undo: () => Promise<unknown>): void {
  const id = `undo-${Date.now()}`;
  const takeBack = () => {
    notifications.hide(id);
    undo().catch(showProblem);
  };
  notifications.show({
    id,
    color: 'petrol',
    autoClose: 10_000,
    closeButtonProps: { 'aria-label': i18next.t('close') },
    message: (
      <>
        {message}{' '}
        <Button variant="subtle" size="compact-sm" onClick={takeBack}>
          {i18next.t('supervision.undo')}
        </Button>
      </>
    ),
  });
}
