package org.switchroom.directory.http;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.User;
import org.switchroom.directory.store.MemoryDirectory;

/** A name and a password against the directory in memory; works while the database is away. */
@Component
class Login {
    private final MemoryDirectory directory;
    private final PasswordEncoder passwords;
    private final LoginAttempts attempts = new LoginAttempts(InstantSource.system());
    private final String hashOfNobody;
    /** Hashing is slow on purpose; it must not take the processors that calls need. */
    private final Semaphore hashing = new Semaphore(1);

    Login(MemoryDirectory directory, PasswordEncoder passwords) {
        this.directory = directory;
        this.passwords = passwords;
        this.hashOfNobody = passwords.encode("nobody's password");
    }

    /** @param passwordHash as it was at login; when it changes, the session ends */
    record Success(CurrentUser user, String passwordHash) {}

    /** @throws ErrorResponseException 401, or 429 after too many failures */
    Success attempt(String username, String password, String address) {
        attempts.begin(username, address).ifPresent(wait -> {
            var seconds = Math.max(1, wait.toSeconds());
            var problem = new ErrorResponseException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    ProblemDetail.forStatusAndDetail(
                            HttpStatus.TOO_MANY_REQUESTS, "Too many attempts. Try again in " + seconds + " seconds."),
                    null);
            problem.getHeaders().set("Retry-After", String.valueOf(seconds));
            throw problem;
        });
        var user = directory.snapshot().userNamed(username).filter(User::enabled);
        var hash = user.map(User::id)
                .flatMap(id -> Optional.ofNullable(
                        directory.snapshot().passwordHashes().get(id)));
        // A name that does not exist takes as long as a wrong password.
        var right = matches(password, hash.orElse(hashOfNobody));
        if (user.isEmpty() || hash.isEmpty() || !right) {
            throw new ErrorResponseException(
                    HttpStatus.UNAUTHORIZED,
                    ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, "The name or the password is wrong."),
                    null);
        }
        attempts.succeeded(username, address);
        var found = user.get();
        return new Success(new CurrentUser(found.id(), found.firmId(), found.roles()), hash.get());
    }

    private boolean matches(String password, String hash) {
        hashing.acquireUninterruptibly();
        try {
            return passwords.matches(password, hash);
        } finally {
            hashing.release();
        }
    }
}
