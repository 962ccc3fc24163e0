package org.switchroom.crm;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an agent sees of a caller before answering. The newest comes first in every list. Ids are strings in JSON: they have
 * 64 bits.
 *
 * @param number E.164; empty when withheld
 * @param problem set when the record could not be read; the card is then UNKNOWN
 */
public record CallerCard(
        Kind kind,
        String number,
        @Nullable Customer customer,
        List<Order> orders,
        @Nullable Employee employee,
        List<Incident> incidents,
        List<EarlierContact> earlierContacts,
        List<Note> notes,
        @Nullable String problem) {

    /** Orders and incidents of any other status are pending. */
    private static final Set<String> DONE =
            Set.of("delivered", "returned", "cancelled", "canceled", "completed", "resolved", "closed", "done");

    /** A card of somebody nobody knows. */
    public static CallerCard unknown(String number, @Nullable String problem) {
        return new CallerCard(Kind.UNKNOWN, number, null, List.of(), null, List.of(), List.of(), List.of(), problem);
    }

    public CallerCard with(Customer known) {
        return new CallerCard(kind, number, known, orders, employee, incidents, earlierContacts, notes, problem);
    }

    public enum Kind {
        CUSTOMER,
        EMPLOYEE,
        UNKNOWN
    }

    /**
     * @param valueClass what the customer is worth to the firm, in its own words; empty: not said
     * @param managerId the user who looks after the customer; null: nobody in particular
     * @param managerName empty without one
     * @param version goes up with every change; a change names the one it began from
     * @param custom by key, those the customer has
     */
    public record Customer(
            @JsonFormat(shape = STRING) long id,
            String customerNumber,
            String firstName,
            String lastName,
            String company,
            String email,
            List<String> phones,
            String street,
            String postcode,
            String city,
            String country,
            String language,
            String valueClass,
            @Nullable Integer managerId,
            String managerName,
            int version,
            Map<String, Object> custom) {

        public Customer lookedAfterBy(String name) {
            return new Customer(
                    id,
                    customerNumber,
                    firstName,
                    lastName,
                    company,
                    email,
                    phones,
                    street,
                    postcode,
                    city,
                    country,
                    language,
                    valueClass,
                    managerId,
                    name,
                    version,
                    custom);
        }
    }

    public record Order(
            @JsonFormat(shape = STRING) long id,
            String orderNumber,
            Instant placedAt,
            String status,
            long totalMinor,
            String currency,
            String items,
            List<Article> articles) {

        /** Whether something is still to come of it. */
        public boolean pending() {
            return !DONE.contains(status.strip().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Something ordered.
     *
     * @param group of articles it belongs to; empty: none
     */
    public record Article(String name, String group) {}

    public record Employee(
            @JsonFormat(shape = STRING) long id,
            String staffNumber,
            String firstName,
            String lastName,
            String department,
            String location,
            String email) {}

    /** @param version goes up with every change; a change names the one it began from */
    public record Incident(
            @JsonFormat(shape = STRING) long id,
            String incidentNumber,
            Instant openedAt,
            String status,
            String priority,
            String summary,
            int version) {

        /** Whether somebody still has to do something about it. */
        public boolean pending() {
            return !DONE.contains(status.strip().toLowerCase(Locale.ROOT));
        }
    }

    public record EarlierContact(
            @JsonFormat(shape = STRING) long contactId, Instant at, String agentName, String disposition) {}

    /** @param version goes up with every change; more than 1: somebody has put it right */
    public record Note(
            @JsonFormat(shape = STRING) long id,
            Instant at,
            String authorName,
            String text,
            @JsonFormat(shape = STRING) @Nullable Long contactId,
            int version) {}
}
