package org.switchroom.crm.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.ServerTest;
import org.switchroom.crm.RecordLimits;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.Role;
import org.switchroom.directory.TestFirm;

/** What was coming in when the process ended does not lie there for ever. */
@ServerTest
class StrayImportsTest {
    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofDays(RecordLimits.IMPORT_DAYS + 1));

    @Autowired
    DirectoryEditor editor;

    @Autowired
    Imports imports;

    @Autowired
    ImportRunner runner;

    @Autowired
    JdbcClient sql;

    @Value("${switchroom.data-dir}")
    Path dataDir;

    TestFirm firm;

    @BeforeEach
    void create() {
        firm = TestFirm.create(editor);
    }

    private Path file(String name, Instant written) throws IOException {
        var file = dataDir.resolve("imports/" + firm.id() + "/" + name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "name\nWeb");
        return Files.setLastModifiedTime(file, FileTime.from(written));
    }

    private Path imported() {
        var by = new CurrentUser(firm.administratorId(), firm.id(), Set.of(Role.ADMINISTRATOR));
        var content = new ByteArrayInputStream("name\nWeber\n".getBytes(StandardCharsets.UTF_8));
        var job = imports.take(by, "customers.csv", content).job();
        var place = sql.sql("select file from crm.imports where id = ?")
                .param(job.id())
                .query(String.class)
                .single();
        return dataDir.resolve("imports").resolve(place);
    }

    @Test
    void deletesOldFilesThatAreOfNoImport() throws IOException {
        var stray = file("stray.csv", LONG_AGO);
        var comingIn = file("coming-in.csv", Instant.now());
        var imported = Files.setLastModifiedTime(imported(), FileTime.from(LONG_AGO));
        runner.forgetOld();
        assertThat(stray).doesNotExist();
        assertThat(comingIn).exists();
        assertThat(imported).exists();
    }
}
