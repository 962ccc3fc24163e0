package org.switchroom.connectors.source;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.BesideAService;
import org.switchroom.connectors.mapping.Entry;
import org.switchroom.connectors.mapping.Entry.Field;
import org.switchroom.connectors.source.SourceSettings.RestSettings;
import org.switchroom.connectors.source.WriteBack.RestWriting;
import org.switchroom.connectors.source.WriteBack.RestWriting.Method;

/** Where a service is written to, whatever the values are. */
class RestWriterTest implements BesideAService {
    private final TestSources sources = new TestSources("127.0.0.1");

    @BeforeEach
    void takesAll() {
        SERVICE.stubFor(any(anyUrl()).willReturn(ok()));
    }

    @AfterEach
    void close() {
        sources.close();
    }

    private void write(String path, String customerNumber) throws SourceProblem, InterruptedException {
        var asked = new RestSettings(
                List.of(SERVICE.baseUrl() + "/people/{number}"), Map.of(), RestSettings.Login.NONE, "");
        var rest = new RestWriting(Method.PUT, SERVICE.baseUrl() + path, "\"{note}\"");
        var entry = new Entry(Map.of(Field.CUSTOMER_NUMBER.inTemplates(), customerNumber));
        sources.openToWrite(SourceSettings.of(asked), new WriteBack(true, 2_000, rest, null, null), "")
                .write(entry.of("note-1", 1, Instant.EPOCH), Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void writesNowhereElse(String customerNumber) {
        assertThatThrownBy(() -> write("/customers/{customerNumber}/notes", customerNumber))
                .isInstanceOfSatisfying(
                        SourceProblem.class,
                        problem -> assertThat(problem.lasting()).isTrue())
                .hasMessageContaining("would lead elsewhere");
        SERVICE.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void writesWithinAStepOfThePathAndInTheQuery() throws SourceProblem, InterruptedException {
        write("/customers/K{customerNumber}?number={customerNumber}", "");
        write("/customers/K{customerNumber}?number={customerNumber}", "../..");
        SERVICE.verify(1, anyRequestedFor(urlEqualTo("/customers/K?number=")));
        SERVICE.verify(1, anyRequestedFor(urlEqualTo("/customers/K..%2F..?number=..%2F..")));
    }
}
