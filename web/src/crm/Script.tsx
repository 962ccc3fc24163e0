import { IconMessage2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './pop.module.css';

/** What the agent says to a caller like this. */
export function Script({ text }: { text: string }) {
  const { t } = useTranslation();
  return (
    <section className={classes.script} aria-label={t('pop.script')}>
      <IconMessage2 size={20} stroke={1.6} aria-hidden />
      <p>{text}</p>
    </section>
  );
}
