package org.switchroom.cti.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Requirements;

class AgentsFoldTest {
    private static final int FIRM = 1;
    private static final int QUEUE = 7;
    private static final long CONTACT = 40;

    private final AgentsFold fold = new AgentsFold();
    private long eventSeq;

    private void add(Event event) {
        eventSeq++;
        fold.add(new LoggedEvent(eventSeq, eventSeq, FIRM, event));
    }

    @Test
    void aChangedPriorityIsKeptForWhoTransfersTheContact() {
        add(new Event.ContactOpened(CONTACT, "+493023125778", "+493023125000"));
        add(new Event.ContactQueued(CONTACT, QUEUE, 1, 1, 0, QueuedCause.FROM_MENU, Requirements.NONE));
        add(new Event.PriorityChanged(CONTACT, QUEUE, 5, 3));
        assertThat(fold.contact(CONTACT)).isNotNull().satisfies(contact -> {
            assertThat(contact.priority()).isEqualTo(5);
            assertThat(contact.queueId()).isEqualTo(QUEUE);
        });
    }
}
