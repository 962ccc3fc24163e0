package org.switchroom.telephony.call;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many there are now, and a way to wait until there are none. */
final class Headcount {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private int present;

    void enters() {
        change(1);
    }

    void leaves() {
        change(-1);
    }

    private void change(int by) {
        lock.lock();
        try {
            present += by;
            if (present == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    int now() {
        lock.lock();
        try {
            return present;
        } finally {
            lock.unlock();
        }
    }

    /** @return false when after so long there still is somebody */
    boolean awaitNone(long ms) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(ms);
        lock.lockInterruptibly();
        try {
            while (present > 0 && left > 0) {
                left = none.awaitNanos(left);
            }
            return present == 0;
        } finally {
            lock.unlock();
        }
    }
}
