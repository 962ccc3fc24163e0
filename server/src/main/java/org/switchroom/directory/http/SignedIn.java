package org.switchroom.directory.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.User;
import org.switchroom.directory.store.MemoryDirectory;

/**
 * Holds every request of a session against the directory of now: a user who was disabled or got another password is out
 * at once, changed roles count at once.
 */
final class SignedIn extends OncePerRequestFilter {
    private static final String PASSWORD_HASH = "switchroom.passwordHash";

    private final MemoryDirectory directory;

    SignedIn(MemoryDirectory directory) {
        this.directory = directory;
    }

    static Authentication authentication(CurrentUser user) {
        var authorities = user.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(user, null, authorities);
    }

    /** Remembers in the session what it must be ended for. */
    static void remember(HttpServletRequest request, Login.Success success) {
        request.getSession().setAttribute(PASSWORD_HASH, success.passwordHash());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof CurrentUser user) {
            var account = directory.user(user.firmId(), user.userId()).filter(User::enabled);
            var session = request.getSession(false);
            var hash = directory.snapshot().passwordHashes().get(user.userId());
            if (account.isEmpty()
                    || session == null
                    || hash == null
                    || !hash.equals(session.getAttribute(PASSWORD_HASH))) {
                SecurityContextHolder.clearContext();
                if (session != null) {
                    session.invalidate();
                }
            } else if (!account.get().roles().equals(user.roles())) {
                var now = new CurrentUser(
                        user.userId(), user.firmId(), account.get().roles());
                SecurityContextHolder.setContext(new SecurityContextImpl(authentication(now)));
            }
        }
        chain.doFilter(request, response);
    }
}
