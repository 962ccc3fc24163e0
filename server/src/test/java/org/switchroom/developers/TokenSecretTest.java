package org.switchroom.developers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TokenSecretTest {

    @Test
    void canBeToldFromAnyOtherText() {
        var secret = TokenSecret.random().inTheClear();
        assertThat(secret).matches("swr_[0-9A-Za-z]{42}");
        assertThat(TokenSecret.wellFormed(secret)).isTrue();
        var other = secret.charAt(10) == 'x' ? 'y' : 'x';
        assertThat(TokenSecret.wellFormed(secret.substring(0, 10) + other + secret.substring(11)))
                .isFalse();
        assertThat(TokenSecret.wellFormed(secret + "0")).isFalse();
        assertThat(TokenSecret.wellFormed("")).isFalse();
        assertThat(TokenSecret.wellFormed("swr_")).isFalse();
    }

    @Test
    void isNeverTheSameAndDoesNotShowItself() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            var secret = TokenSecret.random();
            assertThat(seen.add(secret.inTheClear())).isTrue();
            assertThat(secret.toString()).hasSizeLessThan(10);
        }
    }
}
