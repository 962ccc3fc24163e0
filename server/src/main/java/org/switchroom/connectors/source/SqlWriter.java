package org.switchroom.connectors.source;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.switchroom.connectors.mapping.Entry;
import org.switchroom.connectors.mapping.Entry.Field;
import org.switchroom.connectors.source.SourceSettings.SqlSettings;
import org.switchroom.connectors.source.SourceSettings.SqlSettings.Product;

/** Writes by one statement with parameters, over a connection for each. */
final class SqlWriter implements Writer {
    private final Neighbourhood neighbourhood;
    private final SqlSettings settings;
    private final String statement;
    private final String password;

    SqlWriter(Neighbourhood neighbourhood, SqlSettings settings, String statement, String password) {
        this.neighbourhood = neighbourhood;
        this.settings = settings;
        this.statement = statement;
        this.password = password;
    }

    @Override
    public Written write(Entry entry, Duration limit) throws SourceProblem {
        neighbourhood.check(settings.host());
        var url = SqlSource.url(settings, Duration.ofSeconds(seconds(limit) + 1), writing());
        try (var connection = DriverManager.getConnection(url, settings.user(), password)) {
            connection.setAutoCommit(false);
            return write(connection, entry, limit);
        } catch (SQLTimeoutException slow) {
            throw new SourceProblem("The database did not answer within " + limit.toMillis() + " ms.");
        } catch (SQLException refused) {
            var refusal = new SqlRefusal(refused);
            throw new SourceProblem(refusal.words(), "", refusal.lasting());
        }
    }

    /** What a statement may take; the connection is given up a second later, when the database has not ended it. */
    private static long seconds(Duration limit) {
        return Math.max(1, limit.toSeconds());
    }

    private Written write(Connection connection, Entry entry, Duration limit) throws SQLException {
        var parameters = new MapSqlParameterSource();
        for (var field : Field.values()) {
            parameters.addValue(field.inTemplates(), value(entry, field));
        }
        var named = NamedParameterUtils.parseSqlStatement(statement);
        var values = NamedParameterUtils.buildValueArray(named, parameters, null);
        try (var prepared =
                connection.prepareStatement(NamedParameterUtils.substituteNamedParameters(named, parameters))) {
            prepared.setQueryTimeout(Math.toIntExact(seconds(limit)));
            for (int i = 0; i < values.length; i++) {
                prepared.setString(i + 1, String.valueOf(values[i]));
            }
            int rows = prepared.executeUpdate();
            connection.commit();
            var with = Arrays.stream(values).map(value -> "'" + value + "'").collect(Collectors.joining(", "));
            return new Written(statement + "\n\n" + with, rows == 1 ? "1 row" : rows + " rows");
        }
    }

    /** MariaDB takes no time with a zone: it is told that times are in UTC. */
    private String value(Entry entry, Field field) {
        var value = entry.value(field);
        return field == Field.AT && settings.product() == Product.MARIADB ? value.replace("Z", "") : value;
    }

    /** The database makes of a text what its column is. */
    private String writing() {
        return switch (settings.product()) {
            case POSTGRESQL -> "&stringtype=unspecified";
            case MARIADB -> "&allowMultiQueries=false&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";
        };
    }
}
