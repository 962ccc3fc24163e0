package org.switchroom.connectors.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.connectors.guard.WriteReply;
import org.switchroom.connectors.mapping.Entry;
import org.switchroom.crm.WrittenDown;
import org.switchroom.database.AfterCommit;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is to be written into the company's own systems, and what came of it. What is changed before it is written is written
 * as it is then, in its old place; changed afterwards it is written again, as a later version under the same key.
 */
@Component
public class WriteBacks {
    /** For one connector; what comes while so many wait is put aside at once, to be sent by hand. */
    static final int MOST_WAITING = 10_000;
    /** After which it is put aside; the last is after about a day. */
    public static final int ATTEMPTS = 10;

    private static final String FULL = "So many wait already that it was put aside.";
    private static final String SWITCHED_OFF = "It was put aside, as this connector writes no longer.";
    /** Whether a connector {@code c} does. */
    private static final String WRITES = "coalesce((c.write_back ->> 'enabled')::boolean, false)";

    private static final int DONE_KEPT_DAYS = 3;
    private static final int DEAD_KEPT_DAYS = 30;

    private final JdbcClient sql;
    private final JsonMapper json = JsonMapper.shared();
    private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();

    WriteBacks(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param version of what was written down; a later one may come meanwhile
     * @param attempts made of it until now
     */
    public record WriteBack(long id, int firmId, int connectorId, int version, int attempts, Entry entry) {}

    /** Told which connectors have something new, after the commit. */
    public void onMore(IntConsumer listener) {
        listeners.add(listener);
    }

    /** In the transaction that there is. What says nothing, and never did, is not written. */
    public void add(int connectorId, WrittenDown written, Entry values) {
        int added = sql.sql("""
                        insert into connectors.write_backs as w (
                               firm_id, connector_id, key, customer_id, contact_id, number, about, entry, state, last_said)
                        select c.firm_id, c.id, :key, :customer, :contact, :number, :about, :entry::jsonb,
                               case when room.there then 'WAITING' else 'DEAD' end, case when room.there then '' else :full end
                          from connectors.connectors c
                         cross join lateral (
                               select count(*) < :most as there from (
                                      select 1 from connectors.write_backs
                                       where connector_id = c.id and state = 'WAITING' limit :most) waiting) room
                         where c.firm_id = :firm and c.id = :connector
                           and (not :nothing or exists (select 1 from connectors.write_backs
                                                         where connector_id = c.id and key = :key))
                           for key share of c
                            on conflict (connector_id, key) do update
                           set version = w.version + 1, customer_id = excluded.customer_id, number = excluded.number,
                               about = excluded.about, entry = excluded.entry,
                               state = case when w.state = 'WAITING' then w.state else excluded.state end,
                               seq = case when w.state = 'WAITING' then w.seq else excluded.seq end,
                               attempts = 0, next_at = now(), changed_at = now(),
                               last_said = case when w.state = 'WAITING' then w.last_said else excluded.last_said end
                         where w.entry is distinct from excluded.entry""")
                .param("firm", written.firmId())
                .param("connector", connectorId)
                .param("key", written.key())
                .param("customer", written.about().customerId(), Types.BIGINT)
                .param("contact", written.contactId(), Types.BIGINT)
                .param("number", written.number())
                .param("about", about(written))
                .param("entry", json.writeValueAsString(values.values()))
                .param("nothing", written.saysNothing())
                .param("most", MOST_WAITING)
                .param("full", FULL)
                .update();
        if (added > 0) {
            AfterCommit.run(() -> tell(connectorId));
        }
    }

    /** Who it is about, as far as is known. */
    private static String about(WrittenDown written) {
        var person = written.about();
        if (person.customerId() != null) {
            return "customer " + person.customerId();
        }
        if (person.employeeId() != null) {
            return "employee " + person.employeeId();
        }
        return written.number().isEmpty() ? written.key() : written.number();
    }

    private void tell(int connectorId) {
        listeners.forEach(listener -> listener.accept(connectorId));
    }

    /** Of what is about the same person only the first that waits. */
    private static final String FIRST = """
             from connectors.write_backs w
            where connector_id = :connector and state = 'WAITING'
              and not exists (select 1 from connectors.write_backs before
                               where before.connector_id = w.connector_id and before.about = w.about
                                 and before.state = 'WAITING' and before.seq < w.seq)
            """;

    /** The first that are to be written now, each about somebody else. */
    public List<WriteBack> due(int connectorId, int most) {
        return sql.sql("select id, firm_id, connector_id, key, version, attempts, entry, changed_at " + FIRST
                        + " and next_at <= now() order by seq limit :most")
                .param("connector", connectorId)
                .param("most", most)
                .query((row, _) -> writeBack(row))
                .list();
    }

    private WriteBack writeBack(ResultSet row) throws SQLException {
        var values = json.readValue(row.getString("entry"), new TypeReference<Map<String, String>>() {});
        var at = row.getTimestamp("changed_at").toInstant();
        int version = row.getInt("version");
        return new WriteBack(
                row.getLong("id"),
                row.getInt("firm_id"),
                row.getInt("connector_id"),
                version,
                row.getInt("attempts"),
                new Entry(values).of(row.getString("key"), version, at));
    }

    /** How long until something is due, by the database's clock, which says what is. Empty: nothing waits. */
    public Optional<Duration> untilDue(int connectorId) {
        return sql.sql("select ceil(extract(epoch from min(next_at) - now()) * 1000) " + FIRST)
                .param("connector", connectorId)
                .query((row, _) ->
                        Optional.ofNullable(row.getBigDecimal(1)).map(ms -> Duration.ofMillis(ms.longValue())))
                .single();
    }

    public void done(WriteBack one, WriteReply reply) {
        ended(one, reply, "DONE", Duration.ZERO);
    }

    /** Not tried again but by hand; what is about the same person goes on. */
    public void dead(WriteBack one, WriteReply reply) {
        ended(one, reply, "DEAD", Duration.ZERO);
    }

    public void again(WriteBack one, WriteReply reply, Duration pause) {
        ended(one, reply, "WAITING", pause);
    }

    /** When there is a later version by now, that one still waits. What is put aside meanwhile is not tried again. */
    private void ended(WriteBack one, WriteReply reply, String state, Duration pause) {
        sql.sql("""
                        update connectors.write_backs
                           set state = case when version = :version then :state else state end,
                               attempts = case when version = :version then attempts + 1 else attempts end,
                               next_at = case when version = :version then now() + :pause * interval '1 ms' else next_at end,
                               last_at = now(), last_ms = :ms, last_said = :said
                         where firm_id = :firm and id = :id and (state = 'WAITING' or :state <> 'WAITING')""")
                .param("version", one.version())
                .param("state", state)
                .param("pause", pause.toMillis())
                .param("ms", reply.tookMs())
                .param("said", said(reply))
                .param("firm", one.firmId())
                .param("id", one.id())
                .update();
    }

    private static String said(WriteReply reply) {
        return reply.problem().isEmpty() ? reply.said() : (reply.problem() + "\n" + reply.said()).strip();
    }

    /**
     * By hand: at once, and with all attempts anew. False: there is no such thing, or it is not to be had any more.
     *
     * @throws ChangeRefused when its connector writes no longer
     */
    public boolean sendAgain(int firmId, long id) {
        if (writesNoLonger(firmId, id)) {
            throw new ChangeRefused(Kind.CONFLICT, "This connector writes no longer. Switch it on first.");
        }
        var connector = sql.sql("""
                        update connectors.write_backs set state = 'WAITING', attempts = 0, next_at = now()
                         where firm_id = ? and id = ? and entry <> '{}' returning connector_id""").params(firmId, id).query(Integer.class).optional();
        connector.ifPresent(this::tell);
        return connector.isPresent();
    }

    private boolean writesNoLonger(int firmId, long id) {
        return sql.sql("select not " + WRITES + " from connectors.write_backs w join connectors.connectors c"
                        + " on c.id = w.connector_id where w.firm_id = ? and w.id = ?")
                .params(firmId, id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** What waits at a connector that writes no longer; people may send it when it does again. */
    void putAside(int firmId, int connectorId) {
        sql.sql("""
                        update connectors.write_backs set state = 'DEAD', last_said = :why
                         where firm_id = :firm and connector_id = :connector and state = 'WAITING'""")
                .param("why", SWITCHED_OFF)
                .param("firm", firmId)
                .param("connector", connectorId)
                .update();
    }

    /** What came while its connector was being switched off. */
    private void putAsideTheLast() {
        sql.sql("update connectors.write_backs w set state = 'DEAD', last_said = :why from connectors.connectors c"
                        + " where c.id = w.connector_id and w.state = 'WAITING' and not " + WRITES)
                .param("why", SWITCHED_OFF)
                .update();
    }

    /** What was written goes; that it was, and as which version, stays for the next change. */
    public void forgetOld() {
        putAsideTheLast();
        sql.sql("""
                        update connectors.write_backs
                           set entry = '{}', number = '', about = '', last_said = ''
                         where entry <> '{}'
                           and ((state = 'DONE' and changed_at < now() - make_interval(days => :done))
                             or (state = 'DEAD' and changed_at < now() - make_interval(days => :dead)))""").param("done", DONE_KEPT_DAYS).param("dead", DEAD_KEPT_DAYS).update();
    }
}
