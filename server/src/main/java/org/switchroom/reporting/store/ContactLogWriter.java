package org.switchroom.reporting.store;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.reporting.projection.ContactFold;
import org.switchroom.reporting.projection.ContactLogRow;
import org.switchroom.reporting.projection.RouteRow;
import org.switchroom.reporting.projection.SegmentRow;

/** Writes many rows with one statement a table, and reads back what is open. */
@Component
class ContactLogWriter {
    static final String FOLLOWER = "contact-log";

    private final JdbcClient sql;

    ContactLogWriter(JdbcClient sql) {
        this.sql = sql;
    }

    long position() {
        return sql.sql("select event_seq from reporting.positions where follower = :follower")
                .param("follower", FOLLOWER)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** @throws IllegalStateException if somebody else has written in the meantime */
    void advance(long from, long to) {
        int moved = sql.sql("""
                        insert into reporting.positions (follower, event_seq)
                        values (:follower, :to)
                        on conflict (follower) do update set event_seq = excluded.event_seq
                         where reporting.positions.event_seq = :from""")
                .param("follower", FOLLOWER)
                .param("from", from)
                .param("to", to)
                .update();
        if (moved != 1) {
            throw new IllegalStateException("The contact log is no longer at event " + from
                    + ": is another server writing into this database?");
        }
    }

    /** What the journal says can be had again from there, so this transaction need not wait for the database's disk. */
    void doNotWaitForDisk() {
        sql.sql("set local synchronous_commit = off").update();
    }

    void write(ContactFold.Changes changes) {
        if (!changes.contacts().isEmpty()) {
            writeContacts(changes.contacts());
        }
        if (!changes.segments().isEmpty()) {
            writeSegments(changes.segments());
        }
        if (!changes.routes().isEmpty()) {
            writeRoutes(changes.routes());
        }
    }

    private void writeContacts(Collection<ContactLogRow> rows) {
        sql.sql("""
                insert into reporting.contacts (firm_id, contact_id, kind, from_contact_id, placed_by, caller, dialled,
                       started_at, ended_at, outcome, ended_by, end_cause, queue_id, agent_id, wait_ms, talk_ms, hold_ms)
                select firm_id, contact_id, kind, from_contact_id, placed_by, caller, dialled,
                       to_timestamp(started / 1000.0), to_timestamp(nullif(ended, 0) / 1000.0), outcome, ended_by,
                       end_cause, queue_id, agent_id, wait_ms, talk_ms, hold_ms
                  from unnest(:firms, :ids, :kinds, :froms, :placedBy, :callers, :dialled, :started, :ended, :outcomes,
                              :endedBy, :endCauses, :queues, :agents, :waits, :talks, :holds)
                       as row (firm_id, contact_id, kind, from_contact_id, placed_by, caller, dialled, started, ended,
                               outcome, ended_by, end_cause, queue_id, agent_id, wait_ms, talk_ms, hold_ms)
                on conflict (firm_id, contact_id) do update
                   set ended_at = excluded.ended_at, outcome = excluded.outcome, ended_by = excluded.ended_by,
                       end_cause = excluded.end_cause, queue_id = excluded.queue_id, agent_id = excluded.agent_id,
                       wait_ms = excluded.wait_ms, talk_ms = excluded.talk_ms, hold_ms = excluded.hold_ms""")
                .param("firms", integers(rows, ContactLogRow::firmId))
                .param("ids", longs(rows, ContactLogRow::contactId))
                .param("kinds", texts(rows, row -> row.kind().name()))
                .param("froms", longs(rows, ContactLogRow::fromContactId))
                .param("placedBy", integers(rows, ContactLogRow::placedBy))
                .param("callers", texts(rows, ContactLogRow::caller))
                .param("dialled", texts(rows, ContactLogRow::dialled))
                .param("started", longs(rows, ContactLogRow::startedAtMs))
                .param("ended", longs(rows, ContactLogRow::endedAtMs))
                .param("outcomes", texts(rows, row -> name(row.outcome())))
                .param("endedBy", texts(rows, row -> name(row.endedBy())))
                .param("endCauses", texts(rows, row -> name(row.endCause())))
                .param("queues", integers(rows, ContactLogRow::queueId))
                .param("agents", integers(rows, ContactLogRow::agentId))
                .param("waits", longs(rows, ContactLogRow::waitMs))
                .param("talks", longs(rows, ContactLogRow::talkMs))
                .param("holds", longs(rows, ContactLogRow::holdMs))
                .update();
    }

    private void writeSegments(Collection<SegmentRow> rows) {
        sql.sql("""
                insert into reporting.segments (firm_id, contact_id, event_seq, kind, started_at, ended_at, queue_id,
                       agent_id, cause, result, choice, widenings, announced_ms)
                select firm_id, contact_id, event_seq, kind, to_timestamp(started / 1000.0),
                       to_timestamp(nullif(ended, 0) / 1000.0), queue_id, agent_id, cause, result,
                       choice::jsonb, widenings::jsonb, announced_ms
                  from unnest(:firms, :ids, :events, :kinds, :started, :ended, :queues, :agents, :causes, :results,
                              :choices, :widenings, :announced)
                       as row (firm_id, contact_id, event_seq, kind, started, ended, queue_id, agent_id, cause, result,
                               choice, widenings, announced_ms)
                on conflict (firm_id, contact_id, event_seq) do update
                   set ended_at = excluded.ended_at, result = excluded.result, widenings = excluded.widenings""")
                .param("firms", integers(rows, SegmentRow::firmId))
                .param("ids", longs(rows, SegmentRow::contactId))
                .param("events", longs(rows, SegmentRow::eventSeq))
                .param("kinds", texts(rows, row -> row.kind().name()))
                .param("started", longs(rows, SegmentRow::startedAtMs))
                .param("ended", longs(rows, SegmentRow::endedAtMs))
                .param("queues", integers(rows, SegmentRow::queueId))
                .param("agents", integers(rows, SegmentRow::agentId))
                .param("causes", texts(rows, SegmentRow::cause))
                .param("results", texts(rows, SegmentRow::result))
                .param("choices", texts(rows, DecisionJson::choice))
                .param("widenings", texts(rows, DecisionJson::widenings))
                .param("announced", longs(rows, SegmentRow::announcedMs))
                .update();
    }

    private void writeRoutes(Collection<RouteRow> rows) {
        sql.sql("""
                insert into reporting.routes (firm_id, contact_id, at, rule_id, rule_name, queue_id, passed,
                       gaps)
                select firm_id, contact_id, to_timestamp(at_ms / 1000.0), rule_id, rule_name, queue_id, passed::jsonb,
                       string_to_array(gaps, ' ')
                  from unnest(:firms, :ids, :times, :rules, :names, :queues, :passed, :gaps)
                       as row (firm_id, contact_id, at_ms, rule_id, rule_name, queue_id, passed, gaps)
                on conflict (firm_id, contact_id) do update
                   set at = excluded.at, rule_id = excluded.rule_id, rule_name = excluded.rule_name,
                       queue_id = excluded.queue_id, passed = excluded.passed, gaps = excluded.gaps""")
                .param("firms", integers(rows, RouteRow::firmId))
                .param("ids", longs(rows, RouteRow::contactId))
                .param("times", longs(rows, RouteRow::atMs))
                .param("rules", integers(rows, RouteRow::ruleId))
                .param("names", texts(rows, RouteRow::ruleName))
                .param("queues", integers(rows, RouteRow::queueId))
                .param("passed", texts(rows, DecisionJson::passed))
                .param("gaps", texts(rows, row -> String.join(" ", row.gaps())))
                .update();
    }

    /** Contacts open at {@link #position}. */
    List<ContactLogRow> openContacts() {
        return sql.sql("select * from reporting.contacts where ended_at is null")
                .query(ContactLogReader::contact)
                .list();
    }

    /** Segments open at {@link #position}, in the order in which they began. */
    List<SegmentRow> openSegments() {
        return sql.sql("select * from reporting.segments where ended_at is null order by event_seq")
                .query(ContactLogReader::segment)
                .list();
    }

    private static <R> Integer[] integers(Collection<R> rows, Function<R, Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }

    private static <R> @Nullable Long[] longs(Collection<R> rows, Function<R, @Nullable Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    private static <R> @Nullable String[] texts(Collection<R> rows, Function<R, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
