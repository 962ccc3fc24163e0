package org.switchroom.routing.desk;

import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.Directory;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Refusal;
import org.switchroom.routing.CommandRefused;
import org.switchroom.routing.DeskOverloaded;
import org.switchroom.routing.RoutingDesk;

/**
 * Keeps the engine's queues and agents as they are in the directory: at start and after each change it submits what
 * differs, again and again when the desk is overloaded. What cannot be removed while in use is removed when it is free.
 */
final class DirectoryIntoCentre implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryIntoCentre.class);

    private static final long AGAIN_MS = 500;

    private final EngineDesk desk;
    private final Directory directory;
    private final BlockingQueue<Integer> changedFirms = new LinkedBlockingQueue<>();
    /** Firms with something to remove, put here before it is tried, so that no event that frees it is missed. */
    private final Set<Integer> firmsToTryAgain = ConcurrentHashMap.newKeySet();

    private final Thread thread =
            Thread.ofVirtual().name("directory-into-centre").unstarted(this::run);
    private final RoutingDesk.Subscription stream;

    DirectoryIntoCentre(EngineDesk desk, Directory directory) {
        this.desk = desk;
        this.directory = directory;
        this.stream = desk.follow(this::tryAgainWhenFree);
        // The first time before anybody calls, so that the first caller finds the queues.
        directory.firms().stream().map(ClientFirm::id).forEach(this::bringInto);
        thread.start();
    }

    @EventListener
    void changed(Directory.Changed change) {
        changedFirms.add(change.firmId());
    }

    private void tryAgainWhenFree(LoggedEvent logged) {
        boolean mayHaveBecomeFree = switch (logged.event()) {
            case Event.AgentStateChanged state -> state.contactId() == 0;
            case Event.ContactConnected c -> true;
            case Event.ContactEnded e -> true;
            default -> false;
        };
        if (mayHaveBecomeFree && firmsToTryAgain.remove(logged.firmId())) {
            changedFirms.add(logged.firmId());
        }
    }

    private void run() {
        try {
            while (true) {
                bringInto(changedFirms.take());
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void bringInto(int firmId) {
        try {
            var present = desk.look(centre -> CentreDefinitions.present(centre, firmId))
                    .join();
            var wanted = CentreDefinitions.wanted(directory, firmId);
            wanted.differenceFrom(present).forEach(command -> submit(firmId, command));
        } catch (RuntimeException failed) {
            if (failed.getCause() instanceof DeskOverloaded) {
                againLater(firmId);
            } else {
                LOG.error("The configuration of firm {} could not be brought to the routing desk", firmId, failed);
            }
        }
    }

    private void againLater(int firmId) {
        CompletableFuture.delayedExecutor(AGAIN_MS, TimeUnit.MILLISECONDS).execute(() -> changedFirms.add(firmId));
    }

    private void submit(int firmId, Command command) {
        if (command instanceof Command.RemoveAgent || command instanceof Command.RemoveQueue) {
            firmsToTryAgain.add(firmId);
        }
        try {
            desk.submit(firmId, command).join();
        } catch (CompletionException failed) {
            if (!(failed.getCause() instanceof CommandRefused refused)) {
                throw failed;
            }
            if (refused.reason() == Refusal.NOT_IN_THIS_STATE) {
                LOG.info("{} of firm {} waits until it is free: {}", command, firmId, refused.getMessage());
            } else {
                LOG.error("{} of firm {} was refused: {}", command, firmId, refused.getMessage());
            }
        }
    }

    @Override
    public void close() {
        stream.close();
        thread.interrupt();
    }
}
