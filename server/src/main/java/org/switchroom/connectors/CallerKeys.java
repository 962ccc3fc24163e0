package org.switchroom.connectors;

import java.util.Arrays;
import java.util.Optional;
import org.switchroom.directory.PhoneNumbers;
import org.switchroom.directory.Trunk;

/**
 * What a caller can be found by. What is not known is empty.
 *
 * @param number E.164
 * @param national the same as dialled within the firm's country
 */
public record CallerKeys(String number, String national, String customerNumber, String orderNumber) {

    /** One of them, by the name that questions have for it. */
    public enum Key {
        NUMBER("number"),
        /** E.164 without its plus sign. */
        DIGITS("digits"),
        NATIONAL("national"),
        CUSTOMER_NUMBER("customerNumber"),
        ORDER_NUMBER("orderNumber");

        private final String inQuestions;

        Key(String inQuestions) {
            this.inQuestions = inQuestions;
        }

        public String inQuestions() {
            return inQuestions;
        }

        public static Optional<Key> named(String name) {
            return Arrays.stream(values())
                    .filter(key -> key.inQuestions.equals(name))
                    .findFirst();
        }
    }

    /** @param e164 empty when withheld */
    public static CallerKeys ofNumber(String e164, String country) {
        var national = e164.isEmpty() ? "" : PhoneNumbers.forTrunk(e164, Trunk.NumberForm.NATIONAL, country);
        return new CallerKeys(e164, national, "", "");
    }

    public CallerKeys with(String customer, String order) {
        return new CallerKeys(number, national, customer, order);
    }

    public String value(Key key) {
        return switch (key) {
            case NUMBER -> number;
            case DIGITS -> number.isEmpty() ? "" : number.substring(1);
            case NATIONAL -> national;
            case CUSTOMER_NUMBER -> customerNumber;
            case ORDER_NUMBER -> orderNumber;
        };
    }
}
