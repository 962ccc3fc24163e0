package org.switchroom.crm.written;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of comma separated values, as it turns out to be written.
 *
 * @param charset UTF-8 when all of it is; else windows-1252, which has all of Latin-1
 */
public record CsvFile(Path path, Charset charset, char separator) {
    public static final Charset WESTERN = Charset.forName("windows-1252");
    private static final String SEPARATORS = ";,\t|";
    private static final int BUFFER = 65_536;
    private static final int MARK = '\uFEFF';

    /** Looks through the whole file, some of it at a time. */
    public static CsvFile of(Path path) throws IOException {
        var charset = isUtf8(path) ? StandardCharsets.UTF_8 : WESTERN;
        return new CsvFile(path, charset, separator(path, charset));
    }

    /** After the byte order mark, if there is one. */
    public CsvReader open() throws IOException {
        return new CsvReader(reader(path, charset), separator);
    }

    private static Reader reader(Path path, Charset charset) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(path), charset), BUFFER);
        reader.mark(1);
        if (reader.read() != MARK) {
            reader.reset();
        }
        return reader;
    }

    /** The first records, the head among them. */
    public List<List<String>> first(int most) throws IOException {
        var records = new ArrayList<List<String>>();
        try (var csv = open()) {
            for (var record = csv.next(); record.isPresent() && records.size() < most; record = csv.next()) {
                records.add(record.get());
            }
        }
        return records;
    }

    private static boolean isUtf8(Path path) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var bytes = ByteBuffer.allocate(BUFFER);
        var characters = CharBuffer.allocate(BUFFER);
        try (InputStream file = Files.newInputStream(path)) {
            int read = 0;
            while (read >= 0) {
                read = file.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                if (decoder.decode(bytes, characters.clear(), read < 0).isError()) {
                    return false;
                }
                bytes.compact();
            }
        }
        return true;
    }

    /** The one of which the head has most outside quotes. */
    private static char separator(Path path, Charset charset) throws IOException {
        var counts = new int[SEPARATORS.length()];
        try (var reader = reader(path, charset)) {
            boolean quoted = false;
            for (int i = 0; i < CsvReader.MOST_CHARACTERS; i++) {
                int character = reader.read();
                if (character < 0 || (!quoted && (character == '\n' || character == '\r'))) {
                    break;
                }
                quoted ^= character == '"';
                int which = quoted ? -1 : SEPARATORS.indexOf(character);
                if (which >= 0) {
                    counts[which]++;
                }
            }
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        return SEPARATORS.charAt(best);
    }
}
