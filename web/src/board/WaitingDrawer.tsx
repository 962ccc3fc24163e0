import { ActionIcon, Button, Drawer, Loader, Menu } from '@mantine/core';
import { IconArrowRight, IconMicrophone, IconMinus, IconPhoneOutgoing, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { supervision as api } from '../api/endpoints';
import { formatClock, useNow } from '../clock/clock';
import { formatNumber, formatTime } from '../i18n/format';
import { formatPhone } from '../i18n/phone';
import { live } from '../live/LiveSocket';
import type { QueueLive, WaitingCaller } from '../live/messages';
import type { Board } from '../live/state';
import { useLive } from '../live/useLive';
import { showProblem } from '../shell/problems';
import { DangerButton } from '../theme/DangerButton';
import { Lamp } from '../theme/Lamp';
import { pressable } from '../theme/pressable';
import { Undo, type Done } from '../theme/Undo';
import classes from './board.module.css';
import { movableTo } from './figures';

/** A priority is between this and its negative. */
const MOST_PRIORITY = 1_000;

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
      {queue && <Waiting key={queue.queueId} queue={queue} others={movableTo(queue, board)} />}
    </Drawer>
  );
}

function Waiting({ queue, others }: { queue: QueueLive; others: QueueLive[] }) {
  const { t } = useTranslation();
  const told = useLive((state) => state.waiting);
  const [done, setDone] = useState<Done | null>(null);
  useEffect(() => {
    live.watchQueue(queue.queueId);
    return () => live.watchQueue(0);
  }, [queue.queueId]);
  if (told?.queueId !== queue.queueId) return <Loader m="lg" aria-label={t('loading')} />;
  const elsewhere = queue.waiting + queue.messages - told.callers.length;
  return (
    <>
      <Undo done={done ? [done] : []} forget={(one) => setDone((now) => (now === one ? null : now))} />
      {told.callers.length === 0 && elsewhere <= 0 && <p className="quiet">{t('board.nobodyWaits')}</p>}
      <ol className={classes.callers}>
        {told.callers.map((caller) => (
          <Caller key={caller.contactId} caller={caller} queue={queue} others={others} tell={setDone} />
        ))}
      </ol>
      {elsewhere > 0 && <p className="quiet">{t('supervision.elsewhere', { count: elsewhere })}</p>}
      <p className="quiet">{t('supervision.priorityText')}</p>
    </>
  );
}

interface CallerProps {
  caller: WaitingCaller;
  queue: QueueLive;
  others: QueueLive[];
  tell: (done: Done) => void;
}

