package org.switchroom.ivr;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Who callers are by a number they key in. Implemented outside; without, no menu asks for any. */
public interface TypedNumbers {

    enum Meaning {
        CUSTOMER_NUMBER,
        ORDER_NUMBER
    }

    /** @param text spoken in the menu's language */
    record Question(Meaning meaning, String text, int tries) {}

    /** Answers at once; empty: the menu asks for none. */
    Optional<Question> askedIn(int firmId, int menuId);

    /**
     * Opens the card of who has the number. Completes soon, on any thread, and never with a failure: whether somebody has it,
     * and nobody else.
     */
    CompletableFuture<Boolean> take(int firmId, long contactId, Meaning meaning, String digits);
}
