package org.switchroom.connectors.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.source.SourceSettings.CsvSettings;
import tools.jackson.databind.JsonNode;

class CsvSourceTest {
    private static final CallerKeys GRETA = CallerKeys.ofNumber("+493023125401", "DE");

    private final TestSources sources = new TestSources("");
    private final SourceSettings settings =
            SourceSettings.of(new CsvSettings("people.csv", ";", List.of("phone", "mobile"), "no", ""));
    private Source source;
    private Instant written = Instant.parse("2026-01-01T00:00:00Z");

    @BeforeEach
    void write() throws IOException {
        source = sources.open(settings, "");
        write("""
                no;name;phone;mobile
                1;"Müller; Greta";030 / 231 254 01;+491713920012
                2;"a ""quoted"" name";+45 31 45 22 98;030 23125401
                3;short
                """);
    }

    @AfterEach
    void close() throws IOException {
        source.close();
        sources.close();
        Files.deleteIfExists(sources.files().resolve("people.csv"));
    }

    /** As exports should: in one step. */
    private void write(String text) throws IOException {
        var file = Files.writeString(sources.files().resolve("people.csv.part"), text);
        written = written.plusSeconds(1);
        Files.setLastModifiedTime(file, FileTime.from(written));
        Files.move(file, sources.files().resolve("people.csv"), StandardCopyOption.REPLACE_EXISTING);
    }

    private JsonNode ask(CallerKeys keys) throws SourceProblem, InterruptedException {
        var question = settings.questions().stream()
                .filter(one -> one.canBeAsked(keys))
                .findFirst()
                .orElseThrow();
        return source.ask(question, keys, Duration.ofSeconds(1));
    }

    @Test
    void findsNumbersInAnyWriting() throws Exception {
        assertThat(ask(GRETA)).hasSize(2);
        assertThat(ask(GRETA).at("/0/name").asString()).isEqualTo("Müller; Greta");
        assertThat(ask(CallerKeys.ofNumber("+4531452298", "DE")).at("/0/name").asString())
                .isEqualTo("a \"quoted\" name");
        assertThat(ask(CallerKeys.ofNumber("+442079460999", "DE"))).isEmpty();
    }

    @Test
    void findsByCustomerNumberFirst() throws Exception {
        assertThat(ask(GRETA.with("3", "")).at("/0/name").asString()).isEqualTo("short");
    }

    @Test
    void readsTheFileAgainWhenItHasChanged() throws Exception {
        assertThat(ask(GRETA)).hasSize(2);
        write("\uFEFFno;name;phone;mobile\r\n9;New;+493023125401;\r\n");
        assertThat(ask(GRETA).at("/0/name").asString()).isEqualTo("New");
        Files.delete(sources.files().resolve("people.csv"));
        assertThatThrownBy(() -> ask(GRETA)).hasMessageContaining("no file people.csv");
    }

    @Test
    void namesTheColumnThatIsMissing() throws Exception {
        write("no;name;telephone\n");
        assertThatThrownBy(() -> ask(GRETA))
                .hasMessageContaining("no column phone")
                .hasMessageContaining("telephone");
    }

    @Test
    void takesAFileApart() {
        assertThat(CsvLines.of("a,\"b\nc\",\r\n\r\n\"x\"\"y\",z", ','))
                .containsExactly(List.of("a", "b\nc", ""), List.of("x\"y", "z"));
        assertThat(CsvLines.of("", ',')).isEmpty();
        assertThat(CsvLines.of("\"never closed", ',')).containsExactly(List.of("never closed"));
    }
}
