package org.switchroom.developers.http;

import static org.springframework.http.HttpHeaders.RETRY_AFTER;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.switchroom.developers.DeveloperLimits;
import org.switchroom.directory.CurrentUser;

/**
 * How much one token, and one user who has logged in, may ask; every answer says how much is left
 * (draft-ietf-httpapi-ratelimit-headers). Who has not logged in is held by the login's own limits.
 */
final class RateLimits extends OncePerRequestFilter {
    private final Rates rates = new Rates(InstantSource.system());
    private final Refusals refusals;

    RateLimits(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !(login.getPrincipal() instanceof CurrentUser user)) {
            chain.doFilter(request, response);
            return;
        }
        boolean token = login instanceof TokenLogin;
        var policy = token ? "token" : "user";
        int quota = token ? DeveloperLimits.TOKEN_REQUESTS : DeveloperLimits.USER_REQUESTS;
        int id = login instanceof TokenLogin program ? program.tokenId() : user.userId();
        var left = rates.request(policy + " " + id, quota);
        response.setHeader(
                "RateLimit-Policy",
                "\"%s\";q=%d;w=%d".formatted(policy, quota, DeveloperLimits.REQUESTS_WINDOW_SECONDS));
        response.setHeader("RateLimit", "\"%s\";r=%d;t=%d".formatted(policy, left.left(), left.seconds()));
        if (left.allowed()) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(RETRY_AFTER, Long.toString(left.seconds()));
            refusals.write(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    "More than " + quota + " requests within " + DeveloperLimits.REQUESTS_WINDOW_SECONDS
                            + " seconds. Go on in " + left.seconds() + " seconds.");
        }
    }
}
