package org.switchroom;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints why the start failed as one line, where Spring would print a page. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartupProblemReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var line = line(cause);
            if (line != null) {
                System.err.println("Switchroom cannot start: " + line);
                return true;
            }
        }
        return false;
    }

    private static @Nullable String line(Throwable cause) {
        return switch (cause) {
            case StartupProblem problem -> problem.getMessage();
            case PortInUseException taken ->
                "HTTP port " + taken.getPort() + " is taken by another program. Stop that one or set server.port.";
            default -> null;
        };
    }
}
