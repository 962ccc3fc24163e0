import { useTranslation } from 'react-i18next';
import { scenarios as api } from '../../api/endpoints';
import type { Scenario } from '../../api/types';
import { InTurnPage } from '../inTurn/InTurnPage';
import { useAll } from '../resource';
import { ScenarioEditor } from './ScenarioEditor';
import { Trial } from './Trial';
import { VerificationRules } from './VerificationRules';
import { conditionText, useChoices } from './words';

const SCENARIOS = { key: ['admin', 'card-scenarios'], all: api.all, order: api.order };

/** Cards by type of caller in the order in which they are tried, and a caller to try them on. */
export function ScenariosPage() {
  const { t } = useTranslation();
  return (
    <InTurnPage
      kind={SCENARIOS}
      words={{
        title: t('admin.card-scenarios.title'),
        explain: t('pop.explain'),
        add: t('pop.new'),
        none: t('pop.none'),
        otherwise: t('pop.otherwise'),
        movedTo: (name, place) => t('pop.movedTo', { name, place }),
      }}
      Sentence={Sentence}
      Editor={ScenarioEditor}
      trial={(rows) => <Trial scenarios={null} kept={rows} label={t('rule.try')} />}
    >
      <VerificationRules />
    </InTurnPage>
  );
}

/** A scenario as a sentence. */
function Sentence({ row }: { row: Scenario }) {
  const { t } = useTranslation();
  const choices = useChoices();
  const connectors = useAll('connectors');
  const asked = row.connectorIds.map((id) => connectors.find((one) => one.id === id)?.name ?? t('rule.gone'));
  return (
    <>
      <p>
        <strong>{t('rule.if')}</strong>{' '}
        {row.conditions.map((one) => conditionText(one, choices, t)).join(` ${t('rule.and')} `) || t('pop.always')}
      </p>
      <p>
        <strong>{t('pop.asks')}</strong>{' '}
        {row.everyConnector ? t('pop.everyConnector') : asked.join(', ') || t('pop.noConnector')}
      </p>
      <p>
        <strong>{t('pop.shows')}</strong> {row.sections.map((one) => t(`pop.section.${one}`)).join(', ')}
        {row.script && ` · ${t('pop.script')}`}
      </p>
    </>
  );
}
