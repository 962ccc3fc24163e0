package org.switchroom.crm;

/** Finds who is calling. Blocking; call from a virtual thread. */
public interface CallerLookup {

    /**
     * @param number E.164; empty when withheld
     * @return never null; when the database is away within {@code timeLimitMs}, an UNKNOWN card that says so
     */
    CallerCard find(int firmId, String number, long timeLimitMs);
}
