package org.switchroom.connectors.writing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.switchroom.BesideAService;
import org.switchroom.Switchroom;
import org.switchroom.connectors.store.ConnectorBook;
import org.switchroom.crm.ContactNotes;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;

/** The server stops while the company's system is away, and starts when it is back: nothing is missing, all is in order. */
class WriteBacksAfterRestartTest implements BesideAService {
    private static final int NOTES = 5;

    private final TestDatabase.Access database = TestDatabase.fresh();
    private final Path data = TestDatabase.temporaryDirectory("restart");

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Switchroom.class)
                .run(
                        "--server.port=0",
                        "--switchroom.data-dir=" + data,
                        "--switchroom.connectors.allowed-addresses=127.0.0.1",
                        "--switchroom.connectors.write-backs.first-retry=100ms",
                        "--switchroom.database.url=" + database.url(),
                        "--switchroom.database.username=" + database.username(),
                        "--switchroom.database.password=" + database.password());
    }

    private static void answers(int status) {
        SERVICE.stubFor(post(urlEqualTo("/notes")).willReturn(aResponse().withStatus(status)));
    }

    @Test
    void losesNothing() {
        answers(503);
        try (var server = start()) {
            var firm = TestFirm.create(server.getBean(DirectoryEditor.class));
            server.getBean(ConnectorBook.class)
                    .save(firm.id(), TestConnector.at(SERVICE.baseUrl(), 0, true, 5_000), null, firm.administratorId());
            var notes = server.getBean(ContactNotes.class);
            for (int n = 1; n <= NOTES; n++) {
                notes.wrapUp(firm.id(), n, firm.agentId(), "+4930123456", "", "note " + n);
            }
            await().until(() ->
                    !SERVICE.findAll(postRequestedFor(urlEqualTo("/notes"))).isEmpty());
        }
        SERVICE.resetRequests();
        answers(200);
        try (var _ = start()) {
            var all = IntStream.rangeClosed(1, NOTES)
                    .mapToObj(n -> "\"note " + n + "\"")
                    .toList();
            await().untilAsserted(() -> assertThat(SERVICE.getAllServeEvents().reversed().stream()
                            .map(event -> event.getRequest().getBodyAsString()))
                    .containsExactlyElementsOf(all));
        }
    }
}
