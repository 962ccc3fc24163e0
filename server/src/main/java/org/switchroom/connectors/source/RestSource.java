package org.switchroom.connectors.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.mapping.Question;
import org.switchroom.connectors.source.SourceSettings.RestSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a REST service by GET. 404 and 204 mean that it knows nobody. */
final class RestSource implements Source {
    static final int LARGEST_ANSWER = 256 * 1024;
    private static final int MOST_REDIRECTS = 3;
    private static final int SHOWN = 2_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final Neighbourhood neighbourhood;
    private final RestSettings settings;
    private final String secret;

    /** @param http shared by all; follows no redirect by itself */
    RestSource(HttpClient http, Neighbourhood neighbourhood, RestSettings settings, String secret) {
        this.http = http;
        this.neighbourhood = neighbourhood;
        this.settings = settings;
        this.secret = secret;
    }

    @Override
    public JsonNode ask(Question question, CallerKeys keys, Duration limit) throws SourceProblem, InterruptedException {
        var url = URI.create(question.filled(keys, RestSource::encoded));
        neighbourhood.check(url.getHost());
        try {
            return get(url, limit);
        } catch (HttpTimeoutException slow) {
            throw new SourceProblem("The service did not answer within " + limit.toMillis() + " ms.");
        } catch (ConnectException away) {
            throw new SourceProblem("Nobody answers at " + url.getAuthority() + ". Check host and port.");
        } catch (IOException broken) {
            throw new SourceProblem("The connection to " + url.getAuthority() + " broke: " + broken.getMessage());
        }
    }

    private JsonNode get(URI first, Duration limit) throws SourceProblem, IOException, InterruptedException {
        var url = first;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var response = http.send(request(url, limit), HttpResponse.BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                var further = response.headers().firstValue("Location");
                if (response.statusCode() / 100 != 3 || further.isEmpty()) {
                    return read(response.statusCode(), body);
                }
                url = sameOrigin(url, further.get());
            }
        }
        throw new SourceProblem("The service redirects in a circle.");
    }

    private HttpRequest request(URI url, Duration limit) throws SourceProblem {
        var request = HttpRequest.newBuilder(url).timeout(limit).header("Accept", "application/json");
        settings.headers().forEach(request::setHeader);
        try {
            switch (settings.login()) {
                case NONE -> {}
                case BASIC -> request.setHeader("Authorization", "Basic " + basic());
                case BEARER -> request.setHeader("Authorization", "Bearer " + secret);
                case HEADER -> request.setHeader(settings.account(), secret);
            }
        } catch (IllegalArgumentException _) { // its message has the secret in it
            throw new SourceProblem("The secret has a character that no header may have. Enter it again.");
        }
        return request.build();
    }

    private String basic() {
        return Base64.getEncoder().encodeToString((settings.account() + ":" + secret).getBytes(UTF_8));
    }

    private static JsonNode read(int status, InputStream body) throws SourceProblem, IOException {
        if (status == 404 || status == 204) {
            return JSON.createArrayNode();
        }
        var bytes = body.readNBytes(LARGEST_ANSWER + 1);
        var text = new String(bytes, 0, Math.min(bytes.length, SHOWN), UTF_8);
        if (status == 401 || status == 403) {
            throw new SourceProblem("The service refuses the login (" + status + "). Check account and secret.", text);
        }
        if (status != 200) {
            throw new SourceProblem("The service answered " + status + ".", text);
        }
        if (bytes.length > LARGEST_ANSWER) {
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

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {}
}
