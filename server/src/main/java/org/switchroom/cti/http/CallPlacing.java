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
import org.switchroom.reporting.TimeSaved;

/** Lets the telephones call for an agent, and says why they do not. */
@Component
class CallPlacing {
    private final ObjectProvider<CallControlPort> phones;
    private final TimeSaved timeSaved;

    CallPlacing(ObjectProvider<CallControlPort> phones, TimeSaved timeSaved) {
        this.phones = phones;
        this.timeSaved = timeSaved;
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
     * @param clicked the number was there to be clicked, nobody typed it
     */
    record CallRequest(
            @Nullable Kind kind,
            @Nullable Integer id,
            @NotNull @Size(max = 40) String to,
            @Nullable Boolean clicked) {

        CallTarget target() {
            int chosen = id == null ? 0 : id;
            return switch (kind == null ? Kind.NUMBER : kind) {
                case AGENT -> new CallTarget.Colleague(chosen);
                case QUEUE -> new CallTarget.ToQueue(chosen);
                case NUMBER -> new CallTarget.Written(to);
            };
        }
    }

    /** @param contactId as text, for it needs 64 bits; 0 of an emergency call, which is no contact */
    record PlacedCall(String contactId) {}

    /** @return the contact once it is begun, 0 of an emergency call; nothing has been dialled when it throws */
    String place(CurrentUser by, CallRequest request) {
        var port = phones.getIfAvailable();
        if (port == null) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "This server has no telephones. Ask your administrator.");
        }
        try {
            var placed =
                    port.placeCall(by.firmId(), by.userId(), request.target()).join();
            if (Boolean.TRUE.equals(request.clicked()) && request.target() instanceof CallTarget.Written) {
                timeSaved.dialled(by.firmId(), placed, by.userId(), TimeSaved.Dialled.CLICKED);
            }
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
