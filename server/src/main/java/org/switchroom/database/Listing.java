package org.switchroom.database;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which stretch of a list in memory is wanted; bound from the request's parameters.
 *
 * @param query found anywhere in an entry's text, in any case
 * @param limit 1 to 200, else 50
 * @param cursor the {@code nextCursor} of the page before
 */
public record Listing(
        @Nullable String query,
        @Nullable Integer limit,
        @Nullable String cursor) {
    private static final int USUAL = 50;
    private static final int MOST = 200;

    /**
     * @param textOf what the query is looked for in
     * @param rowOf what is sent
     */
    public <T, R> Page<R> of(List<T> all, Function<T, String> textOf, Function<T, R> rowOf) {
        var wanted = Objects.requireNonNullElse(query, "").strip().toLowerCase(Locale.ROOT);
        var found = all.stream()
                .filter(one -> textOf.apply(one).toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        var from = Math.min(position(), found.size());
        var to = Math.min(from + Math.clamp(Objects.requireNonNullElse(limit, USUAL), 1, MOST), found.size());
        return new Page<>(
                found.subList(from, to).stream().map(rowOf).toList(),
                to < found.size() ? String.valueOf(to) : null,
                found.size());
    }

    private int position() {
        try {
            return Math.max(0, Integer.parseInt(Objects.requireNonNullElse(cursor, "0")));
        } catch (NumberFormatException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The cursor is none that was given out.");
        }
    }
}
