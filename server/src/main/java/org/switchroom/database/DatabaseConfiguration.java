package org.switchroom.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.switchroom.StartupProblem;

/** Whoever gets the {@link DataSource} gets one that is reachable and whose schemas are up to date. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {
    private static final int OLDEST_VERSION = 18;

    @Bean
    @ConditionalOnExpression("'${switchroom.database.url:}'.isEmpty()")
    EmbeddedPostgres embeddedPostgres(DatabaseProperties properties) {
        return EmbeddedPostgres.started(properties);
    }

    @Bean
    HikariDataSource dataSource(DatabaseProperties properties, ObjectProvider<EmbeddedPostgres> embedded) {
        var pool = new HikariConfig();
        pool.setPoolName("database");
        var own = embedded.getIfAvailable();
        pool.setJdbcUrl(own == null ? properties.url() : own.url());
        pool.setUsername(own == null ? properties.username() : EmbeddedPostgres.USER);
        pool.setPassword(own == null ? properties.password() : own.password());
        pool.setMaximumPoolSize(properties.poolSize());
        pool.setMinimumIdle(Math.min(2, properties.poolSize()));
        pool.setConnectionTimeout(properties.connectionTimeout().toMillis());
        pool.setValidationTimeout(Math.min(1000, properties.connectionTimeout().toMillis()));
        // Afterwards the database may go and come back; only a start without one is refused, below.
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("ApplicationName", "switchroom");
        // The driver passes over what is no text.
        pool.addDataSourceProperty(
                "connectTimeout", String.valueOf(properties.connectionTimeout().toSeconds()));
        pool.addDataSourceProperty(
                "socketTimeout", String.valueOf(properties.socketTimeout().toSeconds()));
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        refuseUnusable(pool);
        ModuleMigrations.run(unhurried(pool));
        return new HikariDataSource(pool);
    }

    /** A migration may rewrite a table of millions of rows, and is silent meanwhile. */
    private static DataSource unhurried(HikariConfig pool) {
        var migrating = new DriverManagerDataSource(
                Objects.requireNonNull(pool.getJdbcUrl()), pool.getUsername(), pool.getPassword());
        var properties = new Properties();
        properties.putAll(Map.of("ApplicationName", "switchroom migrations", "tcpKeepAlive", "true"));
        migrating.setConnectionProperties(properties);
        return migrating;
    }

    private static void refuseUnusable(HikariConfig pool) {
        try (var connection = DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new StartupProblem("the database " + pool.getJdbcUrl() + " is PostgreSQL " + version + ", "
                        + OLDEST_VERSION + " or newer is needed.");
            }
        } catch (SQLException e) {
            throw new StartupProblem(
                    "the database " + pool.getJdbcUrl() + " cannot be used as '" + pool.getUsername() + "': "
                            + e.getMessage() + " Check switchroom.database.url, username and password.",
                    e);
        }
    }
}
