package org.switchroom.database;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code switchroom.database}.
 *
 * @param url JDBC URL of a PostgreSQL 18 to use; empty: the embedded one is started
 * @param username for {@code url}
 * @param password for {@code url}
 * @param directory where the embedded one keeps its program, data, log and password
 * @param program where the embedded one is unpacked; empty: inside {@code directory}
 * @param port of the embedded one, on loopback only; 0: any free one
 * @param poolSize connections held open at most
 * @param connectionTimeout how long anything waits for a connection before it is told that the database is away
 * @param socketTimeout how long a statement may go without an answer before the connection is given up
 */
@ConfigurationProperties("switchroom.database")
record DatabaseProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("data/postgres") Path directory,
        @DefaultValue("") String program,
        @DefaultValue("0") int port,
        @DefaultValue("16") int poolSize,
        @DefaultValue("2s") Duration connectionTimeout,
        @DefaultValue("30s") Duration socketTimeout) {

    Path programDirectory() {
        return program.isEmpty() ? directory.resolve("program") : Path.of(program);
    }
}
