package org.switchroom.connectors.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.switchroom.connectors.source.SourceSettings.RestSettings;
import org.switchroom.directory.CheckedHttp;

/** A REST service with its login and headers. What does not come of a request is said in words. */
record RestService(CheckedHttp http, RestSettings settings, String secret) {
    static final int LARGEST_ANSWER = 256 * 1024;

    private static final Set<String> ELSEWHERE = Set.of("", ".", "..");

    /**
     * @param body JSON; null: none
     * @param headers besides those of the settings
     */
    CheckedHttp.Answer send(String method, URI url, @Nullable String body, Map<String, String> headers, Duration limit)
            throws SourceProblem {
        try {
            var request = new CheckedHttp.Request(method, url, all(headers), body);
            return http.send(request, LARGEST_ANSWER + 1, limit);
        } catch (CheckedHttp.AddressRefused refused) {
            throw new SourceProblem(String.valueOf(refused.getMessage()));
        } catch (UnknownHostException unknown) {
            throw new SourceProblem("There is no host " + url.getHost() + ". Check its name.");
        } catch (CheckedHttp.TooSlow slow) {
            throw new SourceProblem("The service did not answer within " + limit.toMillis() + " ms.");
        } catch (ConnectException away) {
            throw new SourceProblem("Nobody answers at " + url.getAuthority() + ". Check host and port.");
        } catch (IOException broken) {
            throw new SourceProblem("The connection to " + url.getAuthority() + " broke: " + broken.getMessage());
        } catch (IllegalArgumentException _) { // the secret must not be in a message
            throw new SourceProblem("The secret has a character that no header may have. Enter it again.");
        }
    }

    private Map<String, String> all(Map<String, String> further) {
        var all = new LinkedHashMap<String, String>();
        all.put("Accept", "application/json");
        all.putAll(settings.headers());
        all.putAll(further);
        switch (settings.login()) {
            case NONE -> {}
            case BASIC -> all.put("Authorization", "Basic " + basic());
            case BEARER -> all.put("Authorization", "Bearer " + secret);
            case HEADER -> all.put(settings.account(), secret);
        }
        return all;
    }

    private String basic() {
        return Base64.getEncoder().encodeToString((settings.account() + ":" + secret).getBytes(UTF_8));
    }

    /**
     * Whether a value made a step of the path that is none or leads out of where the address says: no encoding changes that.
     *
     * @param template with names in braces
     * @param filled with values that are {@link #encoded}
     */
    static boolean leadsElsewhere(String template, String filled) {
        var wanted = steps(template);
        var made = steps(filled);
        return IntStream.range(0, made.length).anyMatch(i -> ELSEWHERE.contains(made[i]) && !made[i].equals(wanted[i]));
    }

    private static String[] steps(String url) {
        return url.split("[?#]", 2)[0].split("/", -1);
    }

    /** For a path or a query. */
    static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "RestService at " + settings.urls();
    }
}
