package org.switchroom.cti.http;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.switchroom.crm.CallerCard;
import org.switchroom.cti.live.AgentDesk;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Skill;
import org.switchroom.engine.CentreView.CallbackStatus;
import org.switchroom.engine.CentreView.WaitingStatus;
import org.switchroom.engine.ContactKind;
import org.switchroom.routing.RoutingDesk;

/** Who waits in a queue, and which messages do, as a supervisor sees it. */
@Component
class WaitingCallers {
    /** Callers shown: more are counted on the board, but nobody arranges them by hand. */
    static final int MOST = 100;

    private final RoutingDesk desk;
    private final AgentDesk agents;
    private final Directory directory;

    WaitingCallers(RoutingDesk desk, AgentDesk agents, Directory directory) {
        this.desk = desk;
        this.agents = agents;
        this.directory = directory;
    }

    /**
     * @param contactId as text, for it needs 64 bits
     * @param caller E.164; empty when withheld
     * @param name of the customer or employee; empty when not known
     * @param position 1 is next
     * @param queuedAtMs since when the caller waits
     * @param asked skills required now, with the least level
     * @param preferred skills that count, but are not required
     * @param waitsFor the agent who alone is waited for now; null: anybody who can
     * @param callback null: the caller holds the line
     * @param messageMs how long the message is, if it is one; else null
     */
    record Row(
            String contactId,
            String caller,
            String name,
            int priority,
            int position,
            long queuedAtMs,
            List<AskedSkill> asked,
            List<String> preferred,
            @Nullable WaitsFor waitsFor,
            ContactKind kind,
            @Nullable Long messageMs,
            @Nullable Callback callback) {}

    /**
     * @param number E.164 to be called
     * @param attempts made so far
     * @param nextAtMs when it is in line again; 0: it is; null: not known
     */
    record Callback(String number, int attempts, @Nullable Long nextAtMs) {}

    record WaitsFor(int agentId, String name) {}

    record AskedSkill(String name, int atLeast) {}

    /** @throws org.switchroom.routing.CommandRefused when the firm has no such queue */
    List<Row> of(int firmId, int queueId) {
        try {
            var callbacks = desk.callbacks(firmId, queueId, MOST).join();
            var inLine =
                    desk.waiting(firmId, queueId, MOST).join().stream().map(waiting -> row(firmId, waiting, callbacks));
            var resting = callbacks.stream()
                    .filter(callback -> callback.nextAtMs() != 0)
                    .map(callback -> row(firmId, callback));
            return Stream.concat(inLine, resting).limit(MOST).toList();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** One that is out of line for now. */
    private Row row(int firmId, CallbackStatus callback) {
        var caller = agents.caller(firmId, callback.contactId());
        return new Row(
                Long.toString(callback.contactId()),
                caller.map(AgentDesk.WaitingCaller::number).orElse(callback.number()),
                caller.map(known -> name(known.card())).orElse(""),
                callback.priority(),
                callback.position(),
                callback.queuedAtMs(),
                List.of(),
                List.of(),
                null,
                ContactKind.CALL,
                null,
                shown(callback));
    }

    private static Callback shown(CallbackStatus callback) {
        return new Callback(
                callback.number(),
                callback.attempts(),
                callback.nextAtMs() == Long.MAX_VALUE ? null : callback.nextAtMs());
    }

    private Row row(int firmId, WaitingStatus waiting, List<CallbackStatus> callbacks) {
        var caller = agents.caller(firmId, waiting.contactId());
        var message = waiting.message();
        return new Row(
                Long.toString(waiting.contactId()),
                caller.map(AgentDesk.WaitingCaller::number).orElse(""),
                caller.map(known -> name(known.card())).orElse(""),
                waiting.priority(),
                waiting.position(),
                waiting.queuedAtMs(),
                waiting.needs().stream()
                        .map(need -> new AskedSkill(skill(firmId, need.skillId()), need.atLeast()))
                        .toList(),
                waiting.preferred().stream()
                        .map(skillId -> skill(firmId, skillId))
                        .toList(),
                waitsFor(firmId, waiting.forAgentId()),
                waiting.kind(),
                message == null ? null : message.lengthMs(),
                callbacks.stream()
                        .filter(callback -> callback.contactId() == waiting.contactId())
                        .map(WaitingCallers::shown)
                        .findFirst()
                        .orElse(null));
    }

    private @Nullable WaitsFor waitsFor(int firmId, int agentId) {
        return directory
                .user(firmId, agentId)
                .map(agent -> new WaitsFor(agentId, agent.displayName()))
                .orElse(null);
    }

    private static String name(@Nullable CallerCard card) {
        if (card == null) {
            return "";
        }
        var customer = card.customer();
        if (customer != null) {
            var name = (customer.firstName() + " " + customer.lastName()).strip();
            return name.isEmpty() ? customer.company() : name;
        }
        var employee = card.employee();
        return employee == null ? "" : (employee.firstName() + " " + employee.lastName()).strip();
    }

    private String skill(int firmId, int skillId) {
        return directory.skills(firmId).stream()
                .filter(skill -> skill.id() == skillId)
                .map(Skill::name)
                .findFirst()
                .orElse("");
    }
}
