package org.switchroom.connectors.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.mapping.Question;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a REST service by GET. 404 and 204 mean that it knows nobody. */
final class RestSource implements Source {
    private static final int MOST_REDIRECTS = 3;
    private static final int SHOWN = 2_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RestService service;

    RestSource(RestService service) {
        this.service = service;
    }

    @Override
    public JsonNode ask(Question question, CallerKeys keys, Duration limit) throws SourceProblem {
        var filled = question.filled(keys, RestService::encoded);
        if (RestService.leadsElsewhere(question.text(), filled)) { // such a number is nobody's
            return JSON.createArrayNode();
        }
        var url = URI.create(filled);
        long until = System.nanoTime() + limit.toNanos();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var left = Duration.ofNanos(Math.max(1_000_000, until - System.nanoTime()));
            var answer = service.send("GET", url, null, Map.of(), left);
            if (answer.status() / 100 != 3 || answer.location().isEmpty()) {
                return read(answer.status(), answer.body());
            }
            url = sameOrigin(url, answer.location());
        }
        throw new SourceProblem("The service redirects in a circle.");
    }

    private static JsonNode read(int status, byte[] bytes) throws SourceProblem {
        if (status == 404 || status == 204) {
            return JSON.createArrayNode();
        }
        var text = new String(bytes, 0, Math.min(bytes.length, SHOWN), UTF_8);
        if (status == 401 || status == 403) {
            throw new SourceProblem("The service refuses the login (" + status + "). Check account and secret.", text);
        }
        if (status != 200) {
            throw new SourceProblem("The service answered " + status + ".", text);
        }
        if (bytes.length > RestService.LARGEST_ANSWER) {
            throw new SourceProblem("The answer has more than 256 KiB. Ask for less.", text);
        }
        try {
            var answer = JSON.readTree(bytes);
            return answer.isMissingNode() ? JSON.createArrayNode() : answer;
        } catch (JacksonException malformed) {
            throw new SourceProblem("The answer is no JSON: " + malformed.getOriginalMessage(), text);
        }
    }

    private static URI sameOrigin(URI from, String location) throws SourceProblem {
        URI to;
        try {
            to = from.resolve(location);
        } catch (IllegalArgumentException none) {
            throw new SourceProblem("The service redirects to what is no address.");
        }
        boolean same = Objects.equals(from.getScheme(), to.getScheme())
                && Objects.equals(from.getHost(), to.getHost())
                && from.getPort() == to.getPort();
        if (!same) {
            throw new SourceProblem("The service redirects to " + to.getScheme() + "://" + to.getAuthority()
                    + ". Only redirects within the same host are followed; enter that address if it is right.");
        }
        return to;
    }

    @Override
    public void close() {}
}
