import { useTranslation } from 'react-i18next';
import { rules as api } from '../../api/endpoints';
import type { RuleRow } from '../../api/types';
import { InTurnPage } from '../inTurn/InTurnPage';
import { Gaps } from './Gaps';
import { RuleEditor } from './RuleEditor';
import { Trial } from './Trial';
import { conditionText, routeText, useNames } from './words';

const RULES = { key: ['admin', 'routing-rules'], all: api.all, order: api.order };

/** The rules in the order in which they are tried, and a caller to try them on. */
export function RulesPage() {
  const { t } = useTranslation();
  return (
    <InTurnPage
      kind={RULES}
      words={{
        title: t('rule.title'),
        explain: t('rule.explain'),
        add: t('rule.new'),
        none: t('rule.none'),
        otherwise: t('rule.otherwise'),
        movedTo: (name, place) => t('rule.movedTo', { name, place }),
      }}
      Sentence={Sentence}
      Editor={RuleEditor}
      trial={(rows) => rows.length > 0 && <Trial rules={null} kept={rows} />}
    />
  );
}

/** A rule as a sentence. */
function Sentence({ row }: { row: RuleRow }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <>
      <p>
        <strong>{t('rule.if')}</strong>{' '}
        {row.conditions.map((condition) => conditionText(condition, names, t)).join(` ${t('rule.and')} `)}
      </p>
      <p>
        <strong>{t('rule.then')}</strong> {routeText(row, names, t)}
      </p>
      <Gaps gaps={row.gaps} />
    </>
  );
}
