package org.switchroom.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A way into the database on which its {@code now()} is an hour ago, as if this machine's clock were ahead by an hour. */
public final class SlowClock implements AutoCloseable {
    private static final String SCHEMA = "an_hour_ago";

    private final HikariDataSource connections;

    public SlowClock(DataSource database) {
        JdbcClient.create(database).sql("create schema if not exists " + SCHEMA).update();
        JdbcClient.create(database)
                .sql("create or replace function " + SCHEMA + """
                        .now() returns timestamptz language sql stable as $$
                        select pg_catalog.now() - interval '1 hour' $$""")
                .update();
        var real = (HikariDataSource) database;
        this.connections = new HikariDataSource();
        connections.setJdbcUrl(real.getJdbcUrl());
        connections.setUsername(real.getUsername());
        connections.setPassword(real.getPassword());
        connections.setMaximumPoolSize(1);
        connections.setConnectionInitSql("set search_path to " + SCHEMA + ", pg_catalog, public");
    }

    public DataSource dataSource() {
        return connections;
    }

    @Override
    public void close() {
        connections.close();
    }
}
