package org.switchroom.crm.store;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.CustomerFile;
import org.switchroom.crm.PersonalData;

/** Files attached to somebody, those removed too. */
@Component
class FileData implements PersonalData {
    private final JdbcClient sql;
    private final FileContents contents;
    private final FileLanding landing;

    FileData(JdbcClient sql, FileContents contents, FileLanding landing) {
        this.sql = sql;
        this.contents = contents;
        this.landing = landing;
    }

    @Override
    public String place() {
        return "files";
    }

    @Override
    public void show(Person person, Showing to) throws IOException {
        to.rows(
                "attached files",
                sql.sql("select (to_jsonb(f) - 'content')::text from crm.customer_files f"
                                + " where firm_id = ? and customer_id = any (?) order by id")
                        .params(person.firmId(), person.customers())
                        .query((row, _) -> row.getString(1))
                        .list());
        var files = sql.sql("select id, name, type, bytes, incident_id, note_id, at, by_name from crm.customer_files"
                        + " where firm_id = ? and customer_id = any (?) order by id")
                .params(person.firmId(), person.customers())
                .query(CustomerFiles::read)
                .list();
        for (var file : files) {
            show(person, file, to);
        }
    }

    private void show(Person person, CustomerFile file, Showing to) throws IOException {
        landing.temporary(copy -> {
            try (var out = Files.newOutputStream(copy)) {
                contents.write(person.firmId(), file, out);
            }
            to.file(file.id() + "-" + file.name(), copy);
            return file;
        });
    }

    @Override
    public Map<String, Long> erase(Person person) {
        long erased = sql.sql("delete from crm.customer_files where firm_id = ? and customer_id = any (?)")
                .params(person.firmId(), person.customers())
                .update();
        return Map.of("attached files", erased);
    }
}
