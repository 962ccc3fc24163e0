package org.switchroom.crm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the records hold of what somebody typed.
 *
 * @param groups one for each kind of which something was found, the likeliest kind first
 * @param meant words that were looked for instead, since nothing has those typed; empty: as typed
 */
public record SearchAnswer(List<SearchGroup> groups, List<String> meant) {

    public enum Kind {
        CUSTOMER,
        EMPLOYEE,
        ORDER,
        INCIDENT,
        NOTE
    }

    /** What of a record holds what was typed. */
    public enum Field {
        NAME,
        COMPANY,
        NUMBER,
        PHONE,
        EMAIL,
        PLACE,
        TEXT,
        /** One the firm added. */
        CUSTOM
    }

    /** @param nextCursor with the kind it gives the hits that follow; null at the end */
    public record SearchGroup(
            Kind kind, List<SearchHit> hits, @Nullable String nextCursor) {}

    /**
     * @param id of the record by its kind
     * @param customerId whose page shows it; null: nobody's
     * @param employeeId likewise
     * @param name of the customer or employee; of a note on nobody the caller's number
     * @param number its own: of the customer, employee, order or incident; empty: it has none
     * @param detail what else tells it from others: company and town, department, status, author
     * @param at when it was ordered, opened or written; null: does not apply
     * @param matched the texts that hold what was typed, each once
     */
    public record SearchHit(
            String id,
            @Nullable String customerId,
            @Nullable String employeeId,
            String name,
            String number,
            String detail,
            @Nullable Instant at,
            List<SearchMatch> matched) {}

    public record SearchMatch(Field field, String text) {}
}
