package org.switchroom;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Prints why the start failed as one line, where Spring would print a page. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartupProblemReporter implements SpringBootExceptionReporter {
    /** What the JDK says of an address that Tomcat is to open. */
    private static final String OUT_OF_RANGE = "port out of range:";

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var line = line(cause);
            if (line != null) {
                System.err.println("Switchroom cannot start: " + line.replaceAll("\\s*\\R\\s*", " "));
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
            case InvalidConfigurationPropertyValueException wrong ->
                wrong.getName() + " cannot be '" + wrong.getValue() + "'. Correct it in the configuration.";
            case BindException unusable -> setting(unusable);
            case MarkedYAMLException unreadable ->
                "the configuration file cannot be read: " + unreadable.getProblem() + " " + unreadable.getProblemMark();
            case IllegalArgumentException wrong -> port(wrong.getMessage());
            default -> null;
        };
    }

    private static @Nullable String port(@Nullable String said) {
        return said == null || !said.startsWith(OUT_OF_RANGE)
                ? null
                : "server.port cannot be " + said.substring(OUT_OF_RANGE.length()) + ": a port is between 0 and 65535.";
    }

    private static String setting(BindException unusable) {
        if (unusable.getCause() instanceof BindValidationException invalid) {
            return invalid.getValidationErrors().getAllErrors().stream()
                    .map(error -> wrong(unusable.getName().toString(), error))
                    .collect(Collectors.joining("; "));
        }
        var property = unusable.getProperty();
        return property == null
                ? "the settings under " + unusable.getName() + " cannot be used: " + unusable.getMessage()
                : property.getName() + " cannot be '" + property.getValue() + "'. Correct it: " + property.getOrigin()
                        + ".";
    }

    private static String wrong(String prefix, ObjectError error) {
        return error instanceof FieldError field
                ? prefix + "." + DataObjectPropertyName.toDashedForm(field.getField()) + " cannot be '"
                        + field.getRejectedValue() + "': it " + field.getDefaultMessage() + "."
                : prefix + " " + error.getDefaultMessage() + ".";
    }
}
