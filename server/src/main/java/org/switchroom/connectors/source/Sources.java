package org.switchroom.connectors.source;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Opens sources of every kind. */
@Component
public class Sources implements AutoCloseable {
    private final Neighbourhood neighbourhood;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    Sources(Neighbourhood neighbourhood) {
        this.neighbourhood = neighbourhood;
    }

    /**
     * Asks nothing of it yet.
     *
     * @param secret password or token; empty: none
     */
    public Source open(int firmId, SourceSettings settings, String secret) {
        return switch (settings.kind()) {
            case REST -> new RestSource(http, neighbourhood, settings.restPart(), secret);
            case SQL, LDAP, CSV ->
                throw new UnsupportedOperationException(settings.kind().name());
        };
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
