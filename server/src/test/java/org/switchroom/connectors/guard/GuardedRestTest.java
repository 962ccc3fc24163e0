package org.switchroom.connectors.guard;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.BesideAService;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.ForeignCard.Field;
import org.switchroom.connectors.ForeignCard.Kind;
import org.switchroom.connectors.guard.GuardedSource.State;
import org.switchroom.connectors.guard.Reply.Outcome;
import org.switchroom.connectors.mapping.CardMapping;
import org.switchroom.connectors.mapping.CardMapping.FieldPlace;
import org.switchroom.connectors.mapping.Question;
import org.switchroom.connectors.source.Source;
import org.switchroom.connectors.source.SourceSettings;
import org.switchroom.connectors.source.SourceSettings.RestSettings;
import org.switchroom.connectors.source.SourceSettings.RestSettings.Login;
import org.switchroom.connectors.source.TestSources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A REST service as it answers, and as it does not. */
class GuardedRestTest implements BesideAService {
    private static final CallerKeys GRETA = CallerKeys.ofNumber("+493023125401", "DE");
    private static final String FOUND = "{\"name\": \"Müller\"}";
    private static final CardMapping MAPPING =
            new CardMapping(Kind.CUSTOMER, "", List.of(new FieldPlace(Field.LAST_NAME, "", "/name")), "", List.of());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TestSources sources = new TestSources("127.0.0.1");
    private Limits limits = new Limits(1_000, 2, 0);

    @AfterEach
    void close() {
        sources.close();
    }

    private GuardedSource asking(String... paths) {
        return asking(Login.NONE, "", "", paths);
    }

    private GuardedSource asking(Login login, String account, String secret, String... paths) {
        var urls = List.of(paths).stream().map(path -> SERVICE.baseUrl() + path).toList();
        var settings = SourceSettings.of(new RestSettings(urls, Map.of("X-Tenant", "7"), login, account));
        var source = sources.open(settings, secret);
        return new GuardedSource("1", new Inquiry(source, settings.questions(), MAPPING), limits, meters);
    }

    private static void answers(ResponseDefinitionBuilder response) {
        SERVICE.stubFor(any(anyUrl()).willReturn(response));
    }

