import { ActionIcon, Badge, Button, Loader } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scenarios as api } from '../../api/endpoints';
import type { Scenario } from '../../api/types';
import { EditDrawer } from '../../form/EditDrawer';
import { Failed } from '../../list/DataList';
import { problemText, showProblem } from '../../shell/problems';
import { pressable } from '../../theme/pressable';
import { useAll } from '../resource';
import { moved } from '../rules/language';
import classes from '../rules/rules.module.css';
import { ScenarioEditor } from './ScenarioEditor';
import { Trial } from './Trial';
import { conditionText, useChoices } from './words';

const KEY = ['admin', 'card-scenarios'];

/** Cards by type of caller in the order in which they are tried, and a caller to try them on. */
export function ScenariosPage() {
  const { t } = useTranslation();
  const all = useQuery({ queryKey: KEY, queryFn: api.all });
  const [edited, setEdited] = useState<Scenario | 'new' | null>(null);
  const rows = all.data?.items ?? [];
  return (
    <>
      <header className={classes.head}>
        <div>
          <h1>{t('admin.card-scenarios.title')}</h1>
          <p className="quiet">{t('pop.explain')}</p>
        </div>
        <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
          {t('pop.new')}
        </Button>
      </header>
      <div className={classes.page}>
        <section aria-label={t('admin.card-scenarios.title')}>
          {all.isPending && <Loader aria-label={t('loading')} />}
          {all.error && <Failed text={problemText(all.error)} again={() => void all.refetch()} />}
          {all.data && rows.length === 0 && <p className={classes.none}>{t('pop.none')}</p>}
          <ScenarioList rows={rows} open={setEdited} />
          {rows.length > 0 && <p className={classes.otherwise}>{t('pop.otherwise')}</p>}
        </section>
        {all.data && <Trial scenarios={null} kept={rows} />}
      </div>
      <EditDrawer
        opened={edited !== null}
        close={() => setEdited(null)}
        title={edited === 'new' || edited === null ? t('pop.new') : edited.name}
        size="78rem"
      >
        {(leave) =>
          edited !== null && (
            <ScenarioEditor
              row={edited === 'new' ? null : edited}
              all={rows}
              close={() => setEdited(null)}
              leave={leave}
            />
          )
        }
      </EditDrawer>
    </>
  );
}

function ScenarioList({ rows, open }: { rows: Scenario[]; open: (row: Scenario) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const order = useMutation({
    mutationFn: api.order,
    onError: showProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  const ids = rows.map(({ id }) => id);
  const move = (from: number, to: number) => {
    order.mutate(moved(ids, from, to));
    setSaid(t('pop.movedTo', { name: rows[from]?.name, place: to + 1 }));
  };
  return (
    <>
      <ol className={classes.list}>
        {rows.map((row, place) => (
          <li key={row.id} className={classes.rule} data-off={!row.enabled || undefined}>
            <span className={classes.grip} aria-hidden>
              <span className="figures">{place + 1}</span>
            </span>
            <Sentence row={row} open={() => open(row)} />
            <span className={classes.moves}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('admin.moveUp', { name: row.name })}
                {...pressable(place > 0 && !order.isPending, () => move(place, place - 1))}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('admin.moveDown', { name: row.name })}
                {...pressable(place < rows.length - 1 && !order.isPending, () => move(place, place + 1))}
              >
                <IconArrowDown size={16} />
              </ActionIcon>
            </span>
          </li>
        ))}
      </ol>
      <span role="status" className={classes.said}>
        {said}
      </span>
    </>
  );
}

/** A scenario as a sentence. */
function Sentence({ row, open }: { row: Scenario; open: () => void }) {
  const { t } = useTranslation();
  const choices = useChoices();
  const connectors = useAll('connectors');
  const asked = row.connectorIds.map((id) => connectors.find((one) => one.id === id)?.name ?? t('rule.gone'));
  return (
    <div className={classes.sentence}>
      <button type="button" className={classes.name} onClick={open}>
        {row.name}
      </button>
      {!row.enabled && (
        <Badge color="gray" variant="outline" size="sm">
          {t('admin.disabled')}
        </Badge>
      )}
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
    </div>
  );
}
