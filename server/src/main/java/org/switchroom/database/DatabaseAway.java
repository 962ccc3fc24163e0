package org.switchroom.database;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.switchroom.TryLater;

/** The database could not serve a request at this moment; the message says to the person why. */
final class DatabaseAway extends TryLater {
    private DatabaseAway(int seconds, String message, Exception cause) {
        super(seconds, message, cause);
    }

    static DatabaseAway because(Exception e) {
        return switch (e) {
            case ConcurrencyFailureException crossed ->
                new DatabaseAway(
                        1,
                        "Somebody else was changing the same at this moment, so nothing was saved. Try again.",
                        crossed);
            case QueryTimeoutException slow ->
                new DatabaseAway(
                        5, "The database took too long for this, so nothing was saved. Try again shortly.", slow);
            default ->
                new DatabaseAway(
                        5,
                        "The database cannot be reached at the moment. Calls go on; nothing was saved. Try again shortly.",
                        e);
        };
    }
}