    @Test
    void findsTheCaller() {
        SERVICE.stubFor(get(urlEqualTo("/people?tel=%2B493023125401&n=03023125401"))
                .withHeader("X-Tenant", equalTo("7"))
                .willReturn(okJson(FOUND)));
        var reply = asking("/people?tel={number}&n={national}").ask(GRETA);
        assertThat(reply.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(reply.cards().getFirst().values().getFirst().value()).isEqualTo("Müller");
        assertThat(reply.raw()).isEmpty();
    }

    @Test
    void asksTheMostPreciseQuestionItCan() {
        SERVICE.stubFor(get("/number/493023125401").willReturn(okJson(FOUND)));
        SERVICE.stubFor(get("/order/A%2F%207").willReturn(aResponse().withStatus(404)));
        var source = asking("/order/{orderNumber}", "/customer/{customerNumber}", "/number/{digits}");
        assertThat(source.ask(GRETA.with("", "A/ 7")).outcome()).isEqualTo(Outcome.FOUND);
        SERVICE.verify(1, getRequestedFor(urlEqualTo("/order/A%2F%207")));
        SERVICE.verify(0, getRequestedFor(urlPathEqualTo("/customer/")));
        assertThat(source.ask(CallerKeys.ofNumber("", "DE")).outcome()).isEqualTo(Outcome.NOT_ASKED);
    }

    @Test
    void knowsNobodyByWhatWouldLeadElsewhere() {
        answers(okJson(FOUND));
        var source = asking("/customer/{customerNumber}/card");
        for (var number : List.of(".", "..")) {
            assertThat(source.ask(GRETA.with(number, "")).outcome()).as(number).isEqualTo(Outcome.NOBODY);
        }
        SERVICE.verify(0, getRequestedFor(anyUrl()));
        assertThat(asking("/customer?number={customerNumber}")
                        .ask(GRETA.with("..", ""))
                        .outcome())
                .isEqualTo(Outcome.FOUND);
    }

    @Test
    void logsIn() {
        answers(okJson(FOUND));
        asking(Login.BASIC, "crm", "pä:ss", "/basic").ask(GRETA);
        asking(Login.BEARER, "", "token", "/bearer").ask(GRETA);
        asking(Login.HEADER, "X-Api-Key", "key", "/header").ask(GRETA);
        SERVICE.verify(
                getRequestedFor(urlEqualTo("/basic")).withHeader("Authorization", equalTo("Basic Y3JtOnDDpDpzcw==")));
        SERVICE.verify(getRequestedFor(urlEqualTo("/bearer")).withHeader("Authorization", equalTo("Bearer token")));
        SERVICE.verify(getRequestedFor(urlEqualTo("/header")).withHeader("X-Api-Key", equalTo("key")));
    }

    @Test
    void saysInWordsWhatIsWrong() {
        var source = asking("/x");
        answers(aResponse().withStatus(500).withBody("stack trace"));
        assertThat(source.ask(GRETA)).satisfies(reply -> {
            assertThat(reply.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(reply.problem()).contains("500");
            assertThat(reply.raw()).isEqualTo("stack trace");
        });
        answers(aResponse().withStatus(401));
        assertThat(source.ask(GRETA).problem()).contains("login");
        answers(okJson("{\"name\": "));
        assertThat(source.ask(GRETA).problem()).contains("no JSON");
        answers(okJson("[\"" + "x".repeat(300 * 1024) + "\"]"));
        assertThat(source.ask(GRETA).problem()).contains("256 KiB");
        assertThat(source.lastTrouble()).isNotNull();
    }

    @Test
    void survivesABrokenConnection() {
        SERVICE.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(asking("/x").ask(GRETA).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void doesNotWaitForASlowService() {
        limits = new Limits(200, 2, 0);
        answers(okJson(FOUND).withFixedDelay(5_000));
        var reply = asking("/x").ask(GRETA);
        assertThat(reply.outcome()).isEqualTo(Outcome.TOO_SLOW);
        assertThat(reply.problem()).contains("within");
        assertThat(reply.tookMs()).isBetween(150L, 2_000L);
    }

    @Test
    void doesNotWaitForAnAnswerThatDribbles() {
        limits = new Limits(200, 2, 0);
        answers(okJson(FOUND).withChunkedDribbleDelay(10, 5_000));
        var reply = asking("/x").ask(GRETA);
        assertThat(reply.outcome()).isEqualTo(Outcome.TOO_SLOW);
        assertThat(reply.tookMs()).isBetween(150L, 2_000L);
    }

    @Test
    void leavesAServiceAloneThatFails() {
        answers(aResponse().withStatus(503));
        var source = asking("/x");
        var outcomes =
                IntStream.range(0, 8).mapToObj(_ -> source.ask(GRETA).outcome()).toList();
        assertThat(outcomes.subList(0, 5)).containsOnly(Outcome.FAILED);
        assertThat(outcomes.subList(5, 8)).containsOnly(Outcome.RESTING);
        assertThat(source.state()).isEqualTo(State.RESTING);
        SERVICE.verify(5, getRequestedFor(urlEqualTo("/x")));
        answers(okJson(FOUND));
        assertThat(source.tryOut(GRETA).outcome()).isEqualTo(Outcome.FOUND);
    }

    @Test
    void remembersWhoCalled() {
        limits = new Limits(1_000, 2, 60);
        answers(aResponse().withStatus(404));
        var source = asking("/x");
        assertThat(source.ask(GRETA).outcome()).isEqualTo(Outcome.NOBODY);
        assertThat(source.ask(GRETA).outcome()).isEqualTo(Outcome.NOBODY);
        SERVICE.verify(1, getRequestedFor(urlEqualTo("/x")));
        assertThat(meters.get("switchroom.connector.replies")
                        .tag("outcome", "remembered")
                        .timer()
                        .count())
                .isEqualTo(1);
        source.close();
        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void turnsAwayWhomThereIsNoRoomFor() throws InterruptedException {
        limits = new Limits(2_000, 1, 0);
        answers(okJson(FOUND).withFixedDelay(10_000));
        var source = asking("/x");
        var waiting = IntStream.range(0, 5)
                .mapToObj(_ -> Thread.startVirtualThread(() -> source.ask(GRETA)))
                .toList();
        await().untilAsserted(() -> assertThat(source.tryOut(GRETA).outcome()).isEqualTo(Outcome.BUSY));
        // There is no room from before it is asked; that comes a moment later.
        await().untilAsserted(() -> SERVICE.verify(1, getRequestedFor(urlEqualTo("/x"))));
        for (var one : waiting) {
            one.join();
        }
        answers(okJson(FOUND));
        await().untilAsserted(() -> assertThat(source.tryOut(GRETA).outcome()).isEqualTo(Outcome.FOUND));
    }

    @Test
    void followsRedirectsToTheSameHostAlone() {
        SERVICE.stubFor(get("/old").willReturn(temporaryRedirect("/new")));
        SERVICE.stubFor(get("/new").willReturn(okJson(FOUND)));
        SERVICE.stubFor(get("/away").willReturn(temporaryRedirect("http://127.0.0.2:1/new")));
        SERVICE.stubFor(get("/circle").willReturn(temporaryRedirect("/circle")));
        assertThat(asking("/old").ask(GRETA).outcome()).isEqualTo(Outcome.FOUND);
        assertThat(asking("/away").ask(GRETA).problem()).contains("127.0.0.2:1").contains("same host");
        assertThat(asking("/circle").ask(GRETA).problem()).contains("circle");
    }

    @Test
    void asksNothingOfThisMachineUnlessAllowed() {
        try (var strict = new TestSources("")) {
            for (var host :
                    List.of("127.0.0.1", "localhost", "[::1]", "169.254.169.254", "0.0.0.0", "[fd00:ec2::254]")) {
                var settings =
                        SourceSettings.of(new RestSettings(List.of("http://" + host + "/x"), Map.of(), Login.NONE, ""));
                var source = strict.open(settings, "");
                var guarded =
                        new GuardedSource("1", new Inquiry(source, settings.questions(), MAPPING), limits, meters);
                assertThat(guarded.ask(GRETA).problem()).as(host).contains("not allowed");
            }
        }
    }

    @Test
    void whoWaitsForATurnInVainSaysNothingOfTheSource() {
        var settings =
                SourceSettings.of(new RestSettings(List.of("http://127.0.0.1/{number}"), Map.of(), Login.NONE, ""));
        var hanging = new Semaphore(0);
        var source = new Source() {
            @Override
            public JsonNode ask(Question question, CallerKeys keys, Duration limit) {
                hanging.acquireUninterruptibly();
                return JsonMapper.shared().createObjectNode();
            }

            @Override
            public void close() {}
        };
        var guarded = new GuardedSource(
                "1", new Inquiry(source, settings.questions(), MAPPING), new Limits(100, 1, 0), meters);
        assertThat(guarded.ask(GRETA).outcome()).isEqualTo(Outcome.TOO_SLOW);
        assertThat(IntStream.range(0, 9).mapToObj(_ -> guarded.ask(GRETA).outcome()))
                .containsOnly(Outcome.BUSY);
        assertThat(guarded.state()).isEqualTo(State.ANSWERS);
        hanging.release(100);
        await().until(() -> guarded.ask(GRETA).outcome() == Outcome.NOBODY);
    }
}
