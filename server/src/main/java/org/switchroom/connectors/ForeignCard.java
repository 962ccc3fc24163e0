package org.switchroom.connectors;

import java.util.List;

/** Somebody as another database knows them: values that have a meaning, in the order in which they are shown. */
public record ForeignCard(Kind kind, List<CardValue> values, List<CardItem> items) {
    public ForeignCard {
        values = List.copyOf(values);
        items = List.copyOf(items);
    }

    public enum Kind {
        CUSTOMER,
        EMPLOYEE
    }

    public enum Field {
        CUSTOMER_NUMBER,
        FIRST_NAME,
        LAST_NAME,
        COMPANY,
        EMAIL,
        PHONE,
        STREET,
        POSTCODE,
        CITY,
        COUNTRY,
        LANGUAGE,
        VALUE_CLASS,
        DEPARTMENT,
        LOCATION,
        /** Where the record is in the other system, http or https. */
        LINK,
        /** Anything else, by a name of the firm's own. */
        OTHER
    }

    /** @param label of {@link Field#OTHER}; empty else */
    public record CardValue(Field field, String label, String value) {}

    /** An order of a customer's, an incident of an employee's; as the source writes it. */
    public record CardItem(String number, String at, String status, String amount, String text) {}
}
