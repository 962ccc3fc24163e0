package org.switchroom.crm.written;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CSV (RFC 4180) record by record, with any separator; never holds more than one record. */
public final class CsvReader implements AutoCloseable {
    /** Of one record; more ends in {@link TooLong}. */
    public static final int MOST_CELLS = 200;

    public static final int MOST_CHARACTERS = 65_536;

    private static final int NONE = -2;

    private final Reader file;
    private final char separator;
    private int ahead = NONE;

    public CsvReader(Reader file, char separator) {
        this.file = file;
        this.separator = separator;
    }

    /** A record that is longer than any should be: the separator or the quotes are wrong. */
    public static final class TooLong extends IOException {
        TooLong() {
            super("A line has more than " + MOST_CELLS + " columns or " + MOST_CHARACTERS
                    + " characters. See whether the separator is the right one and all quotes are closed.");
        }
    }

    /** @return empty at the end; an empty line is a record with one empty cell */
    public Optional<List<String>> next() throws IOException {
        int first = read();
        if (first < 0) {
            return Optional.empty();
        }
        ahead = first;
        var cells = new ArrayList<String>();
        int characters = 0;
        int end;
        do {
            var cell = new StringBuilder();
            end = cell(cell);
            characters += cell.length();
            cells.add(cell.toString());
            if (cells.size() > MOST_CELLS || characters > MOST_CHARACTERS) {
                throw new TooLong();
            }
        } while (end == separator);
        return Optional.of(cells);
    }

    /** @return what ended it: the separator, a line's end, or the file's */
    private int cell(StringBuilder cell) throws IOException {
        int read = read();
        if (read == '"') {
            quoted(cell);
            read = read();
        }
        while (read >= 0 && read != separator && read != '\n' && read != '\r') {
            append(cell, read);
            read = read();
        }
        if (read == '\r') {
            int after = read();
            if (after != '\n') {
                ahead = after;
            }
            return '\n';
        }
        return read;
    }

    private void quoted(StringBuilder cell) throws IOException {
        int read = read();
        while (read >= 0) {
            if (read == '"') {
                int after = read();
                if (after != '"') {
                    ahead = after;
                    return;
                }
            }
            append(cell, read);
            read = read();
        }
    }

    private static void append(StringBuilder cell, int character) throws IOException {
        if (cell.length() >= MOST_CHARACTERS) {
            throw new TooLong();
        }
        cell.append((char) character);
    }

    private int read() throws IOException {
        int character = ahead == NONE ? file.read() : ahead;
        ahead = NONE;
        return character;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
