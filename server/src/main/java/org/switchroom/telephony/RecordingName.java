package org.switchroom.telephony;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchroom.routing.RoutingDesk;

/**
 * Whose words a recording keeps. It is written into the file's path, so that what is known of a recording can never be
 * lost apart from it: {@code <firm>/<yyyy-mm-dd>/<startedAtMs>-<contact>-<agent>.wav}, the day in UTC.
 */
public record RecordingName(int firmId, long contactId, int agentId, Instant startedAt) {
    /** The ending of a complete file. */
    public static final String COMPLETE = ".wav";
    /** The ending while it is written. */
    public static final String IN_PROGRESS = ".wav.part";

    private static final Pattern PATH =
            Pattern.compile("(\\d{1,9})/\\d{4}-\\d{2}-\\d{2}/(\\d{1,15})-(\\d{1,19})-(\\d{1,9})\\.wav");

    /** What a caller has left in a message, which is a contact of its own: its id alone says where it lies. */
    public static RecordingName ofMessage(int firmId, long contactId) {
        return new RecordingName(firmId, contactId, 0, RoutingDesk.givenAt(contactId));
    }

    /** Relative to the directory of recordings. */
    public Path path() {
        return path(COMPLETE);
    }

    /** @param ending {@link #COMPLETE} or {@link #IN_PROGRESS} */
    public Path path(String ending) {
        var day = LocalDate.ofInstant(startedAt, ZoneOffset.UTC);
        return Path.of(
                Integer.toString(firmId),
                day.toString(),
                startedAt.toEpochMilli() + "-" + contactId + "-" + agentId + ending);
    }

    /** @return empty when the path is no complete recording's */
    public static Optional<RecordingName> of(Path relative) {
        var path = PATH.matcher(relative.toString().replace('\\', '/'));
        if (!path.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RecordingName(
                    Integer.parseInt(path.group(1)),
                    Long.parseLong(path.group(3)),
                    Integer.parseInt(path.group(4)),
                    Instant.ofEpochMilli(Long.parseLong(path.group(2)))));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
