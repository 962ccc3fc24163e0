package org.switchroom.simulator;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.CentreView.AgentStatus;
import org.switchroom.engine.CentreView.ContactStatus;
import org.switchroom.engine.Command;

/**
 * An order about a contact, given by whom the contact is with, and to a colleague who can be reached. With one caller less in a
 * story the others come to other agents, who would say nothing to them.
 */
final class Retargeted {
    private Retargeted() {}

    static Command of(CentreView view, Command command) {
        Optional<Long> contactId = id(command, "contactId");
        Optional<Long> agentId = id(command, "agentId");
        ContactStatus contact = contactId.map(view::contact).orElse(null);
        AgentStatus agent = agentId.map(Long::intValue).map(view::agent).orElse(null);
        Command given =
                contact == null || contact.agentId() == 0 || agent == null || agent.contactId() == contact.contactId()
                        ? command
                        : with(command, "agentId", contact.agentId());
        return id(given, "toAgentId")
                .map(to -> view.agent(to.intValue()))
                .filter(to -> !canBeReached(to))
                .flatMap(to -> view.agents(to.firmId()).stream()
                        .filter(Retargeted::canBeReached)
                        .findFirst())
                .map(other -> with(given, "toAgentId", other.agentId()))
                .orElse(given);
    }

    private static boolean canBeReached(AgentStatus agent) {
        return agent.state() == AgentState.AVAILABLE || agent.state() == AgentState.NOT_READY;
    }

    /** What a command says under that name, if it has such a thing. */
    static Optional<Long> id(Command command, String name) {
        return Arrays.stream(command.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .map(component -> ((Number) said(command, component)).longValue())
                .findFirst();
    }

    /** Whichever ring it was an answer to. */
    private static Command with(Command command, String who, int agentId) {
        RecordComponent[] components = command.getClass().getRecordComponents();
        Object[] said = Arrays.stream(components)
                .map(component -> component.getName().equals(who)
                        ? (Object) agentId
                        : component.getName().equals("offerSeq") ? (Object) 0L : said(command, component))
                .toArray();
        try {
            return (Command) command.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(said);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object said(Command command, RecordComponent component) {
        try {
            return component.getAccessor().invoke(command);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
