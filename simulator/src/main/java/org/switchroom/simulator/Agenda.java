package org.switchroom.simulator;

import java.util.PriorityQueue;

/** What is going to happen, and the clock turned by hand: it stands at the time of the last thing that did. */
final class Agenda {
    private record Item(long atMs, long order, Runnable action) implements Comparable<Item> {
        @Override
        public int compareTo(Item other) {
            int byTime = Long.compare(atMs, other.atMs);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Item> items = new PriorityQueue<>();
    private long nowMs;
    private long order;

    Agenda(long startMs) {
        nowMs = startMs;
    }

    long nowMs() {
        return nowMs;
    }

    void after(long ms, Runnable action) {
        at(nowMs + ms, action);
    }

    void at(long atMs, Runnable action) {
        items.add(new Item(Math.max(nowMs, atMs), order++, action));
    }

    /** {@link Long#MAX_VALUE} if nothing is left. */
    long nextAtMs() {
        Item next = items.peek();
        return next == null ? Long.MAX_VALUE : next.atMs;
    }

    void runNext() {
        Item next = items.remove();
        nowMs = next.atMs;
        next.action.run();
    }

    void turnTo(long atMs) {
        nowMs = Math.max(nowMs, atMs);
    }
}
