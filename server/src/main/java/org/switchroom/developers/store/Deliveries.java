package org.switchroom.developers.store;

import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.database.AfterCommit;
import org.switchroom.database.ForeignText;
import org.switchroom.developers.DeveloperLimits;
import org.switchroom.developers.Webhook;
import org.switchroom.developers.event.CloudEvent;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;
import tools.jackson.databind.json.JsonMapper;

/** What is to be sent to webhooks, and every attempt. An event is kept once for each webhook, so it is sent under one id. */
@Component
public class Deliveries {
    private static final String SWITCHED_OFF = "It was put aside, as this webhook was switched off.";

    private final JdbcClient sql;
    private final TransactionOperations together;
    private final JsonMapper json = JsonMapper.shared();
    private final List<Consumer<Collection<Integer>>> listeners = new CopyOnWriteArrayList<>();

    Deliveries(JdbcClient sql, TransactionOperations together) {
        this.sql = sql;
        this.together = together;
    }

    public record ToDeliver(Webhook webhook, CloudEvent event) {}

    /** @param attempts made since it was last sent by hand */
    public record Delivery(long id, int firmId, int webhookId, String eventId, String body, int attempts) {}

    /**
     * @param status HTTP; null: there was no answer
     * @param said why it failed; empty: it did not
     */
    public record Attempt(@Nullable Integer status, int tookMs, String said) {
        public Attempt {
            said = ForeignText.keepable(said);
        }
    }

    /** Told, in the transaction's end, which webhooks have something new. */
    public void onMore(Consumer<Collection<Integer>> listener) {
        listeners.add(listener);
    }

