package org.switchroom.quality.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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

    /** Keeps it, once however often it is told. */
    void keep(RecordingName name, long durationMs) {
        database.sql("""
                        insert into quality.recordings (firm_id, contact_id, agent_id, file, started_at, duration_ms)
                        values (:firmId, :contactId, :agentId, :file, :startedAt, :durationMs)
                        on conflict (file) do nothing""")
                .param("firmId", name.firmId())
                .param("contactId", name.contactId())
                .param("agentId", name.agentId())
                .param("file", name.path().toString())
                .param("startedAt", Timestamp.from(name.startedAt()))
                .param("durationMs", durationMs)
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
