package org.switchroom.connectors.store;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.database.NewestFirst;
import org.switchroom.database.Page;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What has become of what a firm's connectors were to write, for people. */
@Component
public class WriteBackLog {
    private static final int MOST = 200;

    private final JdbcClient sql;
    private final JsonMapper json = JsonMapper.shared();

    WriteBackLog(JdbcClient sql) {
        this.sql = sql;
    }

    public enum State {
        /** To be written, or to be written again. */
        WAITING,
        DONE,
        /** Put aside. */
        DEAD
    }

    /**
     * @param key of what was written down
     * @param version goes up with each change of it
     * @param values by name; empty when that was long ago
     * @param attempts of this version, since it was last sent by hand
     * @param nextAt when it is tried next, if it waits
     * @param lastAt when it was tried; null: not yet
     * @param lastSaid what came back, or why it failed
     */
    public record WriteBackRow(
            @JsonFormat(shape = STRING) long id,
            int connectorId,
            String connector,
            String key,
            int version,
            State state,
            Map<String, String> values,
            int attempts,
            Instant changedAt,
            Instant nextAt,
            @Nullable Instant lastAt,
            String lastSaid) {}

    /**
     * @param query in the name of the connector, or in what was written
     * @param state null: all
     * @param cursor the {@code nextCursor} of the page before; null: the newest
     */
    public Page<WriteBackRow> page(
            int firmId, String query, @Nullable State state, int limit, @Nullable String cursor) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("firm", firmId);
        parameters.put("query", query.strip());
        parameters.put("state", state == null ? null : state.name());
        var filter = """
                 from connectors.write_backs w join connectors.connectors c on c.id = w.connector_id
                where w.firm_id = :firm and (:state::text is null or w.state = :state::text)
                  and (strpos(lower(c.name), lower(:query)) > 0 or strpos(w.key, lower(:query)) > 0
                       or strpos(lower(w.entry::text), lower(:query)) > 0)""";
        long total = sql.sql("select count(*) " + filter)
                .params(parameters)
                .query(Long.class)
                .single();
        int most = Math.clamp(limit, 1, MOST);
        parameters.put("before", NewestFirst.before(cursor));
        parameters.put("most", most + 1);
        var found = sql.sql("select w.*, c.name as connector " + filter
                        + " and w.id < :before order by w.id desc limit :most")
                .params(parameters)
                .query((row, _) -> row(row))
                .list();
        return Page.of(found, most, last -> Long.toString(last.id()), total);
    }

    private WriteBackRow row(ResultSet row) throws SQLException {
        return new WriteBackRow(
                row.getLong("id"),
                row.getInt("connector_id"),
                row.getString("connector"),
                row.getString("key"),
                row.getInt("version"),
                State.valueOf(row.getString("state")),
                json.readValue(row.getString("entry"), new TypeReference<Map<String, String>>() {}),
                row.getInt("attempts"),
                row.getTimestamp("changed_at").toInstant(),
                row.getTimestamp("next_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("last_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                row.getString("last_said"));
    }
}
