package org.switchroom.reporting.store;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The waits announced on arrival against the real ones. Formula: docs/algorithms/estimated-wait.md. */
@Component
public class AnnouncedWaits {
    private final JdbcClient sql;

    AnnouncedWaits(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param hour of the day on which the caller came, 0 to 23; null: all hours
     * @param answered callers who were answered
     * @param medianErrorMs half of the waits were off by less, too long or too short
     * @param medianBiasMs median of real less announced: above 0, too little was announced
     * @param near waits within a quarter of the real one, or within 30 seconds
     */
    public record Accuracy(@Nullable Integer hour, int answered, long medianErrorMs, long medianBiasMs, int near) {}

    /** By hour, those without an answered caller left out; the whole at last, if there is anything. */
    public List<Accuracy> ofQueue(int firmId, int queueId, ZoneId zone, Duration since) {
        return sql.sql("""
                        select hour, count(*) as answered,
                               percentile_cont(0.5) within group (order by abs(waited - announced)) as error,
                               percentile_cont(0.5) within group (order by waited - announced) as bias,
                               count(*) filter (where abs(waited - announced) <= greatest(waited / 4, 30000)) as near
                          from (select extract(hour from started_at at time zone :zone)::int as hour,
                                       announced_ms as announced,
                                       extract(epoch from ended_at - started_at) * 1000 as waited
                                  from reporting.segments stay
                                 where firm_id = :firm and queue_id = :queue and kind = 'QUEUE' and result = 'ANSWERED'
                                   and cause not in ('AGENT_LOST', 'TO_AGENT', 'RETURNED', 'NOT_REACHED') and announced_ms is not null
                                   and started_at >= now() - make_interval(secs => :seconds)
                                   and exists (select 1 from reporting.contacts c
                                                where c.firm_id = stay.firm_id and c.contact_id = stay.contact_id
                                                  and c.kind = 'CALL')) as answered
                         group by grouping sets ((hour), ())
                        having count(*) > 0
                         order by hour nulls last""")
                .param("firm", firmId)
                .param("queue", queueId)
                .param("zone", zone.getId())
                .param("seconds", since.toSeconds())
                .query((row, n) -> new Accuracy(
                        row.getObject("hour", Integer.class),
                        row.getInt("answered"),
                        Math.round(row.getDouble("error")),
                        Math.round(row.getDouble("bias")),
                        row.getInt("near")))
                .list();
    }
}
