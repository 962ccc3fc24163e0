package org.switchroom.connectors.source;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How what agents write down gets into a source. The part of the source's kind is there.
 *
 * @param timeMs from the beginning to the answer
 */
public record WriteBack(
        boolean enabled,
        int timeMs,
        @Nullable RestWriting rest,
        @Nullable SqlWriting sql,
        @Nullable CsvWriting csv) {

    /**
     * @param url with values in braces in path and query; of an origin that is asked too, as it is the same login
     * @param body JSON with values in braces in its strings
     */
    public record RestWriting(Method method, String url, String body) {
        public enum Method {
            POST,
            PUT,
            PATCH
        }
    }

    /** @param statement one insert or update, with values after a colon */
    public record SqlWriting(String statement) {}

    /** @param file name in the firm's directory of files; lines are appended to it */
    public record CsvWriting(String file, List<CsvColumn> columns) {
        public CsvWriting {
            columns = List.copyOf(columns);
        }
    }

    /** @param value a template with values in braces */
    public record CsvColumn(String name, String value) {}

    RestWriting restPart() {
        return Objects.requireNonNull(rest);
    }

    SqlWriting sqlPart() {
        return Objects.requireNonNull(sql);
    }

    CsvWriting csvPart() {
        return Objects.requireNonNull(csv);
    }
}
