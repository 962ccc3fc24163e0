import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconCircleCheck, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { agent as api } from '../api/endpoints';
import type { AgentView } from '../api/types';
import classes from './agent.module.css';
import { useAsk } from './useDesk';

/** Which of my queues send me calls now; with one alone, that is what Not ready is for. */
export function QueuesMenu({ view }: { view: AgentView }) {
  const { t } = useTranslation();
  const pause = useAsk(api.pauseQueue);
  const on = view.queues.filter((queue) => !queue.paused).length;
  if (view.queues.length < 2 && on === view.queues.length) return null;
  return (
    <Menu position="bottom-start" shadow="md" width={260} withinPortal={false} closeOnItemClick={false}>
      <Menu.Target>
        <Button
          variant="default"
          className={on < view.queues.length ? classes.somePaused : ''}
          rightSection={<IconChevronDown size={14} />}
          loading={pause.pending}
        >
          {t('supervision.queues', { on, all: view.queues.length })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('supervision.queuesText')}</Menu.Label>
        {view.queues.map(({ queueId, name, paused }) => (
          <Menu.Item
            key={queueId}
            role="menuitemcheckbox"
            aria-checked={!paused}
            leftSection={paused ? <IconPlayerPause size={17} /> : <IconCircleCheck size={17} />}
            rightSection={paused && <span className={classes.somePaused}>{t('supervision.paused')}</span>}
            onClick={() => pause.send(queueId, !paused)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
