package org.switchroom.routing;

/** The desk's mailbox is full: shed the work (503 with Retry-After), do not wait. */
public final class DeskOverloaded extends RuntimeException {
    public DeskOverloaded(int capacity) {
        super("The routing desk has no room for more than " + capacity + " unanswered commands; try again shortly");
    }
}
