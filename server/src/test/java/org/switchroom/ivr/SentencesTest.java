package org.switchroom.ivr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "da", "ro"})
    void everyLanguageHasEverySentence(String language) {
        var all = Sentences.in(language).all();
        assertThat(all).hasSameSizeAs(Sentences.in("en").all()).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(prompt -> {
            assertThat(prompt.language()).isEqualTo(language);
            assertThat(prompt.text()).isNotBlank().doesNotContain("{");
        });
    }

    @Test
    void umlautsSurvive() {
        assertThat(Sentences.in("de").position(1).text()).isEqualTo("Sie sind als Nächstes an der Reihe.");
    }

    @ParameterizedTest
    @CsvSource({"1, You are next in line.", "2, You are number 2 in line.", "10, You are number 10 in line."})
    void positionsAreNumbersUpToTen(int position, String said) {
        assertThat(Sentences.in("en").position(position).text()).isEqualTo(said);
    }

    @Test
    void beyondTenPositionsAreNotCounted() {
        assertThat(Sentences.in("en").position(11).text()).isEqualTo("More than ten callers are before you.");
    }

    @ParameterizedTest
    @CsvSource({
        "0, less than a minute",
        "59999, less than a minute",
        "60000, about one minute",
        "60001, about 2 minutes",
        "360000, about 10 minutes",
        "1800000, about 30 minutes",
        "1800001, more than thirty minutes"
    })
    void waitsAreRoundedUp(long ms, String said) {
        assertThat(Sentences.in("en").estimatedWait(ms).text()).contains(said);
    }
}
