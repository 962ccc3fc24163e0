package org.switchroom.crm.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.written.CsvFile;
import org.switchroom.crm.written.CsvReader;
import org.switchroom.crm.written.CsvWriter;
import org.switchroom.directory.ChangeRefused;

/** The refused lines of an import, to be put right and taken in again. */
@Component
public class ImportReport {
    private static final int AT_A_TIME = 1_000;

    private final JdbcClient sql;
    private final Imports imports;

    ImportReport(JdbcClient sql, Imports imports) {
        this.sql = sql;
        this.imports = imports;
    }

    private record Refusal(long line, String reason) {}

    public void write(int firmId, long importId, OutputStream out) throws IOException {
        try (var csv = new CsvWriter(out)) {
            var file = file(firmId, importId);
            if (file.isEmpty()) {
                writeAll(importId, csv, null);
                return;
            }
            try (var lines = file.get().open()) {
                writeAll(importId, csv, lines);
            }
        }
    }

    private Optional<CsvFile> file(int firmId, long importId) {
        try {
            return Optional.of(imports.file(firmId, importId));
        } catch (ChangeRefused gone) {
            return Optional.empty();
        }
    }

    private void writeAll(long importId, CsvWriter csv, @Nullable CsvReader lines) throws IOException {
        var head = new ArrayList<>(List.of("line", "reason"));
        head.addAll(lines == null ? List.of() : lines.next().orElse(List.of()));
        csv.write(head);
        long read = 0;
        var some = after(importId, 0);
        while (!some.isEmpty()) {
            for (var refusal : some) {
                var row = new ArrayList<>(List.of(String.valueOf(refusal.line() + 1), refusal.reason()));
                while (lines != null && read < refusal.line()) {
                    var cells = lines.next().orElse(List.of());
                    read++;
                    if (read == refusal.line()) {
                        row.addAll(cells);
                    }
                }
                csv.write(row);
            }
            some = after(importId, some.getLast().line());
        }
    }

    private List<Refusal> after(long importId, long line) {
        return sql.sql("select line, reason from crm.import_refusals where import_id = ? and line > ?"
                        + " order by line limit ?")
                .params(importId, line, AT_A_TIME)
                .query((row, _) -> new Refusal(row.getLong(1), row.getString(2)))
                .list();
    }
}
