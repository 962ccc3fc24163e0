package org.switchroom.connectors.source;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.mapping.Question;
import org.switchroom.connectors.source.SourceSettings.SqlSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks a database by a query in a read-only transaction that is rolled back. Rows are objects, columns their properties. */
final class SqlSource implements Source {
    private static final int MOST_ROWS = 200;
    private static final int MOST_COLUMNS = 100;
    private static final int MOST_CHARACTERS = 1_000;
    private static final int MOST_CHARACTERS_TOGETHER = 256 * 1024;
    /** As many as may ask at once, opened as they are needed. */
    private static final int CONNECTIONS = 16;
    /** More than any question may take. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(6);
    /** Of what a pool can be told. */
    private static final long SHORTEST_MS = 250;

    /** Few, as each may be large; the driver refuses what is too large together. */
    private static final int ROWS_AT_ONCE = 10;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Neighbourhood neighbourhood;
    private final SqlSettings settings;
    private final String password;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable HikariDataSource pool;
    private boolean closed;

    SqlSource(Neighbourhood neighbourhood, SqlSettings settings, String password) {
        this.neighbourhood = neighbourhood;
        this.settings = settings;
        this.password = password;
    }

    @Override
    public JsonNode ask(Question question, CallerKeys keys, Duration limit) throws SourceProblem, InterruptedException {
        neighbourhood.check(settings.host());
        try (var connection = pool(limit).getConnection()) {
            return ask(connection, question, keys, limit);
        } catch (SQLTimeoutException slow) {
            throw new SourceProblem("The database did not answer within " + limit.toMillis() + " ms.");
        } catch (SQLException refused) {
            throw new SourceProblem(new SqlRefusal(refused).words());
        }
    }

    private static JsonNode ask(Connection connection, Question question, CallerKeys keys, Duration limit)
            throws SQLException, SourceProblem {
        var parameters = new MapSqlParameterSource();
        for (var key : question.keys()) {
            parameters.addValue(key.inQuestions(), keys.value(key));
        }
        var named = NamedParameterUtils.parseSqlStatement(question.text());
        try (var statement =
                connection.prepareStatement(NamedParameterUtils.substituteNamedParameters(named, parameters))) {
            statement.setMaxRows(MOST_ROWS);
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setQueryTimeout(Math.toIntExact(Math.max(1, limit.toSeconds())));
            var values = NamedParameterUtils.buildValueArray(named, parameters, null);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                return read(rows);
            }
        } finally {
            connection.rollback();
        }
    }

    private static JsonNode read(ResultSet rows) throws SQLException, SourceProblem {
        var answer = JSON.createArrayNode();
        int characters = 0;
        int columns = Math.min(rows.getMetaData().getColumnCount(), MOST_COLUMNS);
        while (rows.next()) {
            var row = answer.addObject();
            for (int column = 1; column <= columns; column++) {
                characters += put(row, rows.getMetaData().getColumnLabel(column), rows.getString(column));
            }
            if (characters > MOST_CHARACTERS_TOGETHER) {
                throw new SourceProblem("The database says too much: more than 256 KiB. Select fewer columns or rows.");
            }
        }
        return answer;
    }

    /** @return how many characters that is */
    private static int put(ObjectNode row, String column, @Nullable String value) {
        var kept = value == null || value.length() <= MOST_CHARACTERS ? value : value.substring(0, MOST_CHARACTERS);
        row.put(column, kept);
        return column.length() + (kept == null ? 0 : kept.length());
    }

    /** Opened with the first question, so that a dead database keeps nobody from starting. */
    private HikariDataSource pool(Duration limit) throws SourceProblem {
        lock.lock();
        try {
            if (closed) {
                throw new SourceProblem("The connector has been changed or removed meanwhile.");
            }
            if (pool == null) {
                pool = new HikariDataSource(configuration(limit));
            }
            return pool;
        } finally {
            lock.unlock();
        }
    }

    /** The pool tries for as long as it may, and only then says why it could not connect: some time before the end. */
    private HikariConfig configuration(Duration limit) {
        var config = new HikariConfig();
        config.setJdbcUrl(url(settings, LONGEST_SILENCE, ""));
        config.setUsername(settings.user());
        config.setPassword(password);
        config.setReadOnly(true);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(60_000);
        config.setConnectionTimeout(Math.max(SHORTEST_MS, limit.toMillis() * 3 / 4));
        config.setInitializationFailTimeout(-1);
        config.setPoolName("connector");
        return config;
    }

    /**
     * @param silence of the database after which the connection is given up
     * @param further parameters of the driver's, each after an ampersand
     */
    static String url(SqlSettings settings, Duration silence, String further) {
        var host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        var at = host + ":" + settings.port() + "/" + settings.database();
        return switch (settings.product()) {
            case POSTGRESQL ->
                "jdbc:postgresql://" + at
                        + "?connectTimeout=3&socketTimeout=" + silence.toSeconds()
                        + "&maxResultBuffer=8M&ApplicationName=switchroom&sslmode="
                        + (settings.tls()
                                ? "verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory"
                                : "disable")
                        + further;
            case MARIADB ->
                "jdbc:mariadb://" + at + "?connectTimeout=3000&socketTimeout=" + silence.toMillis()
                        + "&allowLocalInfile=false&sslMode="
                        + (settings.tls() ? "verify-full" : "disable") + further;
        };
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (pool != null) {
                pool.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
