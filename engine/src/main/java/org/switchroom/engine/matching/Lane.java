package org.switchroom.engine.matching;

/**
 * The contacts of a queue that ask for the same, and the agents who are free for them. Between commands one of the two
 * lines is empty.
 */
public final class Lane {
    private final Ask ask;
    private final Line waiting = new Line();
    private final Line idle = new Line();

    public Lane(Ask ask) {
        this.ask = ask;
    }

    public Ask ask() {
        return ask;
    }

    /** In the order of {@link PriorityThenArrival}. */
    public Line waiting() {
        return waiting;
    }

    /** In the order of {@link AgentOrder}. */
    public Line idle() {
        return idle;
    }
}
