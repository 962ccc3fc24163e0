package org.switchroom.quality.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.PersonalData;

/** What was recorded of somebody's contacts: files, and a row for each. */
@Component
class RecordingData implements PersonalData {
    private final JdbcClient sql;
    private final RecordingTable table;
    private final RecordingShelf shelf;

    RecordingData(JdbcClient sql, RecordingTable table, RecordingShelf shelf) {
        this.sql = sql;
        this.table = table;
        this.shelf = shelf;
    }

    @Override
    public String place() {
        return "recordings";
    }

    @Override
    public void show(Person person, Showing to) throws IOException {
        to.rows(
                "recordings",
                sql.sql("select to_jsonb(r)::text from quality.recordings r"
                                + " where firm_id = ? and contact_id = any (?) order by started_at")
                        .params(person.firmId(), person.contacts())
                        .query((row, _) -> row.getString(1))
                        .list());
        for (long contact : withRecordings(person)) {
            for (var entry : table.ofContact(person.firmId(), contact)) {
                var file = shelf.fileOf(entry);
                if (file.isPresent()) {
                    to.file(contact + "-" + entry.id() + ".wav", file.get());
                }
            }
        }
    }

    /** What is broken off before its end has deleted files already, so that none is left without a row; then too each counts. */
    @Override
    public Map<String, Long> erase(Person person) throws IOException {
        var files = sql.sql("delete from quality.recordings where firm_id = ? and contact_id = any (?) returning file")
                .params(person.firmId(), person.contacts())
                .query((row, _) -> row.getString(1))
                .list();
        for (var file : files) {
            shelf.drop(Path.of(file));
        }
        long count = files.size();
        return Map.of("audio files", count, "recordings", count);
    }

    private Set<Long> withRecordings(Person person) {
        return table.recorded(person.firmId(), List.copyOf(person.contactIds()));
    }
}
