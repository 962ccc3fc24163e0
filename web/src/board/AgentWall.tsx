import { useTranslation } from 'react-i18next';
import { useReasonLabel } from '../agent/reasons';
import type { AgentLive } from '../live/messages';
import { formatClock, useNow } from '../clock/clock';
import { formatPhone } from '../i18n/phone';
import { LampSign } from '../theme/Lamp';
import classes from './board.module.css';

export function AgentWall({ agents }: { agents: AgentLive[] }) {
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
        <li key={agent.agentId} className={classes.agent} data-lamp={agent.state}>
          <span className={classes.agentLamp}>
            <LampSign state={agent.state} size="1.2em" />
          </span>
          <span className={classes.agentWho}>
            <strong>{agent.displayName}</strong>
            <span className={classes.agentState}>
              {t(`state.${agent.state}`)}
              {agent.contact && ` · ${agent.contact.queueName}`}
            </span>
            <span className="quiet" title={about(agent)}>
              {about(agent)}
            </span>
          </span>
          <span className={`figures ${classes.agentFor}`}>{formatClock(now - agent.sinceMs)}</span>
        </li>
      ))}
    </ul>
  );
}
