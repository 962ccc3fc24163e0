package org.switchroom.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class SilentDatabaseTest {

    @Test
    void aConnectionIsGivenUpWhenNoAnswerComes() throws SQLException {
        var access = TestDatabase.fresh();
        var properties = new DatabaseProperties(
                access.url(),
                access.username(),
                access.password(),
                Path.of("target"),
                "",
                0,
                2,
                Duration.ofSeconds(2),
                Duration.ofSeconds(1));
        var noneOfItsOwn = new StaticListableBeanFactory().getBeanProvider(EmbeddedPostgres.class);
        try (var pool = new DatabaseConfiguration().dataSource(properties, noneOfItsOwn);
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select pg_sleep(30)"))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
        }
    }
}