function Caller({ caller, queue, others, tell }: CallerProps) {
  const { t } = useTranslation();
  const now = useNow();
  const { contactId, priority } = caller;
  const number = formatPhone(caller.caller) || t('call.withheld');
  const name = caller.name || number;
  const asked = [...caller.asked.map((skill) => `${skill.name} ≥ ${skill.atLeast}`), ...caller.preferred];
  // Out of line until its next attempt.
  const resting = caller.callback !== null && caller.callback.nextAtMs !== 0;
  const prioritise = useMutation({
    mutationFn: ({ next }: { was: number; next: number }) => api.changePriority(contactId, next),
    onSuccess: (_, { was, next }) =>
      tell({
        id: `${contactId} priority ${next}`,
        message: t('supervision.prioritised', { name, priority: next }),
        undo: () => api.changePriority(contactId, was),
      }),
    onError: showProblem,
  });
  // What it was is told along: the list may show the new priority before the answer comes.
  const by = (points: number) => prioritise.mutate({ was: priority, next: priority + points });
  const move = useMutation({
    mutationFn: (to: QueueLive) => api.move(contactId, to.queueId),
    onSuccess: (_, to) =>
      tell({
        id: `${contactId} queue ${to.queueId}`,
        message: t('supervision.moved', { name, queue: to.name }),
        undo: () => api.move(contactId, queue.queueId),
        gone: true,
      }),
    onError: showProblem,
  });
  return (
    <li className={classes.caller}>
      {caller.kind === 'VOICEMAIL' ? (
        <IconMicrophone size={18} role="img" aria-label={t('contact.kind_VOICEMAIL')} />
      ) : (
        <strong className="figures">{formatNumber(caller.position)}</strong>
      )}
      <span className={classes.callerWho}>
        <strong>{name}</strong>
        <span className="quiet">
          {[
            caller.messageMs !== null && t('voicemail.long', { time: formatClock(caller.messageMs) }),
            caller.name && number,
            ...asked,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {caller.kind === 'VOICEMAIL' && (
          <span className={classes.callback}>
            <Discard contactId={contactId} name={name} />
          </span>
        )}
        {caller.waitsFor && <WaitsFor {...caller.waitsFor} />}
        {caller.callback && <CallbackOf contactId={contactId} name={name} callback={caller.callback} />}
      </span>
      <span className="figures">{formatClock(now - caller.queuedAtMs)}</span>
      <span className={classes.priority}>
        <ActionIcon
          variant="default"
          aria-label={t('supervision.later', { name })}
          {...pressable(!resting && !prioritise.isPending && priority > -MOST_PRIORITY, () => by(-1))}
        >
          <IconMinus size={16} />
        </ActionIcon>
        <span className="figures" aria-label={t('supervision.priority', { priority })}>
          {formatNumber(priority)}
        </span>
        <ActionIcon
          variant="default"
          aria-label={t('supervision.sooner', { name })}
          {...pressable(!resting && !prioritise.isPending && priority < MOST_PRIORITY, () => by(1))}
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
            disabled={others.length === 0 || resting}
          >
            {t('supervision.move')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((other) => (
            <Menu.Item key={other.queueId} onClick={() => !move.isPending && move.mutate(other)}>
              {other.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

/** The one agent a caller waits for, and what that agent is at. */
function WaitsFor({ agentId, name }: NonNullable<WaitingCaller['waitsFor']>) {
  const { t } = useTranslation();
  const agent = useLive((state) => state.board?.agents.find((one) => one.agentId === agentId));
  return (
    <span className={classes.waitsFor}>
      {t('target.waitsFor', { name })}
      {agent && <Lamp state={agent.state}>{t(`state.${agent.state}`)}</Lamp>}
    </span>
  );
}

/** Deletes a message that nobody has heard, when asked twice. */
function Discard({ contactId, name }: { contactId: string; name: string }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const discard = useMutation({ mutationFn: () => api.discard(contactId), onError: showProblem });
  if (!asked)
    return (
      <DangerButton
        quiet
        size="compact-xs"
        leftSection={<IconTrash size={14} />}
        aria-label={t('voicemail.delete', { name })}
        onClick={() => setAsked(true)}
      >
        {t('delete')}
      </DangerButton>
    );
  return (
    <span className={classes.discard} role="alert">
      <span>{t('voicemail.sure')}</span>
      <DangerButton size="compact-xs" loading={discard.isPending} onClick={() => discard.mutate()}>
        {t('voicemail.delete', { name })}
      </DangerButton>
      <Button size="compact-xs" variant="default" onClick={() => setAsked(false)}>
        {t('cancel')}
      </Button>
    </span>
  );
}

interface CallbackProps {
  contactId: string;
  name: string;
  callback: NonNullable<WaitingCaller['callback']>;
}

/** That a customer is to be called back, and the way to say no, which is asked once more. */
function CallbackOf({ contactId, name, callback }: CallbackProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const cancel = useMutation({ mutationFn: () => api.cancelCallback(contactId), onError: showProblem });
  const told = [
    t('callback.of', { number: formatPhone(callback.number) }),
    callback.attempts > 0 && t('callback.made', { count: callback.attempts }),
    callback.nextAtMs !== 0 &&
      (callback.nextAtMs === null ? t('callback.notNow') : t('callback.next', { time: formatTime(callback.nextAtMs) })),
  ];
  return (
    <span className={classes.callback}>
      <span className={classes.told}>
        <IconPhoneOutgoing size={14} aria-hidden /> {told.filter(Boolean).join(' · ')}
      </span>
      {asking ? (
        <>
          <DangerButton size="compact-xs" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('callback.cancelIt')}
          </DangerButton>
          <Button size="compact-xs" variant="default" onClick={() => setAsking(false)}>
            {t('callback.keep')}
          </Button>
        </>
      ) : (
        <DangerButton
          quiet
          size="compact-xs"
          aria-label={t('callback.cancelOf', { name })}
          onClick={() => setAsking(true)}
        >
          {t('callback.cancel')}
        </DangerButton>
      )}
    </span>
  );
}
