import { ActionIcon, Button, Loader, NativeSelect, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconMaximize, IconMinimize, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentState } from '../api/types';
import { useNow } from '../clock/clock';
import { formatNumber, formatTime } from '../i18n/format';
import type { WarningLive } from '../live/messages';
import type { Board } from '../live/state';
import { useLive } from '../live/useLive';
import { go } from '../shell/route';
import { useShortcut } from '../shell/shortcuts';
import { AgentDrawer } from './AgentDrawer';
import { AgentWall } from './AgentWall';
import classes from './board.module.css';
import { filterAgents, STATE_ORDER, type AgentFilter } from './figures';
import { Headline } from './Headline';
import { QueueWall } from './QueueWall';
import { WaitingDrawer } from './WaitingDrawer';

/** What is happening right now; `#/board/wall` is the same for a screen on the wall. */
export default function BoardPage({ path: [mode] }: { path: string[] }) {
  const { t } = useTranslation();
  const board = useLive((state) => state.board);
  const [queueId, setQueueId] = useState(0);
  const wall = mode === 'wall';
  if (!board) return <Loader m="xl" aria-label={t('loading')} />;
  return (
    <div className={classes.board} data-wall={wall || undefined}>
      <header className={classes.head}>
        <h1>{t('board.title')}</h1>
        <TimeOfDay />
        {board.journalBacklog > 0 && <Backlog events={board.journalBacklog} />}
        <WallSwitch wall={wall} />
      </header>
      <Warnings warnings={board.warnings} />
      <Headline board={board} />
      {wall ? <QueueWall queues={board.queues} /> : <QueueWall queues={board.queues} open={setQueueId} />}
      <Agents board={board} wall={wall} />
      <WaitingDrawer board={board} queueId={queueId} close={() => setQueueId(0)} />
    </div>
  );
}

function subject({ ruleId, queueId }: WarningLive) {
  if (ruleId) return 'rule.warning';
  return queueId ? 'empty.queue' : 'empty.shortNumber';
}

/** Rules whose calls go as the menu said, queues that have become empty, short numbers that call for help. */
function Warnings({ warnings }: { warnings: WarningLive[] }) {
  const { t } = useTranslation();
  if (warnings.length === 0) return null;
  return (
    <ul className={classes.warnings} aria-label={t('empty.warnings')}>
      {warnings.map((warning) => (
        <li key={`${warning.ruleId} ${warning.queueId} ${warning.name} ${warning.gap}`} data-lamp="ALARM">
          <IconAlertTriangle size="1.15em" aria-hidden /> {t(subject(warning), { name: warning.name })}{' '}
          {t(`${warning.ruleId ? 'rule.gap' : 'empty'}.${warning.gap}`, { defaultValue: warning.gap })}{' '}
          {warning.lastAtMs !== null && (
            <span className="quiet">{t('rule.lastMet', { time: formatTime(warning.lastAtMs) })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function TimeOfDay() {
  return <span className={`figures quiet ${classes.time}`}>{formatTime(useNow())}</span>;
}

function Backlog({ events }: { events: number }) {
  const { t } = useTranslation();
  return (
    <span className={classes.backlog} data-lamp="ALARM" role="status" title={t('board.backlogText')}>
      <IconAlertTriangle size="1.15em" aria-hidden /> {t('board.backlog', { events: formatNumber(events) })}
    </span>
  );
}

function WallSwitch({ wall }: { wall: boolean }) {
  const { t } = useTranslation();
  if (wall) {
    const leave = () => {
      if (document.fullscreenElement) void document.exitFullscreen();
      go('board');
    };
    return (
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('board.leaveWall')}
        onClick={leave}
        className={classes.wallSwitch}
      >
        <IconMinimize size={18} />
      </ActionIcon>
    );
  }
  const enter = () => {
    void document.documentElement.requestFullscreen?.().catch(() => {});
    go('board', 'wall');
  };
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconMaximize size={15} />}
      onClick={enter}
      className={classes.wallSwitch}
    >
      {t('board.wall')}
    </Button>
  );
}

function Agents({ board, wall }: { board: Board; wall: boolean }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<AgentFilter>({ text: '', state: '', queue: '' });
  const [agentId, setAgentId] = useState(0);
  const search = useRef<HTMLInputElement>(null);
  useShortcut('search', () => search.current?.focus());
  return (
    <section aria-label={t('board.agents')}>
      <div className={classes.agentsHead}>
        <h2>{t('board.agents')}</h2>
        {!wall && (
          <>
            <TextInput
              ref={search}
              size="xs"
              aria-label={t('board.findAgent')}
              placeholder={t('board.findAgent')}
              leftSection={<IconSearch size={14} />}
              value={filter.text}
              onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
            />
            <NativeSelect
              size="xs"
              aria-label={t('board.anyState')}
              value={filter.state}
              onChange={(event) => setFilter({ ...filter, state: event.currentTarget.value as AgentState | '' })}
              data={[
                { value: '', label: t('board.anyState') },
                ...STATE_ORDER.map((value) => ({ value, label: t(`state.${value}`) })),
              ]}
            />
            <NativeSelect
              size="xs"
              aria-label={t('board.anyQueue')}
              value={filter.queue}
              onChange={(event) => setFilter({ ...filter, queue: event.currentTarget.value })}
              data={[
                { value: '', label: t('board.anyQueue') },
                ...board.queues.map(({ name }) => ({ value: name, label: name })),
              ]}
            />
          </>
        )}
      </div>
      {wall ? (
        <AgentWall agents={filterAgents(board.agents, filter)} />
      ) : (
        <AgentWall agents={filterAgents(board.agents, filter)} open={setAgentId} />
      )}
      <AgentDrawer board={board} agentId={agentId} close={() => setAgentId(0)} />
    </section>
  );
}
