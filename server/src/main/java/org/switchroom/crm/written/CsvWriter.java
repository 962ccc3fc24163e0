package org.switchroom.crm.written;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes CSV (RFC 4180) in UTF-8 with a byte order mark, so that spreadsheets read it right. */
public final class CsvWriter implements AutoCloseable {
    private static final String FORMULA = "=+-@\t\r";

    private final BufferedWriter out;

    public CsvWriter(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 65_536);
        this.out.write('\uFEFF');
    }

    public void write(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(quoted(harmless(cells.get(i))));
        }
        out.write("\r\n");
    }

    /** A spreadsheet must not take a cell for a formula; telephone numbers and plain numbers are none. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 && !cell.matches("[+-][0-9 +;.]+")
                ? "'" + cell
                : cell;
    }

    private static String quoted(String cell) {
        var plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == ';' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
