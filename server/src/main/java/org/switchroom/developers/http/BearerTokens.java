package org.switchroom.developers.http;

import static org.springframework.http.HttpHeaders.AUTHORIZATION;
import static org.springframework.http.HttpHeaders.WWW_AUTHENTICATE;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import org.switchroom.developers.ApiToken;
import org.switchroom.developers.Scope;

/**
 * Lets a program in by {@code Authorization: Bearer} (RFC 6750), for this request alone: a token makes no session, and
 * where one is shown the session's cookie counts for nothing. So no foreign page can act by it.
 */
final class BearerTokens extends OncePerRequestFilter {
    static final String AGENT = "Switchroom-Agent";

    private static final String SCHEME = "Bearer ";
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,8}");

    private final Door door;
    private final Refusals refusals;

    BearerTokens(Door door, Refusals refusals) {
        this.door = door;
        this.refusals = refusals;
    }

    /** Whether a request is a program's, by a token good or bad. */
    static boolean shownBy(HttpServletRequest request) {
        var shown = request.getHeader(AUTHORIZATION);
        return shown != null
                && shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !shownBy(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SecurityContextHolder.clearContext();
        var secret = request.getHeader(AUTHORIZATION).substring(SCHEME.length()).strip();
        var token = door.token(secret).orElse(null);
        if (token == null) {
            response.setHeader(WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            refusals.write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "This token is none, was revoked, has expired, or its maker is no administrator any more."
                            + " Ask an administrator for another.");
            return;
        }
        var scope =
                ScopeRules.decide(request).flatMap(ScopeRules.Decision::scope).orElse(null);
        var refusal = refusal(request, token, scope);
        if (refusal != null || scope == null) {
            response.setHeader(WWW_AUTHENTICATE, insufficient(scope));
            refusals.write(response, HttpStatus.FORBIDDEN, refusal == null ? "" : refusal);
            return;
        }
        var user = door.nameFor(token, agentNamed(request)).orElse(null);
        if (user == null) {
            refusals.write(
                    response, HttpStatus.FORBIDDEN, "Your firm has no agent of the id in " + AGENT + ", or not now.");
            return;
        }
        door.used(token);
        SecurityContextHolder.setContext(new SecurityContextImpl(new TokenLogin(user, token.id(), token.scopes())));
        chain.doFilter(request, response);
    }

    /** RFC 6750 §3.1. */
    private static String insufficient(@Nullable Scope scope) {
        return "Bearer error=\"insufficient_scope\"" + (scope == null ? "" : ", scope=\"" + scope.id() + "\"");
    }

    private @Nullable String refusal(HttpServletRequest request, ApiToken token, @Nullable Scope scope) {
        if (scope == null) {
            return "This cannot be done with a token, only by somebody who has logged in.";
        }
        if (!token.scopes().contains(scope)) {
            return "This asks for the scope " + scope.id() + ", which the token does not have.";
        }
        var agent = request.getHeader(AGENT);
        if (agent != null && !scope.forAnAgent()) {
            return AGENT + " is only for what an agent does: leave it out here.";
        }
        if (agent != null && !ID.matcher(agent).matches()) {
            return AGENT + " is the id of an agent, a number.";
        }
        if (agent == null && scope.forAnAgent()) {
            return "Name the agent for whom this is done by the header " + AGENT + ": the id of the user.";
        }
        return null;
    }

    private static @Nullable Integer agentNamed(HttpServletRequest request) {
        var agent = request.getHeader(AGENT);
        return agent == null ? null : Integer.valueOf(agent);
    }
}
