package org.switchroom.pop;

import java.util.Comparator;
import org.switchroom.crm.CallerCard;

/** What a customer can be asked, to be sure who it is. */
public enum VerificationField {
    CUSTOMER_NUMBER,
    LAST_NAME,
    COMPANY,
    EMAIL,
    STREET,
    POSTCODE,
    CITY,
    LAST_ORDER,
    /** What was ordered last. */
    LAST_ITEMS;

    /** The right answer; empty: not known, so it is not asked. */
    public String answer(CallerCard card) {
        var customer = card.customer();
        if (customer == null) {
            return "";
        }
        var last = card.orders().stream().max(Comparator.comparing(CallerCard.Order::placedAt));
        return switch (this) {
            case CUSTOMER_NUMBER -> customer.customerNumber();
            case LAST_NAME -> customer.lastName();
            case COMPANY -> customer.company();
            case EMAIL -> customer.email();
            case STREET -> customer.street();
            case POSTCODE -> customer.postcode();
            case CITY -> customer.city();
            case LAST_ORDER -> last.map(CallerCard.Order::orderNumber).orElse("");
            case LAST_ITEMS -> last.map(CallerCard.Order::items).orElse("");
        };
    }
}
