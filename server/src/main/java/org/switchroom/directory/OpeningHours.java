package org.switchroom.directory;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When a number is served, in the site's own time.
 *
 * @param exceptions dates on which the week does not count; without spans: closed all day
 */
public record OpeningHours(
        int id, int firmId, String name, ZoneId zone, List<WeeklySpan> week, List<DateException> exceptions) {

    /** Open from {@code from} (inclusive) to {@code to} (exclusive; 00:00 is the day's end). */
    public record WeeklySpan(DayOfWeek day, LocalTime from, LocalTime to) {
        public WeeklySpan {
            requireNonNull(day, "day");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }
    }

    /** A holiday or a day with other hours. */
    public record DateException(LocalDate date, String label, List<DaySpan> spans) {
        public DateException {
            requireNonNull(date, "date");
            requireNonNull(label, "label");
            spans = List.copyOf(spans);
        }
    }

    public record DaySpan(LocalTime from, LocalTime to) {
        public DaySpan {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }
    }

    public boolean openAt(Instant instant) {
        var local = instant.atZone(zone);
        var exception = exceptions.stream()
                .filter(e -> e.date().equals(local.toLocalDate()))
                .findFirst();
        if (exception.isPresent()) {
            return exception.get().spans().stream().anyMatch(s -> within(s.from(), s.to(), local.toLocalTime()));
        }
        return week.stream()
                .anyMatch(s -> s.day() == local.getDayOfWeek() && within(s.from(), s.to(), local.toLocalTime()));
    }

    private static boolean within(LocalTime from, LocalTime to, LocalTime time) {
        return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
    }
}
