package org.switchroom;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets what is waited for be looked at each few milliseconds; Awaitility's own 100 ms were minutes of the whole run. What is
 * not there yet has no fields to be asked for: a look at it is one more that has to be repeated, not an error.
 */
final class PromptAwaiting implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultPollInterval(Duration.ofMillis(5));
        Awaitility.ignoreExceptionByDefault(NullPointerException.class);
    }
}
