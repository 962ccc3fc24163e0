package org.switchroom.routing.desk;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.switchroom.engine.CentreView;
import org.switchroom.engine.Command;
import org.switchroom.engine.LoggedEvent;

/** What lies in the desk's mailbox. */
sealed interface Entry {

    CompletableFuture<?> answer();

    /**
     * A command to be decided.
     *
     * @param clientId who submits it; 0: the desk itself, which numbers what it submits
     */
    record Ask(int clientId, long clientSeq, int firmId, Command command, CompletableFuture<List<LoggedEvent>> answer)
            implements Entry {}

    /** A question about the present state; reads only. */
    record Look<T>(Function<CentreView, T> question, CompletableFuture<T> answer) implements Entry {}
}
