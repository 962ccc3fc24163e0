package org.switchroom.directory.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Role;

/** Logging in and out, and who I am. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {
    private final Login login;
    private final Directory directory;
    private final SecurityContextRepository contexts;
    private final CsrfTokenRepository csrfTokens;

    SessionController(
            Login login, Directory directory, SecurityContextRepository contexts, CsrfTokenRepository csrfTokens) {
        this.login = login;
        this.directory = directory;
        this.contexts = contexts;
        this.csrfTokens = csrfTokens;
    }

    record Credentials(
            @NotNull @Size(max = 64) String username,
            @NotNull @Size(max = 128) String password) {

        @Override
        public String toString() {
            return "Credentials of " + username;
        }
    }

    record Me(
            int userId,
            int firmId,
            String firmName,
            String username,
            String displayName,
            Set<Role> roles,
            String language,
            String zone,
            String country) {}

    @PostMapping
    Me logIn(@Valid @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        var success = login.attempt(credentials.username(), credentials.password(), request.getRemoteAddr());
        // A session id or token that somebody planted before the login is worth nothing after it.
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        SignedIn.remember(request, success);
        contexts.saveContext(new SecurityContextImpl(SignedIn.authentication(success.user())), request, response);
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
        return me(success.user());
    }

    @GetMapping
    Me whoAmI(@AuthenticationPrincipal @Nullable CurrentUser user) {
        if (user == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Log in first.");
        }
        return me(user);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private Me me(CurrentUser current) {
        var user = directory.user(current.firmId(), current.userId()).orElseThrow();
        var firm = directory.firm(current.firmId());
        return new Me(
                user.id(),
                firm.id(),
                firm.name(),
                user.username(),
                user.displayName(),
                user.roles(),
                user.language(),
                firm.zone().getId(),
                firm.country());
    }
}
