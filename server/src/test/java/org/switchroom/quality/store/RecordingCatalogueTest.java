package org.switchroom.quality.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import org.switchroom.telephony.RecordingName;

/** What is found on the disk at the start. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
class RecordingCatalogueTest {
    private static final int WHOLE = 20;

    @Autowired
    private DirectoryEditor editor;

    @Autowired
    private RecordingTable table;

    @Autowired
    private RecordingShelf shelf;

    @Value("${switchroom.data-dir}")
    private Path dataDir;

    @Test
    void aTornRecordingKeepsNoOtherOut() throws Exception {
        var firm = TestFirm.create(editor);
        write(new RecordingName(firm.id(), 99, firm.agentId(), Instant.now()), new byte[0]);
        for (int i = 0; i < WHOLE; i++) {
            write(new RecordingName(firm.id(), 1, firm.agentId(), Instant.now().plusMillis(i)), oneSecond());
        }
        var catalogue = new RecordingCatalogue(table, shelf);
        try {
            catalogue.started();
            await().until(() -> table.ofContact(firm.id(), 1).size() == WHOLE);
        } finally {
            catalogue.destroy();
        }
    }

    @Test
    void afterAnyLengthOfOutageTheOldestMissingOneOfAllFirmsComesFirst() throws Exception {
        var one = TestFirm.create(editor);
        var other = TestFirm.create(editor);
        var now = Instant.now();
        for (int day = 0; day < 9; day++) {
            var firm = day % 2 == 0 ? one : other;
            write(new RecordingName(firm.id(), day + 1, 1, now.plus(Duration.ofDays(-40 + day * 4))), oneSecond());
        }
        assertThat(shelf.since(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(41)).stream()
                        .filter(name -> name.firmId() == one.id() || name.firmId() == other.id())
                        .map(RecordingName::contactId))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    }

    private void write(RecordingName name, byte[] content) throws Exception {
        var file = dataDir.resolve("recordings").resolve(name.path());
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, content);
    }

    private static byte[] oneSecond() {
        var bytes = ByteBuffer.allocate(20 + 16_000).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(12 + 16_000);
        bytes.put("WAVEdata".getBytes(StandardCharsets.US_ASCII)).putInt(16_000);
        return bytes.array();
    }
}