    /** The last event that was turned into deliveries; 0: none yet. */
    public long position(String follower) {
        return sql.sql("select event_seq from developers.position where follower = ?")
                .param(follower)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Adds deliveries together with how far the journal has been read. */
    public void add(List<ToDeliver> wanted, String follower, long position) {
        together.executeWithoutResult(_ -> {
            add(wanted);
            sql.sql("""
                            insert into developers.position (follower, event_seq) values (?, ?)
                                on conflict (follower) do update set event_seq = excluded.event_seq""").params(follower, position).update();
        });
    }

    /** In the transaction that there is. */
    public void add(List<ToDeliver> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        var waiting = new HashMap<Integer, Integer>();
        for (var one : wanted) {
            int before = waiting.computeIfAbsent(one.webhook().id(), this::waiting);
            boolean room = before < DeveloperLimits.DELIVERIES_WAITING;
            insert(one, room);
            waiting.merge(one.webhook().id(), room ? 1 : 0, Integer::sum);
        }
        AfterCommit.run(() -> tell(Set.copyOf(waiting.keySet())));
    }

    private int waiting(int webhookId) {
        return sql.sql("""
                        select count(*) from (select 1 from developers.deliveries
                         where webhook_id = ? and state = 'WAITING' limit ?)""")
                .params(webhookId, DeveloperLimits.DELIVERIES_WAITING)
                .query(Integer.class)
                .single();
    }

    /** A webhook that is removed meanwhile gets none. */
    private void insert(ToDeliver one, boolean room) {
        sql.sql("""
                        insert into developers.deliveries (firm_id, webhook_id, event_id, type, body, state)
                        select firm_id, id, :event, :type, :body, :state from developers.webhooks
                         where firm_id = :firm and id = :webhook for key share
                            on conflict (webhook_id, event_id) do nothing""")
                .param("firm", one.webhook().firmId())
                .param("webhook", one.webhook().id())
                .param("event", one.event().id())
                .param("type", one.event().type().id())
                .param("body", json.writeValueAsString(one.event()))
                .param("state", room ? "WAITING" : "DEAD")
                .update();
    }

    private void tell(Collection<Integer> webhookIds) {
        listeners.forEach(listener -> listener.accept(webhookIds));
    }

    /** The first that are to be sent now. */
    public List<Delivery> due(int webhookId, int most) {
        return sql.sql("""
                        select id, firm_id, webhook_id, event_id, body, attempts from developers.deliveries
                         where webhook_id = ? and state = 'WAITING' and next_at <= now()
                         order by next_at, id limit ?""")
                .params(webhookId, most)
                .query((row, _) -> new Delivery(
                        row.getLong(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        row.getInt(6)))
                .list();
    }

    /** How long until something is due, by the database's clock, which says what is. Empty: nothing waits. */
    public Optional<Duration> untilDue(int webhookId) {
        return sql.sql("""
                        select ceil(extract(epoch from min(next_at) - now()) * 1000) from developers.deliveries
                         where webhook_id = ? and state = 'WAITING'""")
                .param(webhookId)
                .query((row, _) ->
                        Optional.ofNullable(row.getBigDecimal(1)).map(ms -> Duration.ofMillis(ms.longValue())))
                .single();
    }

    public void done(Delivery delivery, Attempt attempt) {
        ended(delivery, attempt, "DONE", Duration.ZERO);
    }

    /** Not tried again but by hand. */
    public void dead(Delivery delivery, Attempt attempt) {
        ended(delivery, attempt, "DEAD", Duration.ZERO);
    }

    public void again(Delivery delivery, Attempt attempt, Duration pause) {
        ended(delivery, attempt, "WAITING", pause);
    }

    /** What is put aside meanwhile is not tried again. */
    private void ended(Delivery delivery, Attempt attempt, String state, Duration pause) {
        together.executeWithoutResult(_ -> {
            int there = sql.sql("""
                            update developers.deliveries
                               set state = :state, attempts = attempts + 1, next_at = now() + :pause * interval '1 ms'
                             where firm_id = :firm and id = :id and (state = 'WAITING' or :state <> 'WAITING')""")
                    .param("state", state)
                    .param("pause", pause.toMillis())
                    .param("firm", delivery.firmId())
                    .param("id", delivery.id())
                    .update();
            if (there == 1) {
                sql.sql("""
                                insert into developers.delivery_attempts (firm_id, delivery_id, status, took_ms, said)
                                values (:firm, :delivery, :status, :took, :said)""")
                        .param("firm", delivery.firmId())
                        .param("delivery", delivery.id())
                        .param("status", attempt.status(), Types.INTEGER)
                        .param("took", attempt.tookMs())
                        .param("said", attempt.said())
                        .update();
            }
        });
    }

    /** What waits at a firm's webhooks that are switched off; people may send it when they are on again. */
    void putAside(int firmId) {
        sql.sql("""
                        with aside as (
                            update developers.deliveries set state = 'DEAD'
                             where firm_id = :firm and state = 'WAITING'
                               and webhook_id in (select id from developers.webhooks where firm_id = :firm and not enabled)
                            returning firm_id, id)
                        insert into developers.delivery_attempts (firm_id, delivery_id, took_ms, said)
                        select firm_id, id, 0, :why from aside""").param("firm", firmId).param("why", SWITCHED_OFF).update();
    }

    /** What came while its webhook was being switched off. */
    private void putAsideTheLast() {
        sql.sql("select distinct firm_id from developers.webhooks where not enabled")
                .query((row, _) -> row.getInt(1))
                .list()
                .forEach(this::putAside);
    }

    /** Removes what nobody looks at any more. */
    public void forgetOld() {
        putAsideTheLast();
        sql.sql(
                        "update developers.webhooks set old_secret = null, old_secret_until = null where old_secret_until < now()")
                .update();
        var kept = Map.of("done", DeveloperLimits.DONE_KEPT_DAYS, "dead", DeveloperLimits.DEAD_KEPT_DAYS);
        sql.sql("""
                        delete from developers.deliveries
                         where (state = 'DONE' and created_at < now() - make_interval(days => :done))
                            or (state = 'DEAD' and created_at < now() - make_interval(days => :dead))""").params(kept).update();
        for (int webhookId : webhooksWithDead()) {
            sql.sql("""
                            delete from developers.deliveries where webhook_id = :webhook and state = 'DEAD' and id <= (
                                select id from developers.deliveries where webhook_id = :webhook and state = 'DEAD'
                                 order by id desc offset :most limit 1)""")
                    .param("webhook", webhookId)
                    .param("most", DeveloperLimits.DELIVERIES_DEAD)
                    .update();
        }
    }

    private List<Integer> webhooksWithDead() {
        return sql.sql("select distinct webhook_id from developers.deliveries where state = 'DEAD'")
                .query((row, _) -> row.getInt(1))
                .list();
    }

    /**
     * By hand: at once, and with all attempts anew. False: there is no such delivery.
     *
     * @throws ChangeRefused when its webhook is switched off
     */
    public boolean sendAgain(int firmId, long id) {
        if (isSwitchedOff(firmId, id)) {
            throw new ChangeRefused(Kind.CONFLICT, "This webhook is switched off. Switch it on first.");
        }
        var webhook = sql.sql("""
                        update developers.deliveries set state = 'WAITING', attempts = 0, next_at = now()
                         where firm_id = ? and id = ? returning webhook_id""").params(firmId, id).query(Integer.class).optional();
        webhook.ifPresent(one -> tell(Set.of(one)));
        return webhook.isPresent();
    }

    private boolean isSwitchedOff(int firmId, long id) {
        return sql.sql(
                        "select not w.enabled from developers.deliveries d join developers.webhooks w on w.id = d.webhook_id"
                                + " where d.firm_id = ? and d.id = ?")
                .params(firmId, id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
