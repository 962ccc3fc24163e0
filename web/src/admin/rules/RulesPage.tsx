import { ActionIcon, Badge, Button, Loader } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { rules as api } from '../../api/endpoints';
import type { RuleRow } from '../../api/types';
import { EditDrawer } from '../../form/EditDrawer';
import { Failed } from '../../list/DataList';
import { problemText, showProblem } from '../../shell/problems';
import { pressable } from '../../theme/pressable';
import { Gaps } from './Gaps';
import { moved } from './language';
import { RuleEditor } from './RuleEditor';
import classes from './rules.module.css';
import { Trial } from './Trial';
import { conditionText, routeText, useNames } from './words';

const KEY = ['admin', 'routing-rules'];

/** The rules in the order in which they are tried, and a caller to try them on. */
export function RulesPage() {
  const { t } = useTranslation();
  const all = useQuery({ queryKey: KEY, queryFn: api.all });
  const [edited, setEdited] = useState<RuleRow | 'new' | null>(null);
  const rows = all.data?.items ?? [];
  return (
    <>
      <header className={classes.head}>
        <div>
          <h1>{t('rule.title')}</h1>
          <p className="quiet">{t('rule.explain')}</p>
        </div>
        <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
          {t('rule.new')}
        </Button>
      </header>
      <div className={classes.page}>
        <section aria-label={t('rule.title')}>
          {all.isPending && <Loader aria-label={t('loading')} />}
          {all.error && <Failed text={problemText(all.error)} again={() => void all.refetch()} />}
          {all.data && rows.length === 0 && <p className={classes.none}>{t('rule.none')}</p>}
          <RuleList rows={rows} open={setEdited} />
          {rows.length > 0 && <p className={classes.otherwise}>{t('rule.otherwise')}</p>}
        </section>
        {rows.length > 0 && <Trial rules={null} draft={null} names={rows.map(({ name }) => name)} kept={rows} />}
      </div>
      <EditDrawer
        opened={edited !== null}
        close={() => setEdited(null)}
        title={edited === 'new' || edited === null ? t('rule.new') : edited.name}
        size="78rem"
      >
        {(leave) =>
          edited !== null && (
            <RuleEditor row={edited === 'new' ? null : edited} all={rows} close={() => setEdited(null)} leave={leave} />
          )
        }
      </EditDrawer>
    </>
  );
}

function RuleList({ rows, open }: { rows: RuleRow[]; open: (row: RuleRow) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const order = useMutation({
    mutationFn: api.order,
    onError: showProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  const ids = rows.map(({ id }) => id);
  const move = (from: number, to: number) => {
    const next = moved(ids, from, to);
    if (next === ids) return;
    order.mutate(next);
    setSaid(t('rule.movedTo', { name: rows[from]?.name, place: to + 1 }));
  };
  return (
    <>
      <ol className={classes.list}>
        {rows.map((row, index) => (
          <RuleLine
            key={row.id}
            row={row}
            place={index}
            last={index === rows.length - 1}
            busy={order.isPending}
            open={() => open(row)}
            move={(to) => move(index, to)}
            drag={() => setDragged(index)}
            drop={() => {
              if (dragged !== null) move(dragged, index);
              setDragged(null);
            }}
          />
        ))}
      </ol>
      <span role="status" className={classes.said}>
        {said}
      </span>
    </>
  );
}

interface RuleLineProps {
  row: RuleRow;
  place: number;
  last: boolean;
  busy: boolean;
  open: () => void;
  move: (to: number) => void;
  drag: () => void;
  drop: () => void;
}

/** A rule as a sentence; dragged or moved by its arrows. */
function RuleLine({ row, place, last, busy, open, move, drag, drop }: RuleLineProps) {
  const { t } = useTranslation();
  const names = useNames();
  const allowDrop = (event: DragEvent) => event.preventDefault();
  return (
    <li
      className={classes.rule}
      data-off={!row.enabled || undefined}
      draggable
      onDragStart={drag}
      onDragOver={allowDrop}
      onDrop={drop}
    >
      <span className={classes.grip} aria-hidden>
        <IconGripVertical size={16} />
        <span className="figures">{place + 1}</span>
      </span>
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
          {row.conditions.map((condition) => conditionText(condition, names, t)).join(` ${t('rule.and')} `)}
        </p>
        <p>
          <strong>{t('rule.then')}</strong> {routeText(row, names, t)}
        </p>
        <Gaps gaps={row.gaps} />
      </div>
      <span className={classes.moves}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('admin.moveUp', { name: row.name })}
          {...pressable(place > 0 && !busy, () => move(place - 1))}
        >
          <IconArrowUp size={16} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('admin.moveDown', { name: row.name })}
          {...pressable(!last && !busy, () => move(place + 1))}
        >
          <IconArrowDown size={16} />
        </ActionIcon>
      </span>
    </li>
  );
}
