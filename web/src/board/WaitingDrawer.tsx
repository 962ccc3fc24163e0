import { ActionIcon, Button, Drawer, Loader, Menu } from '@mantine/core';
import { IconArrowRight, IconMinus, IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { supervision as api } from '../api/endpoints';
import { formatClock, useNow } from '../clock/clock';
import { formatNumber } from '../i18n/format';
import { formatPhone } from '../i18n/phone';
import { live } from '../live/LiveSocket';
import type { QueueLive, WaitingCaller } from '../live/messages';
import type { Board } from '../live/state';
import { useLive } from '../live/useLive';
import { showProblem } from '../shell/problems';
import classes from './board.module.css';
import { showUndo } from './showUndo';

/** Who waits in one queue, and the supervisor's hand on them. */
export function WaitingDrawer({ board, queueId, close }: { board: Board; queueId: number; close: () => void }) {
  const { t } = useTranslation();
  const queue = board.queues.find((one) => one.queueId === queueId);
  return (
    <Drawer
      opened={queue !== undefined}
      onClose={close}
      position="right"
      size="xl"
      title={queue && t('supervision.waitingIn', { queue: queue.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {queue && <Waiting queue={queue} others={board.queues.filter((other) => other !== queue)} />}
    </Drawer>
  );
}

function Waiting({ queue, others }: { queue: QueueLive; others: QueueLive[] }) {
  const { t } = useTranslation();
  const told = useLive((state) => state.waiting);
  useEffect(() => {
    live.watchQueue(queue.queueId);
    return () => live.watchQueue(0);
  }, [queue.queueId]);
  if (told?.queueId !== queue.queueId) return <Loader m="lg" aria-label={t('loading')} />;
  const elsewhere = queue.waiting - told.callers.length;
  return (
    <>
      {told.callers.length === 0 && <p className="quiet">{t('board.nobodyWaits')}</p>}
      <ol className={classes.callers}>
        {told.callers.map((caller) => (
          <Caller key={caller.contactId} caller={caller} queue={queue} others={others} />
        ))}
      </ol>
      {elsewhere > 0 && <p className="quiet">{t('supervision.elsewhere', { count: elsewhere })}</p>}
      <p className="quiet">{t('supervision.priorityText')}</p>
    </>
  );
}

function Caller({ caller, queue, others }: { caller: WaitingCaller; queue: QueueLive; others: QueueLive[] }) {
  const { t } = useTranslation();
  const now = useNow();
  const { contactId, priority } = caller;
  const number = formatPhone(caller.caller) || t('call.withheld');
  const name = caller.name || number;
  const asked = [...caller.asked.map((skill) => `${skill.name} ≥ ${skill.atLeast}`), ...caller.preferred];
  const prioritise = useMutation({
    mutationFn: (next: number) => api.changePriority(contactId, next),
    onSuccess: (_, next) =>
      showUndo(t('supervision.prioritised', { name, priority: next }), () => api.changePriority(contactId, priority)),
    onError: showProblem,
  });
  const move = useMutation({
    mutationFn: (to: QueueLive) => api.move(contactId, to.queueId),
    onSuccess: (_, to) =>
      showUndo(t('supervision.moved', { name, queue: to.name }), () => api.move(contactId, queue.queueId)),
    onError: showProblem,
  });
  return (
    <li className={classes.caller}>
      <strong className="figures">{formatNumber(caller.position)}</strong>
      <span className={classes.callerWho}>
        <strong>{name}</strong>
        <span className="quiet">{[caller.name && number, ...asked].filter(Boolean).join(' · ')}</span>
      </span>
      <span className="figures">{formatClock(now - caller.queuedAtMs)}</span>
      <span className={classes.priority}>
        <ActionIcon
          variant="default"
          aria-label={t('supervision.later', { name })}
          disabled={prioritise.isPending}
          onClick={() => prioritise.mutate(priority - 1)}
        >
          <IconMinus size={16} />
        </ActionIcon>
        <span className="figures" aria-label={t('supervision.priority', { priority })}>
          {formatNumber(priority)}
        </span>
        <ActionIcon
          variant="default"
          aria-label={t('supervision.sooner', { name })}
          disabled={prioritise.isPending}
          onClick={() => prioritise.mutate(priority + 1)}
        >
          <IconPlus size={16} />
        </ActionIcon>
      </span>
      <Menu shadow="md" position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            rightSection={<IconArrowRight size={14} />}
            aria-label={t('supervision.moveCaller', { name })}
            disabled={others.length === 0}
            loading={move.isPending}
          >
            {t('supervision.move')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((other) => (
            <Menu.Item key={other.queueId} onClick={() => move.mutate(other)}>
              {other.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
