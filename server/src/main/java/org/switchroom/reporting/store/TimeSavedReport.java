package org.switchroom.reporting.store;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.database.Page;

/** What clicks and cards that open by themselves save, by agent and day. Formula: docs/algorithms/time-saved.md. */
@Component
public class TimeSavedReport {
    /** Rows of one page; of a download all of them, up to {@value #MOST_DOWNLOADED}. */
    public static final int MOST = 200;

    public static final int MOST_DOWNLOADED = 100_000;

    /** All agents' days; a card searched for or written anew saves nothing, one that opened late saves less. */
    private static final String DAYS = """
            with opened as (
                select agent_id, (at at time zone :zone)::date as day,
                       count(*) filter (where how = 'AUTOMATIC') as automatic, count(*) filter (where how = 'CHOSEN') as chosen,
                       count(*) filter (where how = 'SEARCHED') as searched, count(*) filter (where how = 'CREATED') as created,
                       coalesce(sum(after_ms) filter (where how in ('AUTOMATIC', 'CHOSEN')), 0) as found_ms,
                       coalesce(sum(after_ms) filter (where how = 'SEARCHED'), 0) as searched_ms,
                       coalesce(sum(greatest(0, :search * 1000 - after_ms)) filter (where how in ('AUTOMATIC', 'CHOSEN')), 0) as saved_ms
                  from reporting.cards_opened
                 where firm_id = :firm and at >= (:from)::date::timestamp at time zone :zone
                   and at < ((:to)::date + 1)::timestamp at time zone :zone
                 group by 1, 2),
            dialled as (
                select agent_id, (at at time zone :zone)::date as day,
                       count(*) filter (where how = 'CLICKED') as clicked, count(*) filter (where how = 'BY_HAND') as by_hand
                  from reporting.numbers_dialled
                 where firm_id = :firm and at >= (:from)::date::timestamp at time zone :zone
                   and at < ((:to)::date + 1)::timestamp at time zone :zone
                 group by 1, 2),
            days as (
                select day, agent_id, coalesce(u.display_name, '') as name,
                       coalesce(automatic, 0) as automatic, coalesce(chosen, 0) as chosen, coalesce(searched, 0) as searched,
                       coalesce(created, 0) as created, coalesce(found_ms, 0)::bigint as found_ms,
                       coalesce(searched_ms, 0)::bigint as searched_ms, coalesce(clicked, 0) as clicked, coalesce(by_hand, 0) as by_hand,
                       (coalesce(saved_ms, 0) + coalesce(clicked, 0) * :dial * 1000)::bigint as saved_ms
                  from opened full join dialled using (agent_id, day)
                  left join directory.users u on u.firm_id = :firm and u.id = agent_id)
            """;

    private final JdbcClient sql;

    TimeSavedReport(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param searchSeconds what it takes to find a caller's card by hand
     * @param dialSeconds what it takes to dial a number by hand
     * @param daysPerYear on which an agent works
     */
    public record Assumptions(int searchSeconds, int dialSeconds, int daysPerYear, int hoursPerDay) {
        public static final Assumptions USUAL = new Assumptions(30, 15, 220, 8);
    }

    /** @param to the last day, as the firm's clocks have it */
    public record Span(int firmId, ZoneId zone, LocalDate from, LocalDate to) {}

    /**
     * @param foundMs from the answer to the open card, all that were found by themselves or chosen together
     * @param searchedMs the same of those searched for
     */
    public record AgentDay(
            LocalDate day,
            int agentId,
            String name,
            long automatic,
            long chosen,
            long searched,
            long created,
            long foundMs,
            long searchedMs,
            long clicked,
            long byHand,
            long savedMs) {}

    /**
     * @param agentDays days of one agent each on which anything was measured
     * @param agents of whom anything was measured
     */
    public record Sum(
            long agentDays,
            long agents,
            long automatic,
            long chosen,
            long searched,
            long created,
            long foundMs,
            long searchedMs,
            long clicked,
            long byHand,
            long savedMs) {}

    public Assumptions assumptions(int firmId) {
        return sql.sql("select * from reporting.time_saved_assumptions where firm_id = ?")
                .params(firmId)
                .query((row, _) -> new Assumptions(
                        row.getInt("search_seconds"),
                        row.getInt("dial_seconds"),
                        row.getInt("days_per_year"),
                        row.getInt("hours_per_day")))
                .optional()
                .orElse(Assumptions.USUAL);
    }

    public void assume(int firmId, Assumptions now, int by) {
        sql.sql("""
                        insert into reporting.time_saved_assumptions (
                            firm_id, search_seconds, dial_seconds, days_per_year, hours_per_day, changed_by)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (firm_id) do update
                            set search_seconds = excluded.search_seconds, dial_seconds = excluded.dial_seconds,
                                days_per_year = excluded.days_per_year, hours_per_day = excluded.hours_per_day,
                                changed_at = now(), changed_by = excluded.changed_by""")
                .params(firmId, now.searchSeconds(), now.dialSeconds(), now.daysPerYear(), now.hoursPerDay(), by)
                .update();
    }

    public Sum sum(Span span, Assumptions assumed) {
        return about(span, assumed, DAYS + """
                select count(*) as agent_days, count(distinct agent_id) as agents, coalesce(sum(automatic), 0) as automatic,
                       coalesce(sum(chosen), 0) as chosen, coalesce(sum(searched), 0) as searched,
                       coalesce(sum(created), 0) as created, coalesce(sum(found_ms), 0) as found_ms,
                       coalesce(sum(searched_ms), 0) as searched_ms, coalesce(sum(clicked), 0) as clicked,
                       coalesce(sum(by_hand), 0) as by_hand, coalesce(sum(saved_ms), 0) as saved_ms from days""").query(Sum.class).single();
    }

    /** The newest day first, agents by name. */
    public Page<AgentDay> days(Span span, Assumptions assumed, int limit, int offset, long total) {
        var items = rows(span, assumed, limit, offset);
        var next = offset + items.size();
        return new Page<>(items, next < total ? String.valueOf(next) : null, total);
    }

    /** All of them, {@value #MOST_DOWNLOADED} at most. */
    public List<AgentDay> all(Span span, Assumptions assumed) {
        return rows(span, assumed, MOST_DOWNLOADED, 0);
    }

    private List<AgentDay> rows(Span span, Assumptions assumed, int limit, int offset) {
        return about(
                        span,
                        assumed,
                        DAYS + "select * from days order by day desc, name, agent_id limit :limit offset :offset")
                .params(Map.of("limit", limit, "offset", offset))
                .query((row, _) -> new AgentDay(
                        row.getObject("day", LocalDate.class),
                        row.getInt("agent_id"),
                        row.getString("name"),
                        row.getLong("automatic"),
                        row.getLong("chosen"),
                        row.getLong("searched"),
                        row.getLong("created"),
                        row.getLong("found_ms"),
                        row.getLong("searched_ms"),
                        row.getLong("clicked"),
                        row.getLong("by_hand"),
                        row.getLong("saved_ms")))
                .list();
    }

    private JdbcClient.StatementSpec about(Span span, Assumptions assumed, String statement) {
        var parameters = new HashMap<String, Object>();
        parameters.put("firm", span.firmId());
        parameters.put("zone", span.zone().getId());
        parameters.put("from", span.from());
        parameters.put("to", span.to());
        parameters.put("search", (long) assumed.searchSeconds());
        parameters.put("dial", (long) assumed.dialSeconds());
        return sql.sql(statement).params(parameters);
    }
}
