package org.switchroom.pop;

import java.util.Optional;

/** What number menus ask their callers for. Held in memory: answers at once. */
public interface AskedNumbers {

    enum Meaning {
        CUSTOMER_NUMBER,
        ORDER_NUMBER
    }

    /** @param question as it is spoken */
    record AskedNumber(Meaning meaning, String question, int tries) {}

    Optional<AskedNumber> of(int firmId, int menuId);
}
