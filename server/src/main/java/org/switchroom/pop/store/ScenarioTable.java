package org.switchroom.pop.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.pop.CardSection;
import org.switchroom.pop.scenario.Scenario;
import org.switchroom.pop.scenario.ScenarioCondition;
import tools.jackson.databind.json.JsonMapper;

/** The scenarios' table. Every statement that changes it names the firm. */
@Component
class ScenarioTable {
    private final JdbcClient sql;
    private final JsonMapper json = JsonMapper.shared();

    ScenarioTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** By firm, each firm's in its order. */
    Map<Integer, List<Scenario>> all() {
        var byFirm = new HashMap<Integer, List<Scenario>>();
        sql.sql("select * from pop.scenarios order by firm_id, position, id").query(row -> {
            byFirm.computeIfAbsent(row.getInt("firm_id"), _ -> new ArrayList<>())
                    .add(scenario(row));
        });
        byFirm.replaceAll((_, scenarios) -> List.copyOf(scenarios));
        return Map.copyOf(byFirm);
    }

    private Scenario scenario(ResultSet row) throws SQLException {
        return new Scenario(
                row.getInt("id"),
                row.getString("name"),
                row.getBoolean("enabled"),
                List.of(json.readValue(row.getString("conditions"), ScenarioCondition[].class)),
                row.getBoolean("every_connector"),
                List.of((Integer[]) row.getArray("connector_ids").getArray()),
                Stream.of((String[]) row.getArray("sections").getArray())
                        .map(CardSection::valueOf)
                        .toList(),
                row.getString("script"));
    }

    /** At the end. */
    int add(int firmId, Scenario scenario, int by) {
        return statement("""
                insert into pop.scenarios (firm_id, position, name, enabled, conditions, every_connector, connector_ids,
                                           sections, script, created_by, changed_by)
                select :firm, coalesce(max(position), 0) + 1, :name, :enabled, :conditions::jsonb, :every, :connectors,
                       :sections, :script, :by, :by
                  from pop.scenarios where firm_id = :firm
                returning id""", firmId, scenario, by);
    }

    int replace(int firmId, Scenario scenario, int by) {
        return statement("""
                update pop.scenarios
                   set name = :name, enabled = :enabled, conditions = :conditions::jsonb, every_connector = :every,
                       connector_ids = :connectors, sections = :sections, script = :script,
                       changed_at = now(), changed_by = :by
                 where firm_id = :firm and id = :id returning id""", firmId, scenario, by);
    }

    private int statement(String statement, int firmId, Scenario scenario, int by) {
        return sql.sql(statement)
                .param("firm", firmId)
                .param("id", scenario.id())
                .param("name", scenario.name())
                .param("enabled", scenario.enabled())
                .param("conditions", json.writeValueAsString(scenario.conditions()))
                .param("every", scenario.everyConnector())
                .param("connectors", scenario.connectorIds().toArray(Integer[]::new))
                .param("sections", scenario.sections().stream().map(Enum::name).toArray(String[]::new))
                .param("script", scenario.script())
                .param("by", by)
                .query(Integer.class)
                .single();
    }

    void remove(int firmId, int id) {
        sql.sql("delete from pop.scenarios where firm_id = :firm and id = :id")
                .param("firm", firmId)
                .param("id", id)
                .update();
    }

    void order(int firmId, List<Integer> ids) {
        sql.sql("""
                update pop.scenarios set position = place.position
                  from unnest(:ids::int[]) with ordinality place (id, position)
                 where scenarios.id = place.id and scenarios.firm_id = :firm""")
                .param("firm", firmId)
                .param("ids", ids.toArray(Integer[]::new))
                .update();
    }
}
