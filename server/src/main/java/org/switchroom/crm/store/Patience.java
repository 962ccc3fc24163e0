package org.switchroom.crm.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** How long a statement of long work may go without an answer: the longer, the oftener it was tried in vain. */
@Component
class Patience {
    private static final int TIMES_AS_LONG = 5;

    private final JdbcOperations sql;

    Patience(JdbcOperations sql) {
        this.sql = sql;
    }

    /**
     * For the transaction that there is; the pool gives its connection out with the usual limit again.
     *
     * @param attempts that broke off
     */
    void take(int attempts) {
        sql.execute((ConnectionCallback<Boolean>) connection -> {
            lengthen(connection, attempts);
            return true;
        });
    }

    private static void lengthen(Connection connection, int attempts) throws SQLException {
        int limitMs = connection.getNetworkTimeout();
        for (int i = 0; i < attempts; i++) {
            limitMs = Math.multiplyExact(limitMs, TIMES_AS_LONG);
        }
        connection.setNetworkTimeout(Runnable::run, limitMs);
    }
}
