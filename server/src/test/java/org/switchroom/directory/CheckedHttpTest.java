package org.switchroom.directory;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.switchroom.BesideAService;

/** Somebody who answers for a name says one thing now and another thing later. */
class CheckedHttpTest implements BesideAService {
    private static final InetAddress OUTSIDE = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress INSIDE = InetAddress.ofLiteral("127.0.0.2");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** What the name service says, answer by answer. */
    private final Queue<InetAddress[]> answers = new ArrayDeque<>();

    private CheckedHttp http() {
        return new CheckedHttp(
                _ -> answers.remove(),
                (host, address) -> address.equals(OUTSIDE) ? Optional.empty() : Optional.of(host + " is an inner one"));
    }

    private static CheckedHttp.Request request() {
        return new CheckedHttp.Request(
                "POST", URI.create("http://turncoat.example:" + SERVICE.getPort() + "/x"), Map.of(), "{}");
    }

    private static void outerAnswers(ResponseDefinitionBuilder answer) {
        SERVICE.stubFor(any(anyUrl()).willReturn(answer));
    }

    @Test
    void connectsToTheAddressThatWasChecked() throws Exception {
        outerAnswers(aResponse().withStatus(200).withBody("outside").withHeader("Connection", "close"));
        answers.addAll(Arrays.asList(new InetAddress[][] {{OUTSIDE}, {INSIDE}}));
        try (var http = http()) {
            var answer = http.send(request(), 100, LIMIT);
            assertThat(new String(answer.body())).isEqualTo("outside");
            assertThat(answers).as("asked once for the connection").hasSize(1);
            assertThat(SERVICE.findAll(anyRequestedFor(anyUrl())).getFirst().getHeader("Host"))
                    .isEqualTo("turncoat.example:" + SERVICE.getPort());

            assertThatThrownBy(() -> http.send(request(), 100, LIMIT))
                    .isInstanceOf(CheckedHttp.AddressRefused.class)
                    .hasMessageContaining("inner");
            assertThat(SERVICE.findAll(anyRequestedFor(anyUrl()))).hasSize(1);
        }
    }

    @Test
    void connectsToNobodyWhenOneOfSeveralAddressesIsRefused() {
        outerAnswers(aResponse().withStatus(200));
        answers.add(new InetAddress[] {OUTSIDE, INSIDE});
        try (var http = http()) {
            assertThatThrownBy(() -> http.send(request(), 0, LIMIT)).isInstanceOf(CheckedHttp.AddressRefused.class);
        }
        assertThat(SERVICE.findAll(anyRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void readsNoMoreThanIsWanted() throws Exception {
        outerAnswers(aResponse().withStatus(200).withBody("x".repeat(1_000_000)));
        for (int most : List.of(0, 10)) {
            answers.add(new InetAddress[] {OUTSIDE});
            try (var http = http()) {
                assertThat(http.send(request(), most, LIMIT).body()).hasSize(most);
            }
        }
    }

    @Test
    void endsWithTheLimitThoughTheAnswerDribbles() {
        outerAnswers(aResponse().withStatus(200).withBody("x".repeat(1_000)).withChunkedDribbleDelay(1_000, 600_000));
        answers.add(new InetAddress[] {OUTSIDE});
        try (var http = http()) {
            assertThatThrownBy(() -> http.send(request(), 1_000, Duration.ofMillis(300)))
                    .isInstanceOf(CheckedHttp.TooSlow.class);
        }
    }

    @Test
    void takesNoLineEndIntoAHeader() {
        var split = new CheckedHttp.Request(
                "GET", URI.create("http://turncoat.example/"), Map.of("X-Key", "a\r\nHost: inner"), null);
        try (var http = http()) {
            assertThatThrownBy(() -> http.send(split, 0, LIMIT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("inner");
        }
    }
}
