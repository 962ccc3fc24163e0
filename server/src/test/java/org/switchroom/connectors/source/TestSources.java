package org.switchroom.connectors.source;

import java.nio.file.Path;
import java.util.Arrays;
import org.switchroom.database.TestDatabase;

/** Sources as the server opens them, without a server. */
public final class TestSources implements AutoCloseable {
    private static final Path FILES = TestDatabase.temporaryDirectory("files");

    private final Sources sources;

    /** @param allowed addresses otherwise refused, with commas */
    public TestSources(String allowed) {
        this.sources = new Sources(
                new Neighbourhood(Arrays.stream(allowed.split(","))
                        .filter(one -> !one.isEmpty())
                        .toList()),
                FILES);
    }

    public Source open(SourceSettings settings, String secret) {
        return sources.open(1, "DE", settings, secret);
    }

    Writer openToWrite(SourceSettings settings, WriteBack writeBack, String secret) {
        return sources.openToWrite(1, settings, writeBack, secret);
    }

    /** Where a connector's files are. */
    Path files() {
        return FILES.resolve("connectors").resolve("1");
    }

    @Override
    public void close() {
        sources.close();
    }
}
