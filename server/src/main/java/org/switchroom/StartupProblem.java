package org.switchroom;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;

/**
 * Why the process cannot start, in one line that also says what to do. Ends it with exit code 1 and without a stack
 * trace.
 */
public final class StartupProblem extends RuntimeException implements ExitCodeGenerator {
    public StartupProblem(String line) {
        this(line, null);
    }

    public StartupProblem(String line, @Nullable Throwable cause) {
        super(line, cause);
    }

    @Override
    public int getExitCode() {
        return 1;
    }
}
