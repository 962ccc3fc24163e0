import { IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RoutedByRule } from '../api/types';
import { formatTime } from '../i18n/format';
import classes from './contacts.module.css';

/** How a contact left the menu: which rule decided, which did not hold and why, what could not be done. */
export function Routed({ routed }: { routed: RoutedByRule }) {
  const { t } = useTranslation();
  const { atMs, ruleId, ruleName, queueName, passed, gaps } = routed;
  return (
    <li className={classes.segment} data-lamp="NOT_READY">
      <span className="figures quiet">{formatTime(atMs)}</span>
      <span className={classes.segmentKind}>
        <IconRoute size={16} stroke={2} aria-hidden /> {t('story.rules')}
      </span>
      <span className={classes.decided}>
        {ruleId === 0
          ? t('rule.storyNone', { queue: queueName })
          : t('rule.story', { name: ruleName, id: ruleId, queue: queueName })}
      </span>
      {gaps.map((gap) => (
        <p key={gap} className={classes.story}>
          {t(`rule.gap.${gap}`, { defaultValue: gap })}
        </p>
      ))}
      {passed.map((rule) => (
        <p key={rule.ruleId} className={classes.story}>
          {t(rule.ruleName ? 'story.ruleFailed' : 'story.ruleGone', {
            name: rule.ruleName,
            id: rule.ruleId,
            what: t(`rule.attribute.${rule.because}`, { defaultValue: rule.because }),
          })}
        </p>
      ))}
    </li>
  );
}
