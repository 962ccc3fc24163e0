import { ActionIcon, Badge } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ComponentType, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showProblem } from '../../shell/problems';
import { pressable } from '../../theme/pressable';
import { moved } from './inTurn';
import classes from './inTurn.module.css';
import type { InTurn, InTurnKind } from './InTurnPage';

interface InTurnListProps<T extends InTurn> {
  rows: T[];
  kind: InTurnKind<T>;
  movedTo: (name: string, place: number) => string;
  Sentence: ComponentType<{ row: T }>;
  open: (row: T) => void;
}

/** The order of trying, changed by dragging or by arrows. */
export function InTurnList<T extends InTurn>({ rows, kind, movedTo, Sentence, open }: InTurnListProps<T>) {
  const queries = useQueryClient();
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const order = useMutation({
    mutationFn: kind.order,
    onError: showProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: kind.key }),
  });
  const ids = rows.map(({ id }) => id);
  const move = (from: number, to: number) => {
    const next = moved(ids, from, to);
    if (next === ids) return;
    order.mutate(next);
    setSaid(movedTo(rows[from]?.name ?? '', to + 1));
  };
  return (
    <>
      <ol className={classes.list}>
        {rows.map((row, index) => (
          <Line
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
          >
            <Sentence row={row} />
          </Line>
        ))}
      </ol>
      <span role="status" className={classes.said}>
        {said}
      </span>
    </>
  );
}

interface LineProps {
  row: InTurn;
  place: number;
  last: boolean;
  busy: boolean;
  open: () => void;
  move: (to: number) => void;
  drag: () => void;
  drop: () => void;
  children: ReactNode;
}

function Line({ row: { name, enabled }, place, last, busy, open, move, drag, drop, children }: LineProps) {
  const { t } = useTranslation();
  const allowDrop = (event: DragEvent) => event.preventDefault();
  return (
    <li
      className={classes.line}
      data-off={!enabled || undefined}
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
          {name}
        </button>
        {!enabled && (
          <Badge color="gray" variant="outline" size="sm">
            {t('admin.disabled')}
          </Badge>
        )}
        {children}
      </div>
      <span className={classes.moves}>
        <Arrows name={name} up={place > 0 && !busy} down={!last && !busy} move={(steps) => move(place + steps)} />
      </span>
    </li>
  );
}

interface ArrowsProps {
  name: string;
  up: boolean;
  down: boolean;
  move: (steps: -1 | 1) => void;
}

/** Moves what is called `name` one place up or down. */
export function Arrows({ name, up, down, move }: ArrowsProps) {
  const { t } = useTranslation();
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('admin.moveUp', { name })}
        {...pressable(up, () => move(-1))}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('admin.moveDown', { name })}
        {...pressable(down, () => move(1))}
      >
        <IconArrowDown size={16} />
      </ActionIcon>
    </>
  );
}
