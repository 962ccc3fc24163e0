package org.switchroom.directory.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** As they are kept outside tests, which hash them in fewer rounds. */
class PasswordsTest {

    @Test
    void areHashedInAsManyRoundsAsTheFrameworkSays() {
        var encoder = new SecurityConfiguration().passwordEncoder();
        var hash = encoder.encode("a long secret");
        assertThat(hash).startsWith("{bcrypt}$2a$10$").doesNotContain("secret");
        assertThat(encoder.matches("a long secret", hash)).isTrue();
        assertThat(encoder.matches("a long Secret", hash)).isFalse();
    }
}
