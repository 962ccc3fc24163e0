package org.switchroom.quality.store;

import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
