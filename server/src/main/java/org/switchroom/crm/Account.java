package org.switchroom.crm;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer besides the card.
 *
 * @param version goes up with every change of the customer; a change names the one it began from
 */
public record Account(
        @JsonFormat(shape = STRING) long id,
        int version,
        Kind kind,
        List<AccountPhone> phones,
        List<AccountAddress> addresses,
        List<String> tags,
        List<AccountRelation> relations,
        List<AccountProduct> products) {

    public enum Kind {
        PERSON,
        COMPANY
    }

    /**
     * @param e164 one of the customer's numbers
     * @param label such as "mobile" or "Ida, mornings"; empty: none
     */
    public record AccountPhone(String e164, String label) {}

    /** One besides the card's. */
    public record AccountAddress(String label, String street, String postcode, String city, String country) {}

    /** What one account is to another. */
    public enum Relation {
        WORKS_FOR,
        BELONGS_TO,
        HOUSEHOLD
    }

    /**
     * @param said whether this account says so; else the other one does and it is changed there
     * @param name of the other account
     */
    public record AccountRelation(
            Relation kind, @JsonFormat(shape = STRING) long otherId, String name, boolean said) {}

    public record AccountProduct(
            String product,
            String serialNumber,
            @JsonFormat(shape = STRING) @Nullable LocalDate boughtOn,
            @JsonFormat(shape = STRING) @Nullable LocalDate warrantyUntil) {}
}
