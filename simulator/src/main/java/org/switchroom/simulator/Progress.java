package org.switchroom.simulator;

import java.util.function.LongConsumer;

/** One line on the terminal, written over once a second: how far, how fast, how much longer. */
final class Progress implements LongConsumer {
    private static final long SECOND_NS = 1_000_000_000;

    private final long contacts;
    private final long startedNs = System.nanoTime();
    private long toldNs = startedNs;

    Progress(long contacts) {
        this.contacts = contacts;
    }

    @Override
    public void accept(long came) {
        long now = System.nanoTime();
        if (now - toldNs < SECOND_NS) {
            return;
        }
        toldNs = now;
        double perSecond = came / ((now - startedNs) / (double) SECOND_NS);
        long leftS = Math.round((contacts - came) / Math.max(1, perSecond));
        System.out.printf(
                "\r%3d %%, %,d contacts, %,.0f/s, %d min %02d s to go ",
                100 * came / Math.max(1, contacts), came, perSecond, leftS / 60, leftS % 60);
        System.out.flush();
    }
}
