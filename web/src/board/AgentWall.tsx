import { useTranslation } from 'react-i18next';
import { useReasonLabel } from '../agent/reasons';
import type { AgentLive } from '../live/messages';
import { formatClock, useNow } from '../clock/clock';
import { formatPhone } from '../i18n/phone';
import { LampSign } from '../theme/Lamp';
import classes from './board.module.css';

const pausedQueues = (agent: AgentLive) =>
  agent.queueNames.filter((_, at) => agent.pausedQueueIds.includes(agent.queueIds[at] ?? 0)).join(', ');

/** @param open shows what can be done for an agent; without it the tiles are only looked at */
export function AgentWall({ agents, open }: { agents: AgentLive[]; open?: (agentId: number) => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const reasonLabel = useReasonLabel();
  if (agents.length === 0) return <p className="quiet">{t('board.noAgents')}</p>;
  const about = (agent: AgentLive) => {
    if (agent.contact) return formatPhone(agent.contact.caller) || t('call.withheld');
    return agent.state === 'NOT_READY' && agent.reasonCode
      ? reasonLabel(agent.reasonCode)
      : agent.queueNames.join(', ');
  };
  return (
    <ul className={classes.agents}>
      {agents.map((agent) => (
        <li key={agent.agentId} className={classes.agent} data-lamp={agent.exceeded ? 'ALARM' : agent.state}>
          <span className={classes.agentLamp}>
            <LampSign state={agent.state} size="1.2em" />
          </span>
          <span className={classes.agentWho}>
            {open ? (
              <button type="button" className={classes.opens} onClick={() => open(agent.agentId)}>
                {agent.displayName}
              </button>
            ) : (
              <strong>{agent.displayName}</strong>
            )}
            <span className={classes.agentState}>
              {t(agent.ownCall ? `ownCall.state_${agent.ownCall}` : `state.${agent.state}`)}
              {agent.contact?.queueName && ` · ${agent.contact.queueName}`}
              {agent.exceeded && ` · ${t('supervision.exceeded')}`}
              {agent.pendingReason && ` · ${t('agent.pending', { reason: reasonLabel(agent.pendingReason) })}`}
            </span>
            <span className="quiet" title={about(agent)}>
              {about(agent)}
            </span>
            {agent.pausedQueueIds.length > 0 && (
              <span className={classes.paused}>{t('supervision.pausedIn', { queues: pausedQueues(agent) })}</span>
            )}
          </span>
          <span className={`figures ${classes.agentFor}`}>{formatClock(now - agent.sinceMs)}</span>
        </li>
      ))}
    </ul>
  );
}
