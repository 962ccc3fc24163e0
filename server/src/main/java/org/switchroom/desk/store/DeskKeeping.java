package org.switchroom.desk.store;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes out once an hour what a desk does not keep any longer, whether or not anybody works at it. */
@Component
public class DeskKeeping {
    private static final Logger LOG = LoggerFactory.getLogger(DeskKeeping.class);

    private final Drafts drafts;
    private final Requests requests;
    private final ScheduledExecutorService clerk = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("desk-keeping").daemon().factory());

    DeskKeeping(Drafts drafts, Requests requests) {
        this.drafts = drafts;
        this.requests = requests;
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        clerk.scheduleWithFixedDelay(this::forgetOrLater, 1, 60, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() {
        clerk.shutdownNow();
    }

    private void forgetOrLater() {
        try {
            forgetOld();
        } catch (RuntimeException e) {
            LOG.warn("Old drafts and requests are forgotten later: {}", e.getMessage());
        }
    }

    public void forgetOld() {
        drafts.forgetOld();
        requests.forgetOld();
    }
}
