package org.switchroom.crm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent sees of a caller before answering.
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

    public enum Kind {
        CUSTOMER,
        EMPLOYEE,
        UNKNOWN
    }

    public record Customer(
            long id,
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
            String language) {}

    public record Order(
            long id,
            String orderNumber,
            Instant placedAt,
            String status,
            long totalMinor,
            String currency,
            String items) {}

    public record Employee(
            long id,
            String staffNumber,
            String firstName,
            String lastName,
            String department,
            String location,
            String email) {}

    public record Incident(
            long id, String incidentNumber, Instant openedAt, String status, String priority, String summary) {}

    public record EarlierContact(long contactId, Instant at, String agentName, String disposition) {}

    public record Note(
            long id,
            Instant at,
            String authorName,
            String text,
            @Nullable Long contactId) {}
}
