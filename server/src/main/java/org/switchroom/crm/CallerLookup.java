package org.switchroom.crm;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/** Finds who is calling. Blocking; call from a virtual thread. */
public interface CallerLookup {

    /**
     * @param number E.164; empty when withheld
     * @return never null; when the database is away within {@code timeLimitMs}, an UNKNOWN card that says so
     */
    default CallerCard find(int firmId, String number, long timeLimitMs) {
        return lookUp(firmId, number, timeLimitMs).card();
    }

    /** The same, and who else has the number. */
    Found lookUp(int firmId, String number, long timeLimitMs);

    /**
     * The card of somebody in particular who calls from a number.
     *
     * @param kind CUSTOMER or EMPLOYEE
     * @return empty when the firm has nobody like that
     * @throws DataAccessException when the records do not say so within {@code timeLimitMs}
     */
    Optional<Found> of(int firmId, CallerCard.Kind kind, long id, String number, long timeLimitMs);

    /**
     * @param card of the likeliest
     * @param matches all who have the number, at most {@value #MOST_MATCHES}, the likeliest first
     */
    record Found(CallerCard card, List<CallerMatch> matches) {
        public Found {
            matches = List.copyOf(matches);
        }
    }

    int MOST_MATCHES = 20;
}
