package org.switchroom.connectors.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.mapping.Question;
import org.switchroom.connectors.source.SourceSettings.CsvSettings;
import org.switchroom.directory.PhoneNumbers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Looks a caller up in a file, by an index of its lines that is made anew when the file is another than before. */
final class CsvSource implements Source {
    static final long LARGEST = 16L * 1024 * 1024;
    private static final int MOST_LINES_OF_ONE = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final CsvSettings settings;
    private final String country;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Index index;

    /** @param country in which national forms of numbers are meant */
    CsvSource(Path directory, CsvSettings settings, String country) {
        this.file = directory.resolve(settings.file());
        this.settings = settings;
        this.country = country;
    }

    /** By "number +49…", "customer 7", "order 12"; the version is of the file it was made of. */
    private record Index(Version version, List<String> columns, Map<String, List<List<String>>> lines) {}

    private record Version(FileTime changed, long size) {}

    @Override
    public JsonNode ask(Question question, CallerKeys keys, Duration limit) throws SourceProblem {
        var now = index();
        var answer = JSON.createArrayNode();
        for (var line : now.lines().getOrDefault(question.filled(keys, value -> value), List.of())) {
            answer.add(object(now.columns(), line));
        }
        return answer;
    }

    private static ObjectNode object(List<String> columns, List<String> line) {
        var object = JSON.createObjectNode();
        for (int i = 0; i < Math.min(columns.size(), line.size()); i++) {
            object.put(columns.get(i), line.get(i));
        }
        return object;
    }

    /** Who asks while a new version is read gets the one before. */
    private Index index() throws SourceProblem {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new SourceProblem("There is no file " + settings.file() + " in " + file.getParent() + ".");
            }
            var version = new Version(Files.getLastModifiedTime(file), Files.size(file));
            var known = index;
            if (known != null && (known.version().equals(version) || !reading.tryLock())) {
                return known;
            }
            return known == null ? readAlone(version) : readFor(version);
        } catch (IOException unreadable) {
            throw new SourceProblem("The file " + settings.file() + " cannot be read: " + unreadable.getMessage());
        }
    }

    private Index readAlone(Version version) throws IOException, SourceProblem {
        reading.lock();
        return readFor(version);
    }

    /** Whose turn it is to read, unless somebody has done so meanwhile. Ends the turn. */
    private Index readFor(Version version) throws IOException, SourceProblem {
        try {
            var known = index;
            if (known == null || !known.version().equals(version)) {
                known = read(version);
                index = known;
            }
            return known;
        } finally {
            reading.unlock();
        }
    }

    private Index read(Version version) throws IOException, SourceProblem {
        if (version.size() > LARGEST) {
            throw new SourceProblem("The file " + settings.file() + " has more than 16 MiB.");
        }
        var lines = CsvLines.of(
                new String(Files.readAllBytes(file), UTF_8),
                settings.separator().charAt(0));
        var columns = lines.isEmpty()
                ? List.<String>of()
                : lines.getFirst().stream().map(String::strip).toList();
        var byKey = new HashMap<String, List<List<String>>>();
        for (var column : keyColumns(columns).entrySet()) {
            for (var line : lines.subList(1, lines.size())) {
                key(column.getValue(), column.getKey() < line.size() ? line.get(column.getKey()) : "", byKey, line);
            }
        }
        return new Index(version, columns, byKey);
    }

    /** What kind of key each column has. */
    private Map<Integer, String> keyColumns(List<String> columns) throws SourceProblem {
        var kinds = new LinkedHashMap<Integer, String>();
        for (var column : settings.numberColumns()) {
            kinds.put(place(columns, column), CsvQuestions.NUMBER);
        }
        if (!settings.customerColumn().isEmpty()) {
            kinds.put(place(columns, settings.customerColumn()), CsvQuestions.CUSTOMER);
        }
        if (!settings.orderColumn().isEmpty()) {
            kinds.put(place(columns, settings.orderColumn()), CsvQuestions.ORDER);
        }
        return kinds;
    }

    private int place(List<String> columns, String column) throws SourceProblem {
        int place = columns.indexOf(column);
        if (place < 0) {
            throw new SourceProblem("The file " + settings.file() + " has no column " + column
                    + ". Its first line names: " + String.join(", ", columns) + ".");
        }
        return place;
    }

    private void key(String question, String written, Map<String, List<List<String>>> byKey, List<String> line) {
        var value = question.equals(CsvQuestions.NUMBER)
                ? PhoneNumbers.e164(written, country).orElse("")
                : written.strip();
        if (!value.isEmpty()) {
            var key = question.replaceFirst("\\{.*}", Matcher.quoteReplacement(value));
            var found = byKey.computeIfAbsent(key, _ -> new ArrayList<>(1));
            if (found.size() < MOST_LINES_OF_ONE && !found.contains(line)) {
                found.add(line);
            }
        }
    }

    @Override
    public void close() {}
}
