package org.switchroom.cti.live;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.switchroom.cti.AgentDevice;
import org.switchroom.cti.AgentView;
import org.switchroom.cti.AgentView.ContactView;
import org.switchroom.cti.AgentView.ServedQueue;
import org.switchroom.cti.live.AgentsFold.AgentNow;
import org.switchroom.cti.live.AgentsFold.ContactNow;
import org.switchroom.directory.Directory;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.Queue;
import org.switchroom.directory.User;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Message;
import org.switchroom.pop.CardPlans;
import org.switchroom.pop.OpenCaller;
import org.switchroom.pop.Script;
import org.switchroom.pop.Verifications;

/** What every agent's own page shows. Any thread. */
@Component
public class AgentViews {
    private final AgentDesk desk;
    private final Directory directory;
    private final CardPlans plans;
    private final Verifications verifications;

    AgentViews(AgentDesk desk, Directory directory, CardPlans plans, Verifications verifications) {
        this.desk = desk;
        this.directory = directory;
        this.plans = plans;
        this.verifications = verifications;
    }

    public AgentView of(int firmId, int agentId) {
        var agent = desk.agent(firmId, agentId);
        return new AgentView(
                agentId,
                agent.state(),
                agent.reasonCode(),
                agent.pendingReason(),
                agent.sinceMs(),
                AgentDevice.forPage(agent.deviceId()),
                desk.ready(firmId, agent.deviceId()),
                contactView(agent),
                queues(agent),
                agent.oversight().exceeded(),
                forcedBy(agent));
    }

    private List<ServedQueue> queues(AgentNow agent) {
        return directory.queues(agent.firmId()).stream()
                .filter(queue -> queue.agentIds().contains(agent.agentId()))
                .map(queue -> new ServedQueue(
                        queue.id(),
                        queue.name(),
                        agent.oversight().pausedQueueIds().contains(queue.id())))
                .toList();
    }

    private @Nullable String forcedBy(AgentNow agent) {
        var forced = agent.oversight().forced();
        return forced == null
                ? null
                : directory
                        .user(agent.firmId(), forced.byUserId())
                        .map(User::displayName)
                        .orElse("");
    }

    private @Nullable ContactView contactView(AgentNow agent) {
        var phase = phase(agent.state());
        var contact = desk.contact(agent.contactId());
        if (phase == null || contact == null || contact.firmId() != agent.firmId()) {
            return null;
        }
        var caller = contact.caller();
        var known = desk.openCaller(caller.contactId());
        return new ContactView(
                Long.toString(caller.contactId()),
                contact.queueId(),
                queueName(agent.firmId(), contact.queueId()),
                caller.number(),
                caller.dialled(),
                directory
                        .number(caller.dialled())
                        .filter(number -> number.firmId() == agent.firmId())
                        .map(InboundNumber::label)
                        .orElse(""),
                phase,
                agent.sinceMs(),
                agent.deadlineMs() == 0 ? null : agent.deadlineMs(),
                desk.answerable(agent),
                desk.cardShown(agent, caller.contactId()),
                known.map(OpenCaller::records).orElse(List.of()),
                known.map(who -> popView(agent, contact, who)).orElse(null),
                consultView(agent, contact),
                contact.consultEnd(),
                caller.callback(),
                desk.noteFor(agent.agentId(), caller.contactId()),
                view(caller.message()),
                placedView(agent, contact.placed()));
    }

    private AgentView.PopView popView(AgentNow agent, ContactNow contact, OpenCaller known) {
        var plan = plans.of(known.firmId(), known.facts());
        var matches = known.matches();
        boolean toChoose = known.isToBeChosen();
        // Nobody is to be greeted by somebody else's name.
        var card = known.shown();
        var script = plan.script().isEmpty() || card == null
                ? ""
                : Script.filled(
                        plan.script(),
                        Script.known(
                                card,
                                known.records(),
                                queueName(agent.firmId(), contact.queueId()),
                                nameOf(agent.firmId(), agent.agentId())));
        return new AgentView.PopView(
                plan.name(),
                plan.sections(),
                script,
                matches.size() > 1 || known.isChosen() ? matches : List.of(),
                toChoose,
                toChoose ? null : verificationView(agent.firmId(), known),
                known.foundBy());
    }

    private AgentView.@Nullable VerificationView verificationView(int firmId, OpenCaller known) {
        var card = known.card();
        var rule = verifications.ruleOf(firmId);
        if (card == null || rule.askable(card).isEmpty()) {
            return null;
        }
        var questions = rule.askable(card).stream()
                .map(field -> new AgentView.VerificationQuestion(field, field.answer(card)))
                .toList();
        return new AgentView.VerificationView(questions, rule.neededOf(card), known.verification());
    }

    private static AgentView.@Nullable MessageView view(@Nullable Message message) {
        return message == null ? null : new AgentView.MessageView(message.leftAtMs(), message.lengthMs());
    }

    private AgentView.@Nullable PlacedView placedView(AgentNow agent, @Nullable PlacedNow placed) {
        if (placed == null) {
            return null;
        }
        boolean own = placed.byAgentId() == agent.agentId();
        var name = nameOf(agent.firmId(), own ? placed.calledId() : placed.byAgentId());
        return new AgentView.PlacedView(placed.kind(), own, placed.answered(), name);
    }

    private AgentView.@Nullable ConsultView consultView(AgentNow agent, ContactNow contact) {
        var consult = contact.consult();
        if (consult == null || agent.state() == AgentState.WRAP_UP) {
            return null;
        }
        boolean asking = consult.agentId() == agent.agentId();
        return new AgentView.ConsultView(
                asking,
                consult.phase(),
                nameOf(agent.firmId(), asking ? consult.colleagueId() : consult.agentId()),
                queueName(agent.firmId(), consult.queueId()),
                consult.number(),
                consult.sinceMs());
    }

    private String queueName(int firmId, int queueId) {
        return directory.queue(firmId, queueId).map(Queue::name).orElse("");
    }

    private String nameOf(int firmId, int agentId) {
        return directory.user(firmId, agentId).map(User::displayName).orElse("");
    }

    private static AgentView.@Nullable Phase phase(AgentState state) {
        return switch (state) {
            case OFFERED -> AgentView.Phase.OFFERED;
            case ON_CONTACT -> AgentView.Phase.TALKING;
            case HELD -> AgentView.Phase.HELD;
            case WRAP_UP -> AgentView.Phase.WRAP_UP;
            case OFFLINE, NOT_READY, AVAILABLE -> null;
        };
    }
}
