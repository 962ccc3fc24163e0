package org.switchroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/** Made at the first start, and seen to be writable before anything, the log file first, is opened in it. */
final class DataDirectory implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    /** Between what reads the configuration files (+10) and what begins to log (+20). */
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 15;

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        prepare(Path.of(event.getEnvironment().getProperty("switchroom.data-dir", "data")));
    }

    /** @throws StartupProblem when it or something in it may not be written */
    static void prepare(Path directory) {
        var absolute = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            try (var inside = Files.list(absolute)) {
                Stream.concat(Stream.of(absolute), inside)
                        .filter(path -> !Files.isWritable(path))
                        .findFirst()
                        .ifPresent(path -> {
                            throw problem(path);
                        });
            }
        } catch (IOException e) {
            throw problem(absolute);
        }
    }

    private static StartupProblem problem(Path path) {
        return new StartupProblem(path + " cannot be written by the user " + System.getProperty("user.name")
                + ". Give that user the right to, or name another directory with switchroom.data-dir.");
    }
}
