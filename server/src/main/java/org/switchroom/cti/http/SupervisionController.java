package org.switchroom.cti.http;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.switchroom.cti.live.AgentDesk;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.User;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Command;
import org.switchroom.engine.Reasons;
import org.switchroom.engine.Refusal;
import org.switchroom.routing.CommandRefused;

/** A supervisor's hand: on agents, and on callers who wait. What was done shows over the live socket. */
@RestController
@RequestMapping("/api/v1/supervision")
class SupervisionController {
    private final DeskOrders orders;
    private final AgentDesk agents;
    private final Directory directory;
    private final WaitingCallers callers;

    SupervisionController(DeskOrders orders, AgentDesk agents, Directory directory, WaitingCallers callers) {
        this.orders = orders;
        this.agents = agents;
        this.directory = directory;
        this.callers = callers;
    }

    record ForceRequest(
            @NotNull @Pattern(regexp = "AVAILABLE|NOT_READY|OFFLINE", message = "is AVAILABLE, NOT_READY or OFFLINE")
            String state,

            @Nullable String reasonCode) {}

    record PriorityRequest(
            @Min(-Centre.MAX_PRIORITY) @Max(Centre.MAX_PRIORITY)
            int priority) {}

    record MoveRequest(@Positive int queueId) {}

    /** During a contact it takes effect afterwards; an agent in conversation is not signed out. */
    @PutMapping("/agents/{agentId}/state")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forceState(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable int agentId,
            @Valid @RequestBody ForceRequest request) {
        var agent = agent(by, agentId);
        var state = AgentState.valueOf(request.state());
        var reason = state == AgentState.NOT_READY ? reason(by, request.reasonCode()) : "";
        if (state == AgentState.AVAILABLE) {
            refuseWithoutPhone(agent);
        }
        give(by, agent, new Command.ForceState(agentId, state, reason, by.userId()));
    }

    private User agent(CurrentUser by, int agentId) {
        return directory.agents(by.firmId()).stream()
                .filter(user -> user.id() == agentId)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        NOT_FOUND, "There is no such agent. The board shows all there are."));
    }

    private String reason(CurrentUser by, @Nullable String code) {
        // Those the program gives by itself too, so that what was before can be put back.
        if (code == null
                || (!Reasons.ALL.contains(code)
                        && directory.reasonCodes(by.firmId()).stream()
                                .noneMatch(reason -> reason.code().equals(code)))) {
            throw new ResponseStatusException(
                    UNPROCESSABLE_CONTENT, "There is no such reason: choose one of the list.");
        }
        return code;
    }

    private void refuseWithoutPhone(User agent) {
        var deviceId = agents.deviceOf(agent.firmId(), agent.id());
        if (!deviceId.isEmpty() && !agents.ready(agent.firmId(), deviceId)) {
            throw new ResponseStatusException(
                    CONFLICT,
                    agent.displayName()
                            + " has no phone that could ring: it is not connected. Ask for it to be checked.");
        }
    }

    @PutMapping("/agents/{agentId}/queues/{queueId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pauseQueueOf(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable int agentId,
            @PathVariable int queueId,
            @Valid @RequestBody PauseRequest request) {
        give(by, agent(by, agentId), request.command(agentId, queueId, by.userId()));
    }

    /** The command's refusals in words about the agent. */
    private void give(CurrentUser by, User agent, Command command) {
        try {
            orders.give(by, command);
        } catch (CommandRefused refused) {
            if (refused.reason() != Refusal.NOT_IN_THIS_STATE) {
                throw refused;
            }
            // Without its cause, which would be answered instead.
            throw new ResponseStatusException(CONFLICT, whyNot(agent));
        }
    }

    private String whyNot(User agent) {
        return switch (agents.stateOf(agent.firmId(), agent.id())) {
            case OFFLINE -> agent.displayName() + " is not signed in.";
            case ON_CONTACT, HELD ->
                agent.displayName()
                        + " is in a conversation. Sign out when it is over, or set not ready: that takes effect afterwards.";
            default -> "Not possible now for " + agent.displayName() + ". The board shows the true state in a moment.";
        };
    }

    /** The first of those who wait in a queue, in order. */
    @GetMapping("/queues/{queueId}/waiting")
    List<WaitingCallers.Row> listWaiting(@AuthenticationPrincipal CurrentUser by, @PathVariable int queueId) {
        return callers.of(by.firmId(), queueId);
    }

    @PutMapping("/contacts/{contactId}/priority")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePriority(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long contactId,
            @Valid @RequestBody PriorityRequest request) {
        intervene(by, new Command.ChangePriority(contactId, request.priority(), by.userId()));
    }

    /** The place by arrival is kept. */
    @PutMapping("/contacts/{contactId}/queue")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void moveContact(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long contactId,
            @Valid @RequestBody MoveRequest request) {
        var queue = directory
                .queue(by.firmId(), request.queueId())
                .orElseThrow(() ->
                        new ResponseStatusException(NOT_FOUND, "There is no such queue: choose one of the list."));
        if (!queue.servedBy(directory.agents(by.firmId()))) {
            throw new ResponseStatusException(CONFLICT, "Nobody serves " + queue.name() + ". Choose another queue.");
        }
        intervene(by, new Command.MoveContact(contactId, request.queueId(), by.userId()));
    }

    /** Nobody is called; not while the customer's phone rings. */
    @DeleteMapping("/contacts/{contactId}/callback")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancelCallback(@AuthenticationPrincipal CurrentUser by, @PathVariable long contactId) {
        try {
            orders.give(by, new Command.CancelCallback(contactId, by.userId()));
        } catch (CommandRefused refused) {
            throw refused.reason() == Refusal.NOT_IN_THIS_STATE
                    ? new ResponseStatusException(
                            CONFLICT,
                            "There is no callback to cancel: the customer is being called or was reached. The list shows it in a moment.")
                    : refused;
        }
    }

    /** For good: nobody will have listened to it, but its recording stays with the contact. */
    @DeleteMapping("/messages/{contactId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardMessage(@AuthenticationPrincipal CurrentUser by, @PathVariable long contactId) {
        try {
            orders.give(by, new Command.DiscardMessage(contactId, by.userId()));
        } catch (CommandRefused refused) {
            if (refused.reason() != Refusal.NOT_IN_THIS_STATE) {
                throw refused;
            }
            throw new ResponseStatusException(
                    CONFLICT,
                    "That is no message that waits: a phone rings for it, or somebody listens to it. The list shows it in a moment.");
        }
    }

    private void intervene(CurrentUser by, Command command) {
        try {
            orders.give(by, command);
        } catch (CommandRefused refused) {
            throw switch (refused.reason()) {
                case NOT_IN_THIS_STATE ->
                    new ResponseStatusException(
                            CONFLICT,
                            "The caller does not wait there now: a phone rings, or somebody answered. The list shows it in a moment.");
                case QUEUE_FULL -> new ResponseStatusException(CONFLICT, "That queue is full. Choose another.");
                default -> refused;
            };
        }
    }
}
