import { ActionIcon, MultiSelect, NumberInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ServingAgent } from '../api/types';
import { problemsAt } from '../form/refused';
import { Adder, Problems, Remove } from './Adder';
import classes from './admin.module.css';
import { hasOrder, hasWeights, MAX_PREFERENCE, MAX_TIER, MAX_WEIGHT, moved, usualAgent } from './distribution';
import type { QueueFormOf } from './queues';
import { useAll } from './resource';

type Figure = 'tier' | 'preference' | 'weight';
const LEAST: Record<Figure, number> = { tier: 1, preference: 0, weight: 1 };
const MOST: Record<Figure, number> = { tier: MAX_TIER, preference: MAX_PREFERENCE, weight: MAX_WEIGHT };

/** The agents of a queue: by their names alone, or as a table where there is more to say about each. */
export function ServedBy({ form, tiered }: { form: QueueFormOf; tiered: boolean }) {
  const { t } = useTranslation();
  const { agents, strategy } = form.values;
  const everybody = useAll('users')
    .filter((user) => user.roles.includes('AGENT') || agents.some(({ agentId }) => agentId === user.id))
    .map(({ id, displayName }) => ({ id, name: displayName }));
  const figures: Figure[] = [
    ...(tiered ? (['tier', 'preference'] as const) : []),
    ...(hasWeights(strategy) ? (['weight'] as const) : []),
  ];
  const change = (list: ServingAgent[]) => form.setFieldValue('agents', list);
  const problems = problemsAt(form.errors, 'agents', new RegExp(`\\.(${figures.join('|')})$`));
  if (figures.length === 0 && !hasOrder(strategy)) {
    return (
      <MultiSelect
        label={t('admin.servedBy')}
        data={everybody.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={agents.map(({ agentId }) => String(agentId))}
        onChange={(ids) =>
          change(ids.map(Number).map((id) => agents.find(({ agentId }) => agentId === id) ?? usualAgent(id)))
        }
        error={problems.join(' ') || undefined}
        placeholder={t('admin.addAgent')}
        nothingFoundMessage={t('form.nothingFits')}
        hidePickedOptions
        openOnFocus={false}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('admin.removeAll') }}
      />
    );
  }
  return (
    <fieldset className={classes.group}>
      <legend>{t('admin.servedBy')}</legend>
      {figures.map((figure) => (
        <p key={figure} className={classes.explain}>
          {t(`admin.${figure}Text`)}
        </p>
      ))}
      <AgentTable form={form} figures={figures} everybody={everybody} />
      <Problems texts={problems} />
      <Adder
        label={t('admin.addAgent')}
        all={everybody}
        taken={agents.map(({ agentId }) => agentId)}
        add={(id) => change([...agents, usualAgent(id)])}
      />
    </fieldset>
  );
}

interface AgentTableProps {
  form: QueueFormOf;
  figures: Figure[];
  everybody: { id: number; name: string }[];
}

function AgentTable({ form, figures, everybody }: AgentTableProps) {
  const { t } = useTranslation();
  const { agents, strategy } = form.values;
  if (agents.length === 0) return null;
  return (
    <table className={classes.serving}>
      <thead>
        <tr>
          {hasOrder(strategy) && <th scope="col">{t('admin.order')}</th>}
          <th scope="col">{t('admin.displayName')}</th>
          {figures.map((figure) => (
            <th key={figure} scope="col">
              {t(`admin.${figure}`)}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {agents.map(({ agentId }, index) => {
          const name = everybody.find(({ id }) => id === agentId)?.name ?? '';
          return (
            <tr key={agentId}>
              {hasOrder(strategy) && <Place form={form} index={index} name={name} />}
              <th scope="row">{name}</th>
              {figures.map((figure) => (
                <td key={figure}>
                  <NumberInput
                    size="xs"
                    aria-label={t('admin.figureOf', { figure: t(`admin.${figure}`), name })}
                    min={LEAST[figure]}
                    max={MOST[figure]}
                    {...form.getInputProps(`agents.${index}.${figure}`)}
                  />
                </td>
              ))}
              <td>
                <Remove label={t('admin.remove', { name })} remove={() => form.removeListItem('agents', index)} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The place of an agent in the list, moved by a button. */
function Place({ form, index, name }: { form: QueueFormOf; index: number; name: string }) {
  const { t } = useTranslation();
  const { agents } = form.values;
  const move = (by: number) => form.setFieldValue('agents', moved(agents, index, by));
  return (
    <td>
      <div className={classes.place}>
        <span className="figures">{index + 1}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={classes.move}
          aria-label={t('admin.moveUp', { name })}
          disabled={index === 0}
          onClick={() => move(-1)}
        >
          <IconArrowUp size={16} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={classes.move}
          aria-label={t('admin.moveDown', { name })}
          disabled={index === agents.length - 1}
          onClick={() => move(1)}
        >
          <IconArrowDown size={16} />
        </ActionIcon>
      </div>
    </td>
  );
}
