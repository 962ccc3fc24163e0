package org.switchroom.cti.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.switchroom.crm.ContactNotes;
import org.switchroom.cti.CallControlPort;
import org.switchroom.cti.live.AgentDesk;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Queue;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.reporting.Board;
import org.switchroom.reporting.LiveBoard;

/** The logged-in agent passes the caller on, or asks somebody else first. */
@RestController
@RequestMapping("/api/v1/agent")
class TransferController {
    private final AgentDesk agents;
    private final DeskOrders orders;
    private final Directory directory;
    private final LiveBoard board;
    private final ObjectProvider<CallControlPort> phones;

    TransferController(
            AgentDesk agents,
            DeskOrders orders,
            Directory directory,
            LiveBoard board,
            ObjectProvider<CallControlPort> phones) {
        this.agents = agents;
        this.orders = orders;
        this.directory = directory;
        this.board = board;
        this.phones = phones;
    }

    /** @param outside whether numbers outside can be called */
    record TransferTargets(List<Colleague> agents, List<QueueTarget> queues, boolean outside) {}

    record Colleague(
            int agentId, String name, AgentState state, String reasonCode, long sinceMs, List<String> queueNames) {}

    /**
     * @param available agents who would be rung at once
     */
    record QueueTarget(int queueId, String name, int waiting, int available) {}

    enum Kind {
        AGENT,
        QUEUE,
        NUMBER
    }

    /**
     * @param id of the agent or queue; null for a number
     * @param number as written; null else
     * @param note what the next one is to read; empty: nothing
     */
    record TransferRequest(
            @NotNull Kind kind,
            @Nullable Integer id,
            @Nullable @Size(max = 40) String number,
            @NotNull @Size(max = ContactNotes.MAX_NOTE) String note) {}

    @GetMapping("/transfer-targets")
    TransferTargets listTransferTargets(@AuthenticationPrincipal CurrentUser by) {
        var now = board.of(by.firmId());
        var staff = directory.agents(by.firmId());
        var port = phones.getIfAvailable();
        return new TransferTargets(
                now.agents().stream()
                        .filter(agent -> agent.agentId() != by.userId())
                        .map(TransferController::colleague)
                        .toList(),
                now.queues().stream()
                        .filter(queue -> directory
                                .queue(by.firmId(), queue.queueId())
                                .filter(known -> known.servedBy(staff))
                                .isPresent())
                        .map(queue ->
                                new QueueTarget(queue.queueId(), queue.name(), queue.waiting(), queue.available()))
                        .toList(),
                port != null && port.callsOutside(by.firmId()));
    }

    private static Colleague colleague(Board.AgentLive agent) {
        return new Colleague(
                agent.agentId(),
                agent.displayName(),
                agent.state(),
                agent.reasonCode(),
                agent.sinceMs(),
                agent.queueNames());
    }

    /** The caller goes there, the agent wraps up. */
    @PostMapping("/contacts/{contactId}/transfer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void transferContact(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long contactId,
            @Valid @RequestBody TransferRequest request) {
        pass(by, contactId, request, target -> transfer(contactId, by.userId(), target));
    }

    /** The caller is held while the agent asks there. */
    @PostMapping("/contacts/{contactId}/consult")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void consultOnContact(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long contactId,
            @Valid @RequestBody TransferRequest request) {
        pass(by, contactId, request, target -> consult(contactId, by.userId(), target));
    }

    private void pass(CurrentUser by, long contactId, TransferRequest request, Function<Target, Command> command) {
        requireTalking(by, contactId);
        orders.give(by, command.apply(target(by, request)));
        agents.passOn(contactId, by.userId(), request.note());
    }

    private Command transfer(long contactId, int me, Target target) {
        return switch (target) {
            case ToAgent(int agentId) -> new Command.TransferToAgent(contactId, me, agentId);
            case ToQueue(Queue queue) ->
                new Command.TransferToQueue(
                        contactId, me, queue.id(), agents.priorityOf(contactId), queue.requirements());
            case ToNumber(String e164) -> new Command.TransferOutside(contactId, me, e164);
        };
    }

    private Command consult(long contactId, int me, Target target) {
        return switch (target) {
            case ToAgent(int agentId) -> new Command.ConsultAgent(contactId, me, agentId);
            case ToQueue(Queue queue) ->
                new Command.ConsultQueue(contactId, me, queue.id(), agents.priorityOf(contactId), queue.requirements());
            case ToNumber(String e164) -> new Command.ConsultOutside(contactId, me, e164);
        };
    }

    /** The agent takes the caller back. */
    @PostMapping("/contacts/{contactId}/consult/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endConsult(@AuthenticationPrincipal CurrentUser by, @PathVariable long contactId) {
        orders.give(by, new Command.EndConsult(contactId, by.userId()));
    }

    /** The caller goes on with whom the agent has asked. */
    @PostMapping("/contacts/{contactId}/consult/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void completeConsult(@AuthenticationPrincipal CurrentUser by, @PathVariable long contactId) {
        orders.give(by, new Command.CompleteTransfer(contactId, by.userId()));
    }

    /** All three talk. */
    @PostMapping("/contacts/{contactId}/consult/join")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void joinConsult(@AuthenticationPrincipal CurrentUser by, @PathVariable long contactId) {
        orders.give(by, new Command.JoinConsult(contactId, by.userId()));
    }

    // ---- where to

    /** Somebody who can be reached now, as far as is known here. */
    private sealed interface Target {}

    private record ToAgent(int agentId) implements Target {}

    private record ToQueue(Queue queue) implements Target {}

    private record ToNumber(String e164) implements Target {}

    private Target target(CurrentUser by, TransferRequest request) {
        return switch (request.kind()) {
            case AGENT -> new ToAgent(colleague(by, request.id()));
            case QUEUE -> new ToQueue(queue(by, request.id()));
            case NUMBER -> new ToNumber(number(by, request.number()));
        };
    }

    private int colleague(CurrentUser by, @Nullable Integer id) {
        var colleague = directory.agents(by.firmId()).stream()
                .filter(user -> id != null && user.id() == id && user.id() != by.userId())
                .findFirst()
                .orElseThrow(() -> unknown("There is no such colleague: choose one of the list."));
        if (agents.stateOf(by.firmId(), colleague.id()) != AgentState.AVAILABLE) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    colleague.displayName() + " is not available now. Choose somebody else, or a queue.");
        }
        return colleague.id();
    }

    private Queue queue(CurrentUser by, @Nullable Integer id) {
        var queue = directory
                .queue(by.firmId(), id == null ? 0 : id)
                .orElseThrow(() -> unknown("There is no such queue: choose one of the list."));
        if (!queue.servedBy(directory.agents(by.firmId()))) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "Nobody serves " + queue.name() + ". Choose another queue, or a colleague.");
        }
        return queue;
    }

    private String number(CurrentUser by, @Nullable String written) {
        var port = phones.getIfAvailable();
        if (port == null || written == null) {
            throw unknown("Nobody outside can be called from here. Choose a colleague or a queue.");
        }
        var outside = port.outsideNumber(by.firmId(), written);
        if (!outside.refusal().isEmpty()) {
            throw unknown(outside.refusal());
        }
        return outside.e164();
    }

    private static ResponseStatusException unknown(String detail) {
        return new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }

    private void requireTalking(CurrentUser by, long contactId) {
        if (!agents.isAt(by.firmId(), by.userId(), contactId, AgentState.ON_CONTACT, AgentState.HELD)) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "You are not talking to contact " + contactId + ". The page shows the true state in a moment.");
        }
    }
}
