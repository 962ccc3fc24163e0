package org.switchroom.developers.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.LoggedEvent;

/**
 * An event as it is sent: CloudEvents 1.0, structured JSON.
 *
 * @param id with {@code source} unique, however often it is sent
 * @param time RFC 3339
 * @param position extension: what {@code /api/v1/events?after=} goes on from; left out where there is none
 */
@JsonPropertyOrder({"specversion", "id", "source", "type", "subject", "time", "datacontenttype", "position", "data"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent(
        String specversion,
        String id,
        String source,
        EventType type,
        String subject,
        String time,
        String datacontenttype,
        @Nullable String position,
        @JsonInclude(content = JsonInclude.Include.ALWAYS) Map<String, @Nullable Object> data) {
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    /** Of the journal, with its place there. */
    public static CloudEvent of(LoggedEvent logged, PublicEvent event) {
        var seq = Long.toString(logged.eventSeq());
        return of(seq, logged.firmId(), Instant.ofEpochMilli(logged.atMs()), seq, event);
    }

    /** Of something that is not in the journal. */
    public static CloudEvent of(String id, int firmId, Instant at, PublicEvent event) {
        return of(id, firmId, at, null, event);
    }

    private static CloudEvent of(String id, int firmId, Instant at, @Nullable String position, PublicEvent event) {
        return new CloudEvent(
                "1.0",
                id,
                "/firms/" + firmId,
                event.type(),
                event.subject(),
                at.toString(),
                "application/json",
                position,
                event.data());
    }
}
