package org.switchroom.routing.desk;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Completes the callers' futures in order, off the desk's writer, because what callers hang on them runs there. Not
 * bounded itself: never more than the mailbox lets be unanswered.
 */
final class Answers implements AutoCloseable {
    private final BlockingQueue<Runnable> answers = new LinkedBlockingQueue<>();
    private final Runnable afterEach;
    private final Thread thread =
            Thread.ofPlatform().name("desk-answers").daemon().unstarted(this::run);
    private volatile boolean closed;

    Answers(Runnable afterEach) {
        this.afterEach = afterEach;
    }

    void start() {
        thread.start();
    }

    void give(Runnable answer) {
        answers.add(answer);
    }

    private void run() {
        while (!closed || !answers.isEmpty()) {
            try {
                answers.take().run();
                afterEach.run();
            } catch (InterruptedException end) {
                closed = true;
            }
        }
    }

    /** What was given is still answered. */
    @Override
    public void close() {
        closed = true;
        answers.add(() -> {});
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
