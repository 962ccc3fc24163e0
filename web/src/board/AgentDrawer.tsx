import { Button, Drawer, Switch } from '@mantine/core';
import { IconCircleCheck, IconPower } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReasonLabel, useReasons } from '../agent/reasons';
import { supervision as api, type ForcedState } from '../api/endpoints';
import { Since } from '../clock/Clock';
import type { AgentLive } from '../live/messages';
import type { Board } from '../live/state';
import { showDone, showProblem } from '../shell/problems';
import { DangerButton } from '../theme/DangerButton';
import { Lamp } from '../theme/Lamp';
import { pressable } from '../theme/pressable';
import { Undo, type Done } from '../theme/Undo';
import classes from './board.module.css';
import { before, stillStands } from './figures';

/** What a supervisor can do for one agent. */
export function AgentDrawer({ board, agentId, close }: { board: Board; agentId: number; close: () => void }) {
  const { t } = useTranslation();
  const agent = board.agents.find((one) => one.agentId === agentId);
  return (
    <Drawer
      opened={agent !== undefined}
      onClose={close}
      position="right"
      size="md"
      title={agent?.displayName}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {agent && <ForAgent agent={agent} />}
    </Drawer>
  );
}

function ForAgent({ agent }: { agent: AgentLive }) {
  const { t } = useTranslation();
  const label = useReasonLabel();
  const present = agent.state !== 'OFFLINE';
  return (
    <div className={classes.hand}>
      <p className={classes.handNow}>
        <Lamp state={agent.exceeded ? 'ALARM' : agent.state}>
          {[
            t(`state.${agent.state}`),
            agent.reasonCode && label(agent.reasonCode),
            agent.exceeded && t('supervision.exceeded'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Lamp>
        <Since ms={agent.sinceMs} />
      </p>
      {present ? <States agent={agent} /> : <p className="quiet">{t('supervision.offline')}</p>}
      {present && <Queues agent={agent} />}
    </div>
  );
}

function States({ agent }: { agent: AgentLive }) {
  const { t } = useTranslation();
  const reasons = useReasons();
  const label = useReasonLabel();
  const { agentId, displayName: name } = agent;
  const [done, setDone] = useState<(Done & { stands: (now: AgentLive) => boolean }) | null>(null);
  const force = useMutation({
    mutationFn: ({ state, reason }: { state: ForcedState; reason: string }) => api.force(agentId, state, reason),
    onError: showProblem,
  });
  const set = (state: ForcedState, reason = '') => {
    const was = before(agent);
    setDone(null);
    force.mutate(
      { state, reason },
      {
        onSuccess: () => {
          const what = reason ? label(reason) : t(`state.${state}`);
          if (state === 'OFFLINE' || !was) showDone(t('supervision.done', { name, state: what }));
          else
            setDone({
              id: reason || state,
              message: t('supervision.done', { name, state: what }),
              undo: () => api.force(agentId, was.state, was.reasonCode),
              stands: (now) => stillStands(now, agent, { state, reason }),
            });
        },
      },
    );
  };
  return (
    <>
      <section>
        <h3>{t('supervision.setState')}</h3>
        {agent.contact && agent.state !== 'WRAP_UP' && <p className={classes.handHint}>{t('supervision.after')}</p>}
        <div className={classes.handButtons}>
          <Button
            leftSection={<IconCircleCheck size={17} />}
            {...pressable(!force.isPending && agent.state !== 'AVAILABLE', () => set('AVAILABLE'))}
          >
            {t('state.AVAILABLE')}
          </Button>
          {reasons.data?.map(({ code, label: reason }) => (
            <Button
              key={code}
              variant="default"
              {...pressable(!force.isPending && agent.reasonCode !== code && agent.pendingReason !== code, () =>
                set('NOT_READY', code),
              )}
            >
              {reason}
            </Button>
          ))}
        </div>
        <Undo done={done?.stands(agent) ? [done] : []} forget={(one) => setDone((now) => (now === one ? null : now))} />
      </section>
      <SignOut
        name={name}
        talking={agent.state === 'ON_CONTACT' || agent.state === 'HELD'}
        confirmed={() => set('OFFLINE')}
      />
    </>
  );
}

/** Asked twice: only the agent can sign in again. Not from a conversation. */
function SignOut({ name, talking, confirmed }: { name: string; talking: boolean; confirmed: () => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const why = useId();
  if (talking || !asked) {
    return (
      <div>
        <DangerButton
          quiet
          leftSection={<IconPower size={16} />}
          aria-describedby={talking ? why : undefined}
          {...pressable(!talking, () => setAsked(true))}
        >
          {t('agent.signOut')}
        </DangerButton>
        {talking && (
          <p id={why} className={classes.handHint}>
            {t('supervision.signOutAfter')}
          </p>
        )}
      </div>
    );
  }
  const signOut = () => {
    setAsked(false);
    confirmed();
  };
  return (
    <div className={classes.handButtons} role="alert">
      <p>{t('supervision.askSignOut', { name })}</p>
      <DangerButton onClick={signOut} autoFocus>
        {t('agent.signOut')}
      </DangerButton>
      <Button variant="default" onClick={() => setAsked(false)}>
        {t('cancel')}
      </Button>
    </div>
  );
}

function Queues({ agent }: { agent: AgentLive }) {
  const { t } = useTranslation();
  const pause = useMutation({
    mutationFn: ({ queueId, paused }: { queueId: number; paused: boolean }) =>
      api.pauseQueue(agent.agentId, queueId, paused),
    onError: showProblem,
  });
  if (agent.queueIds.length === 0) return null;
  return (
    <section>
      <h3>{t('supervision.getsCalls')}</h3>
      <div className={classes.handQueues}>
        {agent.queueIds.map((queueId, at) => (
          <Switch
            key={queueId}
            label={agent.queueNames[at]}
            checked={!agent.pausedQueueIds.includes(queueId)}
            onChange={(event) => pause.mutate({ queueId, paused: !event.currentTarget.checked })}
          />
        ))}
      </div>
      <p className="quiet">{t('supervision.untilSignOut')}</p>
    </section>
  );
}
