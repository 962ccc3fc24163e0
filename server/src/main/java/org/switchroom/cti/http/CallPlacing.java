package org.switchroom.cti.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.switchroom.cti.CallControlPort;
import org.switchroom.cti.CallControlPort.CallTarget;
import org.switchroom.cti.CallControlPort.CannotCall;
import org.switchroom.directory.CurrentUser;

/** Lets the telephones call for an agent, and says why they do not. */
@Component
class CallPlacing {
    private final ObjectProvider<CallControlPort> phones;

    CallPlacing(ObjectProvider<CallControlPort> phones) {
        this.phones = phones;
    }

    enum Kind {
        AGENT,
        QUEUE,
        NUMBER
    }

    /**
     * @param kind left out: a number
     * @param id of the agent or queue; null for a number
     * @param to a short number or a telephone number, as written; empty for an agent or queue
     */
    record CallRequest(
            @Nullable Kind kind,
            @Nullable Integer id,
            @NotNull @Size(max = 40) String to) {

        CallTarget target() {
            int chosen = id == null ? 0 : id;
            return switch (kind == null ? Kind.NUMBER : kind) {
                case AGENT -> new CallTarget.Colleague(chosen);
                case QUEUE -> new CallTarget.ToQueue(chosen);
                case NUMBER -> new CallTarget.Written(to);
            };
        }
    }

    /** @param contactId as text, for it needs 64 bits */
    record PlacedCall(String contactId) {}

    /** @return the contact once it is begun; nothing has been dialled when it throws */
    String place(CurrentUser by, CallRequest request) {
        var port = phones.getIfAvailable();
        if (port == null) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "This server has no telephones. Ask your administrator.");
        }
        try {
            var placed =
                    port.placeCall(by.firmId(), by.userId(), request.target()).join();
            return Long.toString(placed);
        } catch (CompletionException failed) {
            throw switch (failed.getCause()) {
                case CannotCall impossible ->
                    new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, impossible.getMessage());
                case RuntimeException refused -> refused;
                case null, default -> failed;
            };
        }
    }
}
