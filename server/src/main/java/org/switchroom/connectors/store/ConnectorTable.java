package org.switchroom.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.connectors.guard.Limits;
import org.switchroom.connectors.mapping.CardMapping;
import org.switchroom.connectors.source.SourceSettings;
import org.switchroom.connectors.source.WriteBack;
import org.switchroom.directory.SecretBox;
import tools.jackson.databind.json.JsonMapper;

/** The connectors' table. Every statement that changes it names the firm; what is secret is sealed for its row. */
@Component
class ConnectorTable {
    private final JdbcClient sql;
    private final SecretBox secrets;
    private final JsonMapper json = JsonMapper.shared();

    ConnectorTable(JdbcClient sql, SecretBox secrets) {
        this.sql = sql;
        this.secrets = secrets;
    }

    record FirmsConnector(int firmId, Connector connector) {}

    List<FirmsConnector> all() {
        return sql.sql("select * from connectors.connectors order by firm_id, position, id")
                .query((row, _) -> new FirmsConnector(row.getInt("firm_id"), connector(row)))
                .list();
    }

    private Connector connector(ResultSet row) throws SQLException {
        return new Connector(
                row.getInt("id"),
                row.getString("name"),
                row.getBoolean("enabled"),
                row.getInt("position"),
                row.getBoolean("goes_on"),
                json.readValue(row.getString("settings"), SourceSettings.class),
                json.readValue(row.getString("mapping"), CardMapping.class),
                new Limits(row.getInt("time_ms"), row.getInt("at_once"), row.getInt("cache_seconds")),
                Optional.ofNullable(row.getString("write_back"))
                        .map(kept -> json.readValue(kept, WriteBack.class))
                        .orElse(null),
                row.getBytes("secret") != null);
    }

    /** Empty when there is none, or the key file is another one. */
    String secret(int firmId, int id) {
        return sql.sql("select secret from connectors.connectors where firm_id = :firm and id = :id")
                .param("firm", firmId)
                .param("id", id)
                .query((row, _) -> Optional.ofNullable(row.getBytes(1)))
                .optional()
                .flatMap(bytes -> bytes)
                .flatMap(bytes -> secrets.open(bytes, row(firmId, id)))
                .orElse("");
    }

    void keepSecret(int firmId, int id, String secret) {
        sql.sql("update connectors.connectors set secret = :secret where firm_id = :firm and id = :id")
                .param("firm", firmId)
                .param("id", id)
                .param("secret", secret.isEmpty() ? null : secrets.seal(secret, row(firmId, id)), Types.BINARY)
                .update();
    }

    private static String row(int firmId, int id) {
        return "connectors/" + firmId + "/" + id;
    }

    int add(int firmId, Connector connector, int by) {
        return statement("""
                insert into connectors.connectors (firm_id, name, enabled, position, goes_on, settings, mapping, time_ms, at_once,
                                                   cache_seconds, write_back, created_by, changed_by)
                values (:firm, :name, :enabled, :place, :goesOn, :settings::jsonb, :mapping::jsonb, :time, :atOnce, :cache,
                        :writeBack::jsonb, :by, :by)
                returning id""", firmId, connector, by);
    }

    int replace(int firmId, Connector connector, int by) {
        return statement("""
                update connectors.connectors
                   set name = :name, enabled = :enabled, position = :place, goes_on = :goesOn,
                       settings = :settings::jsonb, mapping = :mapping::jsonb, time_ms = :time, at_once = :atOnce, cache_seconds = :cache,
                       write_back = :writeBack::jsonb, changed_at = now(), changed_by = :by
                 where firm_id = :firm and id = :id returning id""", firmId, connector, by);
    }

    private int statement(String statement, int firmId, Connector connector, int by) {
        return sql.sql(statement)
                .param("firm", firmId)
                .param("id", connector.id())
                .param("name", connector.name())
                .param("enabled", connector.enabled())
                .param("place", connector.place())
                .param("goesOn", connector.goesOn())
                .param("settings", json.writeValueAsString(connector.settings()))
                .param("mapping", json.writeValueAsString(connector.mapping()))
                .param("time", connector.limits().timeMs())
                .param("atOnce", connector.limits().atOnce())
                .param("cache", connector.limits().cacheSeconds())
                .param(
                        "writeBack",
                        connector.writeBack() == null ? null : json.writeValueAsString(connector.writeBack()),
                        Types.VARCHAR)
                .param("by", by)
                .query(Integer.class)
                .single();
    }

    void remove(int firmId, int id) {
        sql.sql("delete from connectors.connectors where firm_id = :firm and id = :id")
                .param("firm", firmId)
                .param("id", id)
                .update();
    }
}
