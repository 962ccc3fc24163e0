import { IconMessageForward } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './transfer.module.css';

/** What the colleague who had the caller before has written down. */
export function PassedOn({ note }: { note: string }) {
  const { t } = useTranslation();
  return (
    <aside className={classes.passedOn} aria-label={t('transfer.note')}>
      <strong>
        <IconMessageForward size={16} aria-hidden /> {t('transfer.note')}
      </strong>
      <p>{note}</p>
    </aside>
  );
}
