package org.switchroom.connectors.mapping;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is written into one of the company's databases: values by {@link Field}, those not known empty. */
public record Entry(Map<String, String> values) {
    public Entry {
        values = Map.copyOf(values);
    }

    /** A value, by the name that templates have for it. */
    public enum Field {
        /** The same for each later change of it. */
        KEY("key"),
        /** From 1, up with each change. */
        VERSION("version"),
        /** When it was written down, ISO 8601 in UTC. */
        AT("at"),
        CONTACT_ID("contactId"),
        /** E.164. */
        NUMBER("number"),
        /** E.164 without its plus sign. */
        DIGITS("digits"),
        CUSTOMER_NUMBER("customerNumber"),
        FIRST_NAME("firstName"),
        LAST_NAME("lastName"),
        COMPANY("company"),
        EMAIL("email"),
        AGENT("agent"),
        DISPOSITION_CODE("dispositionCode"),
        DISPOSITION("disposition"),
        NOTE("note");

        private final String inTemplates;

        Field(String inTemplates) {
            this.inTemplates = inTemplates;
        }

        public String inTemplates() {
            return inTemplates;
        }

        public static Optional<Field> named(String name) {
            return Arrays.stream(values())
                    .filter(field -> field.inTemplates.equals(name))
                    .findFirst();
        }
    }

    /** One to try a connector out with, of nobody. */
    public static Entry example(Instant at) {
        var values = new LinkedHashMap<String, String>();
        values.put(Field.CONTACT_ID.inTemplates, "1");
        values.put(Field.NUMBER.inTemplates, "+4930123456");
        values.put(Field.DIGITS.inTemplates, "4930123456");
        values.put(Field.CUSTOMER_NUMBER.inTemplates, "K-0");
        values.put(Field.FIRST_NAME.inTemplates, "Erika");
        values.put(Field.LAST_NAME.inTemplates, "Example");
        values.put(Field.COMPANY.inTemplates, "Example Ltd");
        values.put(Field.EMAIL.inTemplates, "erika@example.com");
        values.put(Field.AGENT.inTemplates, "Example Agent");
        values.put(Field.DISPOSITION_CODE.inTemplates, "EXAMPLE");
        values.put(Field.DISPOSITION.inTemplates, "Example");
        values.put(Field.NOTE.inTemplates, "Written by Switchroom to try this out.");
        return new Entry(values).of("example", 1, at);
    }

    public Entry of(String key, int version, Instant at) {
        var all = new LinkedHashMap<>(values);
        all.put(Field.KEY.inTemplates, key);
        all.put(Field.VERSION.inTemplates, Integer.toString(version));
        all.put(Field.AT.inTemplates, at.truncatedTo(ChronoUnit.MILLIS).toString());
        return new Entry(all);
    }

    public String value(Field field) {
        return values.getOrDefault(field.inTemplates, "");
    }
}
