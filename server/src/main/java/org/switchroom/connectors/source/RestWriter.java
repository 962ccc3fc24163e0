package org.switchroom.connectors.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.switchroom.connectors.mapping.Entry;
import org.switchroom.connectors.mapping.Entry.Field;
import org.switchroom.connectors.mapping.Template;
import org.switchroom.connectors.source.WriteBack.RestWriting;

/**
 * Writes by POST, PUT or PATCH. Each version of what is written has an {@code Idempotency-Key} of its own, the same at each
 * attempt (draft-ietf-httpapi-idempotency-key-header).
 */
final class RestWriter implements Writer {
    private static final int SHOWN = 2_000;
    /** Refusals that a second attempt may overcome: a login put right, a lock let go, a limit of requests. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 407, 408, 409, 423, 425, 429);

    private final RestService service;
    private final RestWriting writing;

    RestWriter(RestService service, RestWriting writing) {
        this.service = service;
        this.writing = writing;
    }

    @Override
    public Written write(Entry entry, Duration limit) throws SourceProblem {
        var url = url(entry);
        var body = new Template(writing.body()).filledJson(entry);
        var key = "\"" + entry.value(Field.KEY) + "/" + entry.value(Field.VERSION) + "\"";
        var headers = Map.of("Content-Type", "application/json; charset=utf-8", "Idempotency-Key", key);
        var answer = service.send(writing.method().name(), url, body, headers, limit);
        int status = answer.status();
        var text = new String(answer.body(), 0, Math.min(answer.body().length, SHOWN), UTF_8);
        if (status / 100 != 2) {
            throw new SourceProblem(
                    "The service answered " + status + ", and only 2xx counts as written.",
                    text,
                    status / 100 == 4 && !PASSING.contains(status));
        }
        return new Written(
                writing.method() + " " + url + "\nIdempotency-Key: " + key + "\n\n" + body,
                status + (text.isEmpty() ? "" : "\n\n" + text));
    }

    private URI url(Entry entry) throws SourceProblem {
        var filled = new Template(writing.url()).filled(entry, RestService::encoded);
        if (RestService.leadsElsewhere(writing.url(), filled)) {
            throw new SourceProblem(
                    "A value in the path is empty, \".\" or \"..\", which would lead elsewhere: " + filled
                            + ". Put it into the query or the body.",
                    "",
                    true);
        }
        return URI.create(filled);
    }
}
