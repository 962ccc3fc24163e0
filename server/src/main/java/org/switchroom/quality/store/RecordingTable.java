package org.switchroom.quality.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.switchroom.quality.RecordingEntry;
import org.switchroom.reporting.ContactRecordings;
import org.switchroom.telephony.RecordingName;

/** The table of recordings. */
@Repository
public class RecordingTable implements ContactRecordings {
    private final JdbcClient database;

    RecordingTable(JdbcClient database) {
        this.database = database;
    }

    /** A recording and how long it is. */
    record Length(RecordingName name, long durationMs) {}

    /** Keeps them, each once however often it is told. */
    void keep(List<Length> recordings) {
        var names = recordings.stream().map(Length::name).toList();
        database.sql("""
                        insert into quality.recordings (firm_id, contact_id, agent_id, file, started_at, duration_ms)
                        select firm_id, contact_id, agent_id, file, timestamptz 'epoch' + started_ms * interval '1 ms', duration_ms
                        from unnest(:firms::int[], :contacts::bigint[], :agents::int[], :files::text[], :starts::bigint[], :durations::bigint[])
                             as finished (firm_id, contact_id, agent_id, file, started_ms, duration_ms)
                        on conflict (file) do nothing""")
                .param("firms", names.stream().map(RecordingName::firmId).toArray(Integer[]::new))
                .param("contacts", names.stream().map(RecordingName::contactId).toArray(Long[]::new))
                .param("agents", names.stream().map(RecordingName::agentId).toArray(Integer[]::new))
                .param(
                        "files",
                        names.stream().map(name -> name.path().toString()).toArray(String[]::new))
                .param(
                        "starts",
                        names.stream()
                                .map(name -> name.startedAt().toEpochMilli())
                                .toArray(Long[]::new))
                .param("durations", recordings.stream().map(Length::durationMs).toArray(Long[]::new))
                .update();
    }

    /** When the latest one began. */
    Optional<Instant> latestStart() {
        return database.sql("select started_at from quality.recordings order by started_at desc limit 1")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    public List<RecordingEntry> ofContact(int firmId, long contactId) {
        return database.sql("""
                        select * from quality.recordings
                        where firm_id = :firmId and contact_id = :contactId
                        order by started_at, id""")
                .param("firmId", firmId)
                .param("contactId", contactId)
                .query(RecordingTable::entry)
                .list();
    }

    @Override
    public Set<Long> recorded(int firmId, List<Long> contactIds) {
        return database.sql("""
                        select distinct contact_id from quality.recordings
                        where firm_id = :firmId and contact_id = any(:contactIds)""")
                .param("firmId", firmId)
                .param("contactIds", contactIds.toArray(Long[]::new))
                .query((row, _) -> row.getLong(1))
                .set();
    }

    public Optional<RecordingEntry> find(int firmId, long id) {
        return database.sql("select * from quality.recordings where firm_id = :firmId and id = :id")
                .param("firmId", firmId)
                .param("id", id)
                .query(RecordingTable::entry)
                .optional();
    }

    private static RecordingEntry entry(ResultSet row, int number) throws SQLException {
        return new RecordingEntry(
                row.getLong("id"),
                row.getInt("firm_id"),
                row.getLong("contact_id"),
                row.getInt("agent_id"),
                Path.of(row.getString("file")),
                row.getTimestamp("started_at").toInstant(),
                row.getLong("duration_ms"));
    }
}
