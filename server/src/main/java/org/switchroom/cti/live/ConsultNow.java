package org.switchroom.cti.live;

import org.switchroom.cti.AgentView.ConsultPhase;
import org.switchroom.engine.Event;

/**
 * Whom an agent asks beside a conversation.
 *
 * @param agentId who asks
 * @param queueId asked; 0: none
 * @param colleagueId asked, ringing or there; 0: none yet, or somebody outside
 * @param number outside; else empty
 * @param sinceMs in this phase
 */
record ConsultNow(int agentId, int queueId, int colleagueId, String number, ConsultPhase phase, long sinceMs) {

    static ConsultNow started(Event.ConsultStarted e, long atMs) {
        return new ConsultNow(e.agentId(), e.queueId(), e.toAgentId(), e.number(), ConsultPhase.SEEKING, atMs);
    }

    ConsultNow rings(int colleague, long atMs) {
        return new ConsultNow(agentId, queueId, colleague, number, ConsultPhase.RINGING, atMs);
    }

    ConsultNow seeks(long atMs) {
        return new ConsultNow(agentId, queueId, 0, number, ConsultPhase.SEEKING, atMs);
    }

    ConsultNow together(int colleague, long atMs) {
        return new ConsultNow(agentId, queueId, colleague, number, ConsultPhase.TOGETHER, atMs);
    }

    ConsultNow joined(long atMs) {
        return new ConsultNow(agentId, queueId, colleagueId, number, ConsultPhase.JOINED, atMs);
    }
}
