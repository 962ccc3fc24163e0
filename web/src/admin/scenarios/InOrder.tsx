import { Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Remove } from '../Adder';
import adminClasses from '../admin.module.css';
import { Arrows } from '../inTurn/InTurnList';
import classes from './scenarios.module.css';
import type { Choice } from './words';

interface InOrderProps {
  /** Label of the field that adds one. */
  add: string;
  all: Choice[];
  chosen: string[];
  change: (to: string[]) => void;
}

/** Some of all, each once, in an order of their own. */
export function InOrder({ add, all, chosen, change }: InOrderProps) {
  const { t } = useTranslation();
  const nameOf = (value: string) => all.find((one) => one.value === value)?.label ?? t('rule.gone');
  const move = (from: number, to: number) => change(chosen.toSpliced(from, 1).toSpliced(to, 0, chosen[from] ?? ''));
  return (
    <>
      <ol className={classes.inOrder}>
        {chosen.map((value, place) => (
          <li key={value}>
            <span className="figures quiet">{place + 1}</span>
            <span>{nameOf(value)}</span>
            <Arrows
              name={nameOf(value)}
              up={place > 0}
              down={place < chosen.length - 1}
              move={(steps) => move(place, place + steps)}
            />
            <Remove
              label={t('connector.removeField', { name: nameOf(value) })}
              remove={() => change(chosen.toSpliced(place, 1))}
            />
          </li>
        ))}
      </ol>
      <Select
        key={chosen.length}
        className={adminClasses.adder}
        size="xs"
        aria-label={add}
        placeholder={add}
        leftSection={<IconPlus size={14} aria-hidden />}
        data={all.filter(({ value }) => !chosen.includes(value))}
        value={null}
        onChange={(value) => value && change([...chosen, value])}
        nothingFoundMessage={t('form.nothingFits')}
        searchable
      />
    </>
  );
}
