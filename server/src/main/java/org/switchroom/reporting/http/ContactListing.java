package org.switchroom.reporting.http;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.switchroom.directory.PhoneNumbers;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.Outcome;
import org.switchroom.reporting.projection.ContactLogRow;
import org.switchroom.reporting.store.ContactSearch;

/**
 * Which stretch of the contact log is wanted; bound from the request's parameters.
 *
 * @param query a telephone number in any writing, or some digits of one; caller or dialled
 * @param limit 1 to 200, else 50
 * @param cursor the {@code nextCursor} of the page before
 */
record ContactListing(
        @Nullable String query,
        @Nullable Long fromMs,
        @Nullable Long toMs,
        @Nullable Integer queueId,
        @Nullable Integer agentId,
        @Nullable Outcome outcome,
        @Nullable ContactKind kind,
        @Nullable String cursor,
        @Nullable Integer limit) {
    private static final int USUAL = 50;
    private static final int MOST = 200;
    /** @param onlyTalkedTo whose contacts alone may be seen; null: all of the firm */
    ContactSearch search(int firmId, String country, @Nullable Integer onlyTalkedTo) {
        return new ContactSearch(
                firmId,
                number(country),
                digits(),
                fromMs,
                toMs,
                queueId,
                onlyTalkedTo == null ? agentId : onlyTalkedTo,
                outcome,
                kind,
                place(),
                limit() + 1);
    }

    @Override
    public Integer limit() {
        return Math.clamp(Objects.requireNonNullElse(limit, USUAL), 1, MOST);
    }

    static String cursorAfter(ContactLogRow last) {
        return last.startedAtMs() + "-" + last.contactId();
    }

    private @Nullable String number(String country) {
        return query == null ? null : PhoneNumbers.e164(query, country).orElse(null);
    }

    private @Nullable String digits() {
        if (query == null || query.isBlank()) {
            return null;
        }
        var digits = query.replaceAll("\\D", "");
        if (digits.isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Contacts are searched by telephone number: give some of its digits.");
        }
        return digits;
    }

    private ContactSearch.@Nullable Place place() {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            int dash = cursor.indexOf('-');
            return new ContactSearch.Place(
                    Long.parseLong(cursor, 0, Math.max(0, dash), 10),
                    Long.parseLong(cursor, dash + 1, cursor.length(), 10));
        } catch (NumberFormatException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The cursor is none that was given out.");
        }
    }
}
