package org.switchroom.criteria.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.criteria.rule.Condition;
import org.switchroom.criteria.rule.Rule;
import tools.jackson.databind.json.JsonMapper;

/** The rules' table. Every statement that changes it names the firm. */
@Component
class RuleTable {
    private final JdbcClient sql;
    private final JsonMapper json = JsonMapper.shared();

    RuleTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** By firm, each firm's in its order. */
    Map<Integer, List<Rule>> all() {
        var byFirm = new HashMap<Integer, List<Rule>>();
        sql.sql("select * from criteria.rules order by firm_id, position, id").query(row -> {
            byFirm.computeIfAbsent(row.getInt("firm_id"), _ -> new ArrayList<>())
                    .add(rule(row));
        });
        byFirm.replaceAll((_, rules) -> List.copyOf(rules));
        return Map.copyOf(byFirm);
    }

    private Rule rule(ResultSet row) throws SQLException {
        return new Rule(
                row.getInt("id"),
                row.getString("name"),
                row.getBoolean("enabled"),
                List.of(json.readValue(row.getString("conditions"), Condition[].class)),
                json.readValue(row.getString("route"), Rule.Route.class));
    }

    /** At the end. */
    int add(int firmId, Rule rule, int by) {
        return statement("""
                insert into criteria.rules (firm_id, position, name, enabled, conditions, route, created_by, changed_by)
                select :firm, coalesce(max(position), 0) + 1, :name, :enabled, :conditions::jsonb, :route::jsonb, :by, :by
                  from criteria.rules where firm_id = :firm
                returning id""", firmId, rule, by);
    }

    int replace(int firmId, Rule rule, int by) {
        return statement("""
                update criteria.rules
                   set name = :name, enabled = :enabled, conditions = :conditions::jsonb, route = :route::jsonb,
                       changed_at = now(), changed_by = :by
                 where firm_id = :firm and id = :id returning id""", firmId, rule, by);
    }

    private int statement(String statement, int firmId, Rule rule, int by) {
        return sql.sql(statement)
                .param("firm", firmId)
                .param("id", rule.id())
                .param("name", rule.name())
                .param("enabled", rule.enabled())
                .param("conditions", json.writeValueAsString(rule.conditions()))
                .param("route", json.writeValueAsString(rule.route()))
                .param("by", by == 0 ? null : by)
                .query(Integer.class)
                .single();
    }

    void remove(int firmId, int id) {
        sql.sql("delete from criteria.rules where firm_id = :firm and id = :id")
                .param("firm", firmId)
                .param("id", id)
                .update();
    }

    void order(int firmId, List<Integer> ids) {
        sql.sql("""
                update criteria.rules set position = place.position
                  from unnest(:ids::int[]) with ordinality place (id, position)
                 where rules.id = place.id and rules.firm_id = :firm""")
                .param("firm", firmId)
                .param("ids", ids.toArray(Integer[]::new))
                .update();
    }
}
