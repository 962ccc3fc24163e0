package org.switchroom.reporting.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Outcome;
import org.switchroom.reporting.ContactLog;
import org.switchroom.reporting.projection.ContactLogRow;
import org.switchroom.reporting.projection.RouteRow;
import org.switchroom.reporting.projection.SegmentKind;
import org.switchroom.reporting.projection.SegmentRow;

/** Reads the contact log. Every statement names the firm. */
@Component
public class ContactLogReader implements ContactLog {
    /** Counting stops here; nobody reads further down a list. */
    public static final int MOST_COUNTED = 100_000;

    private final JdbcClient sql;

    ContactLogReader(JdbcClient sql) {
        this.sql = sql;
    }

    /** Newest first. */
    public List<ContactLogRow> find(ContactSearch search) {
        var conditions = new Conditions(search);
        var after = search.after();
        if (after != null) {
            conditions.add(
                    "(c.started_at, c.contact_id) < (to_timestamp(:afterMs / 1000.0), :afterId)",
                    Map.of("afterMs", after.startedAtMs(), "afterId", after.contactId()));
        }
        return sql.sql("select c.* from reporting.contacts c where " + conditions.sql()
                        + " order by c.started_at desc, c.contact_id desc limit :limit")
                .params(conditions.parameters())
                .param("limit", search.limit())
                .query(ContactLogReader::contact)
                .list();
    }

    /** On all pages; {@link #MOST_COUNTED} at most. */
    public long count(ContactSearch search) {
        var conditions = new Conditions(search);
        return sql.sql("select count(*) from (select 1 from reporting.contacts c where " + conditions.sql()
                        + " limit :most) as found")
                .params(conditions.parameters())
                .param("most", MOST_COUNTED)
                .query(Long.class)
                .single();
    }

    public Optional<ContactLogRow> contact(int firmId, long contactId) {
        return sql.sql("select c.* from reporting.contacts c where firm_id = :firm and contact_id = :contact")
                .param("firm", firmId)
                .param("contact", contactId)
                .query(ContactLogReader::contact)
                .optional();
    }

    /** In the order in which they began. */
    public List<SegmentRow> segments(int firmId, long contactId) {
        return sql.sql("""
                        select * from reporting.segments
                         where firm_id = :firm and contact_id = :contact order by event_seq""")
                .param("firm", firmId)
                .param("contact", contactId)
                .query(ContactLogReader::segment)
                .list();
    }

    /** How it left the menu; empty: there were no rules to go by. */
    public Optional<RouteRow> route(int firmId, long contactId) {
        return sql.sql("select * from reporting.routes where firm_id = :firm and contact_id = :contact")
                .param("firm", firmId)
                .param("contact", contactId)
                .query((row, _) -> new RouteRow(
                        firmId,
                        contactId,
                        row.getTimestamp("at").getTime(),
                        row.getInt("rule_id"),
                        row.getString("rule_name"),
                        row.getInt("queue_id"),
                        DecisionJson.passed(row.getString("passed")),
                        List.of((String[]) row.getArray("gaps").getArray())))
                .optional();
    }

    /** Messages that were left in this call. */
    public List<Long> messagesFrom(int firmId, long contactId) {
        return sql.sql("""
                        select contact_id from reporting.contacts
                         where firm_id = :firm and from_contact_id = :contact and from_contact_id <> 0
                         order by contact_id""")
                .param("firm", firmId)
                .param("contact", contactId)
                .query((row, _) -> row.getLong("contact_id"))
                .list();
    }

    /** The contact that has taken up the place of this one. */
    public Optional<Long> continuedIn(int firmId, long contactId) {
        return sql.sql("""
                        select contact_id from reporting.segments
                         where firm_id = :firm and result = :contact and kind = 'TAKEN_UP'
                         order by contact_id desc limit 1""")
                .param("firm", firmId)
                .param("contact", Long.toString(contactId))
                .query(Long.class)
                .optional();
    }

    @Override
    public boolean exists(int firmId, long contactId) {
        return contact(firmId, contactId).isPresent();
    }

