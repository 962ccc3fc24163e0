package org.switchroom.telephony;

import org.springframework.context.SmartLifecycle;

/** Starts telephony last and stops it first. */
final class Running implements SmartLifecycle {
    private final Telephony telephony;
    private volatile boolean running;

    Running(Telephony telephony) {
        this.telephony = telephony;
    }

    @Override
    public void start() {
        telephony.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        telephony.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
