package org.switchroom.connectors.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Opens sources of every kind. */
@Component
public class Sources implements AutoCloseable {
    private final Neighbourhood neighbourhood;
    private final Path files;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    /** @param dataDir in which each firm has a directory for files */
    Sources(Neighbourhood neighbourhood, @Value("${switchroom.data-dir}") Path dataDir) {
        this.neighbourhood = neighbourhood;
        this.files = dataDir.resolve("connectors");
    }

    /**
     * Asks nothing of it yet.
     *
     * @param country of the firm
     * @param secret password or token; empty: none
     */
    public Source open(int firmId, String country, SourceSettings settings, String secret) {
        return switch (settings.kind()) {
            case REST -> new RestSource(http, neighbourhood, settings.restPart(), secret);
            case SQL -> new SqlSource(neighbourhood, settings.sqlPart(), secret);
            case LDAP -> new LdapSource(neighbourhood, settings.ldapPart(), secret);
            case CSV -> new CsvSource(filesOf(firmId), settings.csvPart(), country);
        };
    }

    /** Made when it is first needed, so that an administrator of the machine sees where files go. */
    private Path filesOf(int firmId) {
        var directory = files.resolve(String.valueOf(firmId));
        try {
            return Files.createDirectories(directory);
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
