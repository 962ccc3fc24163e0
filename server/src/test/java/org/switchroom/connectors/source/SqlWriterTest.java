package org.switchroom.connectors.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.connectors.mapping.Entry;
import org.switchroom.connectors.source.SourceSettings.SqlSettings;
import org.switchroom.connectors.source.SourceSettings.SqlSettings.Product;
import org.switchroom.connectors.source.WriteBack.SqlWriting;
import org.switchroom.database.TestDatabase;

/** A company's PostgreSQL that takes its time. */
class SqlWriterTest {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final TestSources sources = new TestSources("127.0.0.1");
    private final TestDatabase.Access access = TestDatabase.fresh();

    @AfterEach
    void close() {
        sources.close();
    }

    private SourceSettings settings() {
        var at = URI.create(access.url().substring("jdbc:".length()));
        return SourceSettings.of(new SqlSettings(
                Product.POSTGRESQL,
                "127.0.0.1",
                at.getPort(),
                at.getPath().substring(1),
                false,
                access.username(),
                List.of("select 1 where :number <> ''")));
    }

    @Test
    void waitsAsLongAsItMay() throws SQLException, SourceProblem, InterruptedException {
        try (var connection = DriverManager.getConnection(access.url(), access.username(), access.password());
                var table = connection.createStatement()) {
            table.execute("create table calls (key text)");
        }
        var slow = new SqlWriting("insert into calls (key) select :key from pg_sleep(6.5)");
        var writing = new WriteBack(true, Math.toIntExact(LONGEST.toMillis()), null, slow, null);
        var written = sources.openToWrite(settings(), writing, access.password())
                .write(Entry.example(Instant.EPOCH), LONGEST);
        assertThat(written.said()).isEqualTo("1 row");
    }
}
