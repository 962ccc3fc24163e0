package org.switchroom.developers.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.switchroom.BesideAService;
import org.switchroom.Switchroom;
import org.switchroom.database.TestDatabase;
import org.switchroom.developers.event.EventType;
import org.switchroom.developers.store.WebhookBook;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.routing.TestCalls;
import tools.jackson.databind.json.JsonMapper;

/** The server stops in the middle of deliveries and starts again: nothing is missing. */
class RestartTest implements BesideAService {
    private final TestDatabase.Access database = TestDatabase.fresh();
    private final Path data = TestDatabase.temporaryDirectory("restart");

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Switchroom.class)
                .run(
                        "--server.port=0",
                        "--switchroom.data-dir=" + data,
                        "--switchroom.webhooks.allowed-addresses=127.0.0.1",
                        "--switchroom.webhooks.first-retry=100ms",
                        "--switchroom.database.url=" + database.url(),
                        "--switchroom.database.username=" + database.username(),
                        "--switchroom.database.password=" + database.password());
    }

    private static void answer(int status, int delayMs) {
        SERVICE.stubFor(post(urlEqualTo("/hook"))
                .willReturn(aResponse().withStatus(status).withFixedDelay(delayMs)));
    }

    private static List<LoggedRequest> received() {
        return SERVICE.findAll(postRequestedFor(urlEqualTo("/hook")));
    }

    /** Contacts of which it was told and said that it has taken it. */
    private static Set<String> told() {
        return SERVICE.getAllServeEvents().stream()
                .filter(event -> event.getResponse().getStatus() == 200)
                .map(event -> JsonMapper.shared()
                        .readTree(event.getRequest().getBodyAsString())
                        .at("/data/contactId")
                        .asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void losesNothing() {
        answer(503, 0);
        var opened = new TreeSet<String>();
        TestFirm firm;
        try (var server = start()) {
            firm = TestFirm.create(server.getBean(DirectoryEditor.class));
            server.getBean(WebhookBook.class)
                    .add(
                            firm.id(),
                            new WebhookBook.Wanted(
                                    "hook",
                                    "http://127.0.0.1:" + SERVICE.getPort() + "/hook",
                                    Set.of(EventType.CONTACT_OPENED),
                                    true),
                            Signature.newSecret(),
                            firm.administratorId());
            open(server, firm, opened, 20);
            await().until(() -> received().size() > 4);
            // Some are answered only after the server has gone.
            answer(200, 5_000);
            int before = received().size();
            await().until(() -> received().size() > before);
            open(server, firm, opened, 20);
        }
        answer(200, 0);
        SERVICE.resetRequests();
        try (var server = start()) {
            open(server, firm, opened, 5);
            await().untilAsserted(() -> assertThat(told()).containsExactlyElementsOf(opened));
        }
    }

    private static void open(ConfigurableApplicationContext server, TestFirm firm, Set<String> opened, int calls) {
        var line = new TestCalls(server.getBean(RoutingDesk.class), firm);
        for (int i = 0; i < calls; i++) {
            opened.add(Long.toString(line.open("+4930123456")));
        }
    }
}
