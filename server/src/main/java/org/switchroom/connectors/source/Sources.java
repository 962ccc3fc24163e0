package org.switchroom.connectors.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.switchroom.directory.CheckedHttp;

/** Opens sources of every kind. */
@Component
public class Sources implements AutoCloseable {
    private final Neighbourhood neighbourhood;
    private final Path files;
    private final CheckedHttp http;

    /** @param dataDir in which each firm has a directory for files */
    Sources(Neighbourhood neighbourhood, @Value("${switchroom.data-dir}") Path dataDir) {
        this.neighbourhood = neighbourhood;
        this.http = new CheckedHttp(InetAddress::getAllByName, neighbourhood);
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
            case REST -> new RestSource(new RestService(http, settings.restPart(), secret));
            case SQL -> new SqlSource(neighbourhood, settings.sqlPart(), secret);
            case LDAP -> new LdapSource(neighbourhood, settings.ldapPart(), secret);
            case CSV -> new CsvSource(filesOf(firmId), settings.csvPart(), country);
        };
    }

    /**
     * Writes nothing yet.
     *
     * @param writeBack which is in order for the settings
     * @param secret password or token; empty: none
     */
    public Writer openToWrite(int firmId, SourceSettings settings, WriteBack writeBack, String secret) {
        return switch (settings.kind()) {
            case REST -> new RestWriter(new RestService(http, settings.restPart(), secret), writeBack.restPart());
            case SQL ->
                new SqlWriter(
                        neighbourhood, settings.sqlPart(), writeBack.sqlPart().statement(), secret);
            case CSV -> new CsvWriter(filesOf(firmId), settings.csvPart().separator(), writeBack.csvPart());
            case LDAP -> throw new IllegalArgumentException("LDAP directories are read only here");
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
        http.close();
    }
}
