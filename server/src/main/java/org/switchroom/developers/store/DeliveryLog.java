package org.switchroom.developers.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.database.NewestFirst;
import org.switchroom.database.Page;

/** What has become of a firm's deliveries, for people. */
@Component
public class DeliveryLog {
    private static final int MOST = 200;

    private static final String ROWS = """
            select d.id, d.webhook_id, w.name as webhook, d.event_id, d.type, d.state, d.attempts, d.created_at, d.next_at, d.body,
                   last.at, last.status, last.took_ms, last.said
              from developers.deliveries d
              join developers.webhooks w on w.id = d.webhook_id
              left join lateral (select at, status, took_ms, said from developers.delivery_attempts a
                                  where a.delivery_id = d.id order by a.id desc limit 1) last on true
            """;

    private final JdbcClient sql;

    DeliveryLog(JdbcClient sql) {
        this.sql = sql;
    }

    public enum State {
        /** To be sent, or to be sent again. */
        WAITING,
        DONE,
        /** Given up. */
        DEAD
    }

    /**
     * @param status of HTTP; null: there was no answer
     * @param said why it failed; empty: it did not
     */
    public record AttemptRow(Instant at, @Nullable Integer status, int tookMs, String said) {}

    /**
     * @param attempts since it was last sent by hand
     * @param nextAt when it is sent next, if it waits
     * @param last the latest attempt; null: none yet
     */
    public record DeliveryRow(
            String id,
            int webhookId,
            String webhook,
            String eventId,
            String type,
            State state,
            int attempts,
            Instant createdAt,
            Instant nextAt,
            String body,
            @Nullable AttemptRow last) {}

    /**
     * @param query in the name of the webhook or of the event
     * @param state null: all
     * @param cursor the {@code nextCursor} of the page before; null: the newest
     */
    public Page<DeliveryRow> page(int firmId, String query, @Nullable State state, int limit, @Nullable String cursor) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("firm", firmId);
        parameters.put("query", query.strip());
        parameters.put("state", state == null ? null : state.name());
        var filter = """
                 where d.firm_id = :firm and (:state::text is null or d.state = :state::text)
                   and (strpos(lower(w.name), lower(:query)) > 0 or strpos(d.type, lower(:query)) > 0)""";
        long total = sql.sql(
                        "select count(*) from developers.deliveries d join developers.webhooks w on w.id = d.webhook_id "
                                + filter)
                .params(parameters)
                .query(Long.class)
                .single();
        int most = Math.clamp(limit, 1, MOST);
        parameters.put("before", NewestFirst.before(cursor));
        parameters.put("most", most + 1);
        var found = sql.sql(ROWS + filter + " and d.id < :before order by d.id desc limit :most")
                .params(parameters)
                .query((row, _) -> row(row))
                .list();
        return Page.of(found, most, DeliveryRow::id, total);
    }

    private static DeliveryRow row(ResultSet row) throws SQLException {
        var at = row.getTimestamp("at");
        return new DeliveryRow(
                row.getString("id"),
                row.getInt("webhook_id"),
                row.getString("webhook"),
                row.getString("event_id"),
                row.getString("type"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("next_at").toInstant(),
                row.getString("body"),
                at == null
                        ? null
                        : new AttemptRow(
                                at.toInstant(),
                                row.getObject("status", Integer.class),
                                row.getInt("took_ms"),
                                row.getString("said")));
    }

    /** Newest first, the last hundred; empty: there is no such delivery. */
    public Optional<List<AttemptRow>> attempts(int firmId, long deliveryId) {
        boolean there = sql.sql("select 1 from developers.deliveries where firm_id = ? and id = ?")
                .params(firmId, deliveryId)
                .query(Integer.class)
                .optional()
                .isPresent();
        return there
                ? Optional.of(sql.sql("""
                                select at, status, took_ms, said from developers.delivery_attempts
                                 where firm_id = ? and delivery_id = ? order by id desc limit 100""")
                        .params(firmId, deliveryId)
                        .query((row, _) -> new AttemptRow(
                                row.getTimestamp(1).toInstant(),
                                row.getObject(2, Integer.class),
                                row.getInt(3),
                                row.getString(4)))
                        .list())
                : Optional.empty();
    }
}
