package org.switchroom.quality.store;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.PersonalData;

/** What was recorded of somebody's contacts: the files, then the rows. */
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

    @Override
    public Map<String, Long> erase(Person person) throws IOException {
        long files = 0;
        for (long contact : withRecordings(person)) {
            for (var entry : table.ofContact(person.firmId(), contact)) {
                var file = shelf.fileOf(entry);
                if (file.isPresent()) {
                    Files.deleteIfExists(file.get());
                    files++;
                }
            }
        }
        long rows = sql.sql("delete from quality.recordings where firm_id = ? and contact_id = any (?)")
                .params(person.firmId(), person.contacts())
                .update();
        return Map.of("audio files", files, "recordings", rows);
    }

    private Set<Long> withRecordings(Person person) {
        return table.recorded(person.firmId(), List.copyOf(person.contactIds()));
    }
}
