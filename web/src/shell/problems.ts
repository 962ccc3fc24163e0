import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { ProblemError } from '../api/client';

/** What went wrong, in words for the person at the page. */
export function problemText(error: unknown): string {
  if (!(error instanceof ProblemError)) return i18next.t('problem.page');
  const { status, detail, title } = error.problem;
  if (status === 0) return i18next.t('problem.unreachable');
  if (status === 401) return i18next.t('problem.signedOut');
  if (status === 403) return detail || i18next.t('problem.forbidden');
  return detail || title || i18next.t('problem.status', { status });
}

const closing = () => ({ 'aria-label': i18next.t('close') });

export const showProblem = (error: unknown): void => showRefused(problemText(error));

/** Why something that was asked for is not done. */
export function showRefused(message: string): void {
  notifications.show({
    color: 'red',
    message,
    autoClose: 8_000,
    role: 'alert',
    closeButtonProps: closing(),
  });
}

export function showDone(message: string): void {
  notifications.show({ color: 'petrol', message, autoClose: 2_500, closeButtonProps: closing() });
}
