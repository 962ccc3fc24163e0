package org.switchroom.database;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is told only once it counts. */
public final class AfterCommit {
    private AfterCommit() {}

    /** After the commit of the transaction that there is, on its thread; without one at once. */
    public static void run(Runnable telling) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    telling.run();
                }
            });
        } else {
            telling.run();
        }
    }
}
