package org.switchroom.directory.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {
    private Instant now = Instant.ofEpochSecond(1_000_000);
    private final LoginAttempts attempts = new LoginAttempts(() -> now);

    private void fail(int times, String username, String address) {
        for (var i = 0; i < times; i++) {
            assertThat(attempts.begin(username, address)).isEmpty();
        }
    }

    @Test
    void letsAUserAtAnAddressFailFiveTimesAMinute() {
        fail(5, "anna", "192.0.2.1");
        now = now.plusSeconds(10);
        assertThat(attempts.begin("Anna", "192.0.2.1")).hasValue(Duration.ofSeconds(50));
        assertThat(attempts.begin("anna", "192.0.2.2")).isEmpty();
        assertThat(attempts.begin("jonas", "192.0.2.1")).isEmpty();
        now = now.plusSeconds(50);
        assertThat(attempts.begin("anna", "192.0.2.1")).isEmpty();
    }

    @Test
    void doesNotCountSuccesses() {
        for (var i = 0; i < 200; i++) {
            assertThat(attempts.begin("anna", "192.0.2.1")).isEmpty();
            attempts.succeeded("anna", "192.0.2.1");
        }
    }

    @Test
    void limitsAnAddressThatTriesManyNames() {
        for (var i = 0; i < 60; i++) {
            fail(1, "user" + i, "192.0.2.1");
        }
        assertThat(attempts.begin("another", "192.0.2.1")).isPresent();
    }

    @Test
    void limitsAUserWhoIsTriedFromManyAddresses() {
        for (var i = 0; i < 50; i++) {
            fail(1, "anna", "192.0.2." + i);
        }
        assertThat(attempts.begin("anna", "198.51.100.1")).isPresent();
    }
}
