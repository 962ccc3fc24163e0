package org.switchroom.routing;

import org.switchroom.TryLater;

/** The desk's mailbox is full: shed the work, do not wait. */
public final class DeskOverloaded extends TryLater {
    public DeskOverloaded() {
        super(1, "Too much is going on at this moment. Try again in a second.", null);
    }
}
