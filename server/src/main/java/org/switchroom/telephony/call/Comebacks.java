package org.switchroom.telephony.call;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * In which contact a number waited last, so that who rings again may go on at its place; whether there is still one, the
 * engine says. The longest unused are forgotten first. Any thread.
 */
public final class Comebacks {
    private static final int MOST = 20_000;

    private record Caller(int firmId, String number) {}

    private final Map<Caller, Long> contacts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Caller, Long> eldest) {
            return size() > MOST;
        }
    };

    /** @param number E.164; empty: withheld, so it is nobody */
    synchronized void remember(int firmId, String number, long contactId) {
        if (!number.isEmpty()) {
            contacts.put(new Caller(firmId, number), contactId);
        }
    }

    /** 0: none. */
    synchronized long earlier(int firmId, String number) {
        return number.isEmpty() ? 0 : contacts.getOrDefault(new Caller(firmId, number), 0L);
    }
}
