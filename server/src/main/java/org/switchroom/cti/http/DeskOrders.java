package org.switchroom.cti.http;

import java.util.concurrent.CompletionException;
import org.springframework.stereotype.Component;
import org.switchroom.cti.AgentView;
import org.switchroom.cti.live.AgentDesk;
import org.switchroom.cti.live.AgentViews;
import org.switchroom.directory.CurrentUser;
import org.switchroom.engine.Command;
import org.switchroom.routing.RoutingDesk;

/** Gives a command to the desk for a user and shows that user what has become of it. */
@Component
class DeskOrders {
    private final RoutingDesk desk;
    private final AgentDesk agents;
    private final AgentViews views;

    DeskOrders(RoutingDesk desk, AgentDesk agents, AgentViews views) {
        this.desk = desk;
        this.agents = agents;
        this.views = views;
    }

    /**
     * @throws org.switchroom.routing.CommandRefused see {@link DeskProblems}
     * @throws org.switchroom.routing.DeskOverloaded nothing was done
     */
    AgentView give(CurrentUser by, Command command) {
        try {
            var events = desk.submit(by.firmId(), command).join();
            if (!events.isEmpty()) {
                agents.awaitSeen(events.getLast().eventSeq());
            }
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
        return views.of(by.firmId(), by.userId());
    }
}
