package org.switchroom.connectors.source;

import java.util.Arrays;

/** Sources as the server opens them, without a server. */
public final class TestSources implements AutoCloseable {
    private final Sources sources;

    /** @param allowed addresses otherwise refused, with commas */
    public TestSources(String allowed) {
        this.sources = new Sources(new Neighbourhood(
                Arrays.stream(allowed.split(",")).filter(one -> !one.isEmpty()).toList()));
    }

    public Source open(SourceSettings settings, String secret) {
        return sources.open(1, settings, secret);
    }

    @Override
    public void close() {
        sources.close();
    }
}
