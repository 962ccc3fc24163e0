package org.switchroom.wire.sip;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Two endpoints for all tests of a class, which must have forgotten every call in the end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoParties {
    final Party caller = new Party();
    final Party callee = new Party();

    @BeforeEach
    final void forget() {
        caller.reset();
        callee.reset();
        callee.onInvite = callee::ringAndAnswer;
    }

    @AfterEach
    final void noCallIsLeft() {
        caller.awaitQuiet();
        callee.awaitQuiet();
    }

    @AfterAll
    final void nothingIsLeft() {
        try (caller;
                callee) {
            caller.awaitIdle();
            callee.awaitIdle();
        }
    }
}
