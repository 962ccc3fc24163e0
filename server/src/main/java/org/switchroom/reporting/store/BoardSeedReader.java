package org.switchroom.reporting.store;

import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.switchroom.directory.ClientFirm;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Queue;
import org.switchroom.reporting.projection.DayCounts;
import org.switchroom.reporting.projection.FirmNow;
import org.switchroom.reporting.projection.SegmentKind;
import org.switchroom.reporting.projection.SegmentRow;

/** Reads today's figures and what is open out of the contact log, at one moment. */
@Component
class BoardSeedReader {
    /** When the caller of a {@code stay} that began with a move came into the first of the queues; else null. */
    private static final String ARRIVAL = """
            (select first.started_at from reporting.segments first
              where stay.cause = 'MOVED' and first.cause <> 'MOVED' and first.kind = 'QUEUE'
                and first.firm_id = stay.firm_id and first.contact_id = stay.contact_id
                and first.event_seq < stay.event_seq
              order by first.event_seq desc limit 1)""";

    /** Of callers: not of messages, nor of calls that agents have placed. */
    private static final String OF_A_CALLER = """
            exists (select 1 from reporting.contacts c
                     where c.firm_id = stay.firm_id and c.contact_id = stay.contact_id and c.kind = 'CALL')""";

    private final JdbcClient sql;
    private final ContactLogWriter log;
    private final Directory directory;
    private final TransactionTemplate oneMoment;

    BoardSeedReader(
            JdbcClient sql, ContactLogWriter log, Directory directory, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.log = log;
        this.directory = directory;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    BoardSeed read(long nowMs) {
        return Objects.requireNonNull(oneMoment.execute(status -> {
            var counts = new HashMap<Integer, DayCounts>();
            for (var firm : directory.firms()) {
                counts.put(firm.id(), today(firm, FirmNow.dayStartMs(firm.zone(), nowMs)));
            }
            return new BoardSeed(log.position(), counts, log.openContacts(), openSegments());
        }));
    }

    /** By contact. Who was moved has waited since the first queue. */
    private Map<Long, List<SegmentRow>> openSegments() {
        var arrivals = new HashMap<Long, Long>();
        sql.sql("""
                        select contact_id, coalesce(%s, started_at) as arrived_at
                          from reporting.segments stay
                         where kind = 'QUEUE' and cause = 'MOVED' and ended_at is null""".formatted(ARRIVAL)).query(row -> {
            arrivals.put(
                    row.getLong("contact_id"),
                    row.getTimestamp("arrived_at").toInstant().toEpochMilli());
        });
        return log.openSegments().stream()
                .map(segment -> segment.kind() == SegmentKind.QUEUE
                        ? segment.since(arrivals.getOrDefault(segment.contactId(), segment.startedAtMs()))
                        : segment)
                .collect(groupingBy(SegmentRow::contactId));
    }

    /** The same figures as the board counts from events, from the log alone. */
    DayCounts today(ClientFirm firm, long dayStartMs) {
        var counts = new DayCounts();
        for (var queue : directory.queues(firm.id())) {
            counts.add(queue.id(), queue(queue, dayStartMs));
        }
        counts.add(contacts(firm.id(), dayStartMs));
        return counts;
    }

    private DayCounts.OfQueue queue(Queue queue, long dayStartMs) {
        return sql.sql("""
                        select count(*) as offered,
                               count(*) filter (where result = 'ANSWERED') as answered,
                               count(*) filter (where result = 'ABANDONED') as abandoned,
                               count(*) filter (where result = 'ANSWERED'
                                                  and ended_at - arrived_at <= make_interval(secs => :seconds)) as in_time,
                               (select count(*) from reporting.segments stay
                                 where firm_id = :firm and queue_id = :queue and kind = 'OVERFLOW'
                                   and cause not like '%%/ANNOUNCEMENT' and cause not like '%%/CALLBACK' and result <> 'PASSED'
                                   and started_at >= to_timestamp(:day / 1000.0) and %s) as overflowed
                          from (select result, ended_at, coalesce(%s, started_at) as arrived_at
                                  from reporting.segments stay
                                 where firm_id = :firm and queue_id = :queue and kind = 'QUEUE'
                                   and cause not in ('AGENT_LOST', 'TO_AGENT', 'RETURNED', 'NOT_REACHED')
                                   and started_at >= to_timestamp(:day / 1000.0) and %s) as stays
                         where arrived_at >= to_timestamp(:day / 1000.0)""".formatted(OF_A_CALLER, ARRIVAL, OF_A_CALLER))
                .param("firm", queue.firmId())
                .param("queue", queue.id())
                .param("seconds", queue.serviceLevelSeconds())
                .param("day", dayStartMs)
                .query((row, n) -> new DayCounts.OfQueue(
                        row.getInt("offered"),
                        row.getInt("answered"),
                        row.getInt("abandoned"),
                        row.getInt("in_time"),
                        row.getInt("overflowed")))
                .single();
    }

    private DayCounts.OfContacts contacts(int firmId, long dayStartMs) {
        return sql.sql("""
                        select count(*) filter (where outcome = 'ANSWERED') as answered,
                               count(*) filter (where outcome = 'ABANDONED') as abandoned,
                               count(ended_at) as ended
                          from reporting.contacts
                         where firm_id = :firm and started_at >= to_timestamp(:day / 1000.0) and kind = 'CALL'""")
                .param("firm", firmId)
                .param("day", dayStartMs)
                .query((row, n) ->
                        new DayCounts.OfContacts(row.getInt("answered"), row.getInt("abandoned"), row.getInt("ended")))
                .single();
    }
}
