import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './rules.module.css';

/** What of a rule cannot be done, a line each. */
export function Gaps({ gaps }: { gaps: string[] }) {
  const { t } = useTranslation();
  return gaps.map((gap) => (
    <p key={gap} className={classes.gap}>
      <IconAlertTriangle size={15} aria-hidden /> {t(`rule.gap.${gap}`, { defaultValue: gap })}
    </p>
  ));
}
