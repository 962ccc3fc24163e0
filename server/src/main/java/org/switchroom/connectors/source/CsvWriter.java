package org.switchroom.connectors.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.switchroom.connectors.mapping.Entry;
import org.switchroom.connectors.mapping.Template;
import org.switchroom.connectors.source.WriteBack.CsvColumn;
import org.switchroom.connectors.source.WriteBack.CsvWriting;

/**
 * Appends a line to a file (RFC 4180, UTF-8), which gets the columns' names first when it is new. A line is written whole and
 * forced to disk. A server that stops right then writes it again after the start: key and version tell.
 */
final class CsvWriter implements Writer {
    private static final long LARGEST = 256L * 1024 * 1024;
    private static final String FORMULA = "=+-@\t\r";
    /** One at a time, whichever connector it is: two may append to the same file. */
    private static final ReentrantLock TURN = new ReentrantLock();

    private final Path file;
    private final String separator;
    private final List<CsvColumn> columns;

    CsvWriter(Path directory, String separator, CsvWriting writing) {
        this.file = directory.resolve(writing.file());
        this.separator = separator;
        this.columns = writing.columns();
    }

    @Override
    public Written write(Entry entry, Duration limit) throws SourceProblem, InterruptedException {
        var line = line(columns.stream()
                .map(column -> new Template(column.value()).filled(entry, value -> value))
                .toList());
        TURN.lockInterruptibly();
        try (var channel = FileChannel.open(file, Set.of(APPEND, CREATE, NOFOLLOW_LINKS))) {
            if (channel.size() > LARGEST) {
                throw new SourceProblem("The file " + file.getFileName() + " has more than 256 MiB. Move it away.");
            }
            var heading = channel.size() > 0
                    ? ""
                    : line(columns.stream().map(CsvColumn::name).toList());
            var bytes = ByteBuffer.wrap((heading + line).getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            return new Written(line, file.getFileName() + ": " + channel.size() + " bytes");
        } catch (IOException denied) {
            throw new SourceProblem("The file " + file.getFileName() + " cannot be written: " + denied.getMessage());
        } finally {
            TURN.unlock();
        }
    }

    private String line(List<String> cells) {
        return cells.stream().map(CsvWriter::harmless).map(this::quoted).collect(Collectors.joining(separator))
                + "\r\n";
    }

    /** A spreadsheet must not take a cell for a formula; telephone numbers and plain numbers are none. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 && !cell.matches("[+-][0-9 +;.]+")
                ? "'" + cell
                : cell;
    }

    private String quoted(String cell) {
        boolean plain = !cell.contains(separator) && cell.chars().noneMatch(c -> c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
