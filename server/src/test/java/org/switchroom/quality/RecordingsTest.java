package org.switchroom.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.TestClient;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import org.switchroom.reporting.ContactRecordings;
import org.switchroom.telephony.RecordingName;
import tools.jackson.databind.JsonNode;

/** Recordings over HTTP: who hears what, in stretches, and how it looks. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
class RecordingsTest {
    private static final long CONTACT = 4_711;

    @LocalServerPort
    private int port;

    @Autowired
    private DirectoryEditor editor;

    @Autowired
    private ApplicationEventPublisher events;

    @Value("${switchroom.data-dir}")
    private Path dataDir;

    @Autowired
    private ContactRecordings recordings;

    private TestFirm firm;
    private TestClient supervisor;

    @BeforeEach
    void record() throws Exception {
        firm = TestFirm.create(editor);
        supervisor = client(firm, "supervisor");
        var name = new RecordingName(firm.id(), CONTACT, firm.agentId(), Instant.parse("2026-11-22T10:00:00Z"));
        TestRecording.keep(dataDir, name, events);
        await().until(() -> !list(supervisor).isEmpty());
    }

    private TestClient client(TestFirm of, String role) {
        return TestClient.loggedIn(port, of.prefix() + "." + role, TestFirm.PASSWORD);
    }

    private static JsonNode list(TestClient client) {
        return client.get("/api/v1/contacts/" + CONTACT + "/recordings").body();
    }

    private String path(String what) {
        return "/api/v1/recordings/" + list(supervisor).get(0).get("id").asString() + what;
    }

    @Test
    void theContactLogKnowsIt() {
        assertThat(recordings.recorded(firm.id(), List.of(CONTACT, CONTACT + 1)))
                .containsExactly(CONTACT);
    }

    @Test
    void aSupervisorSeesAndHearsIt() {
        var row = list(supervisor).get(0);
        assertThat(row.get("startedAtMs").asLong()).isEqualTo(1_795_341_600_000L);
        assertThat(row.get("durationMs").asLong()).isEqualTo(2_000);
        var audio = supervisor.get(path("/audio"));
        assertThat(audio.status()).isEqualTo(200);
        assertThat(audio.raw().headers().firstValue("Content-Type")).hasValue("audio/wav");
        assertThat(audio.raw().headers().firstValue("Accept-Ranges")).hasValue("bytes");
    }

    @Test
    void theAgentHearsTheirOwn() {
        var agent = client(firm, "agent");
        assertThat(list(agent)).hasSize(1);
        assertThat(agent.get(path("/audio")).status()).isEqualTo(200);
    }

    @Test
    void forAnotherFirmItIsNotThere() {
        var stranger = client(TestFirm.create(editor), "supervisor");
        assertThat(list(stranger)).isEmpty();
        assertThat(stranger.get(path("/audio")).status()).isEqualTo(404);
        assertThat(stranger.get(path("/waveform")).status()).isEqualTo(404);
    }

    @Test
    void nobodyHearsItWithoutLoggingIn() {
        assertThat(new TestClient(port).get(path("/audio")).status()).isEqualTo(401);
    }

    @Test
    void theWaveformShowsWhoSpokeWhen() {
        for (int i = 0; i < 2; i++) { // computed, then as kept
            var waveform = supervisor.get(path("/waveform?points=2")).body();
            assertThat(waveform.get("durationMs").asLong()).isEqualTo(2_000);
            assertThat(peaks(waveform, 0)).containsExactly(0.984, 0);
            assertThat(peaks(waveform, 1)).containsExactly(0, 0.984);
        }
    }

    private static double[] peaks(JsonNode waveform, int channel) {
        var peaks = waveform.get("channels").get(channel).get("peaks");
        double[] values = new double[peaks.size()];
        Arrays.setAll(values, i -> peaks.get(i).asDouble());
        return values;
    }

    @Test
    void asManyPointsAsOneLikesIsTooMany() {
        assertThat(supervisor.get(path("/waveform?points=1000000")).status()).isEqualTo(400);
    }
}