    @Override
    public boolean talkedTo(int firmId, long contactId, int agentId) {
        return sql.sql("""
                        select exists (select 1 from reporting.segments
                                        where firm_id = :firm and contact_id = :contact and agent_id = :agent
                                          and kind = 'CONVERSATION')
                            or exists (select 1 from reporting.contacts
                                        where firm_id = :firm and contact_id = :contact and placed_by = :agent)""")
                .param("firm", firmId)
                .param("contact", contactId)
                .param("agent", agentId)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean heardMessage(int firmId, long contactId, int agentId) {
        return contact(firmId, contactId)
                        .filter(contact -> contact.kind() == ContactKind.VOICEMAIL)
                        .isPresent()
                && talkedTo(firmId, contactId, agentId);
    }

    @Override
    public Optional<LastTalk> lastTalk(int firmId, Collection<String> numbers, int limitSeconds) {
        return sql.sql("""
                        select agent_id, started_at from reporting.contacts
                         where firm_id = :firm and caller = any (:numbers) and agent_id <> 0 and kind = 'CALL'
                         order by started_at desc limit 1""")
                .withQueryTimeout(limitSeconds)
                .param("firm", firmId)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, _) -> new LastTalk(
                        row.getInt("agent_id"), row.getTimestamp("started_at").toInstant()))
                .optional();
    }

    private static final class Conditions {
        private final List<String> all = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        Conditions(ContactSearch search) {
            add("c.firm_id = :firm", Map.of("firm", search.firmId()));
            addIf("c.started_at >= to_timestamp(:from / 1000.0)", "from", search.fromMs());
            addIf("c.started_at < to_timestamp(:to / 1000.0)", "to", search.toMs());
            addIf(exists("s.kind in ('QUEUE', 'MESSAGE') and s.queue_id = :queue"), "queue", search.queueId());
            addIf(
                    "(c.placed_by = :agent or " + exists("s.kind = 'CONVERSATION' and s.agent_id = :agent") + ")",
                    "agent",
                    search.talkedTo());
            addIf(
                    "c.kind = :kind",
                    "kind",
                    search.kind() == null ? null : search.kind().name());
            addIf(
                    "c.outcome = :outcome",
                    "outcome",
                    search.outcome() == null ? null : search.outcome().name());
            var digits = search.digits();
            if (digits != null) {
                add(
                        "(c.caller = :number or c.dialled = :number or c.caller like :part or c.dialled like :part)",
                        Map.of(
                                "number",
                                Objects.requireNonNullElse(search.number(), digits),
                                "part",
                                "%" + digits + "%"));
            }
        }

        private static String exists(String segment) {
            return "exists (select 1 from reporting.segments s"
                    + " where s.firm_id = c.firm_id and s.contact_id = c.contact_id and " + segment + ")";
        }

        void addIf(String condition, String name, @Nullable Object value) {
            if (value != null) {
                add(condition, Map.of(name, value));
            }
        }

        void add(String condition, Map<String, ?> values) {
            all.add(condition);
            parameters.putAll(values);
        }

        String sql() {
            return String.join(" and ", all);
        }

        Map<String, Object> parameters() {
            return parameters;
        }
    }

    static ContactLogRow contact(ResultSet row, int n) throws SQLException {
        var opening = new ContactLogRow.Opening(
                row.getInt("firm_id"),
                row.getLong("contact_id"),
                ContactKind.valueOf(row.getString("kind")),
                row.getLong("from_contact_id"),
                row.getInt("placed_by"),
                row.getString("caller"),
                row.getString("dialled"),
                ms(row, "started_at"));
        var course = new ContactLogRow.Course(
                row.getInt("queue_id"),
                row.getInt("agent_id"),
                row.getLong("wait_ms"),
                row.getLong("talk_ms"),
                row.getLong("hold_ms"));
        return new ContactLogRow(opening, course, end(row));
    }

    private static ContactLogRow.@Nullable End end(ResultSet row) throws SQLException {
        long at = ms(row, "ended_at");
        return at == 0
                ? null
                : new ContactLogRow.End(
                        at,
                        Outcome.valueOf(row.getString("outcome")),
                        EndedBy.valueOf(row.getString("ended_by")),
                        EndCause.valueOf(row.getString("end_cause")));
    }

    static SegmentRow segment(ResultSet row, int n) throws SQLException {
        return new SegmentRow(
                row.getInt("firm_id"),
                row.getLong("contact_id"),
                row.getLong("event_seq"),
                SegmentKind.valueOf(row.getString("kind")),
                ms(row, "started_at"),
                ms(row, "ended_at"),
                row.getInt("queue_id"),
                row.getInt("agent_id"),
                row.getString("cause"),
                row.getString("result"),
                DecisionJson.choice(row.getString("choice")),
                row.getObject("announced_ms", Long.class),
                DecisionJson.widenings(row.getString("widenings")));
    }

    private static long ms(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? 0 : at.getTime();
    }
}
