package org.switchroom.developers.http;

import static org.springframework.http.HttpMethod.GET;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.switchroom.developers.Scope;

/**
 * Which request asks a token for which scope; the first rule that fits counts. What no rule names cannot be done with a
 * token at all, so a new endpoint is closed to tokens until somebody decides; a test asks for the decision.
 */
final class ScopeRules {
    private record Rule(RequestMatcher fits, @Nullable Scope scope) {}

    private static final List<Rule> RULES = new ArrayList<>();

    static {
        sessionOnly("/api/v1/session", "/api/v1/live", "/api/v1/drafts/**");
        // A token that makes tokens would outlive being revoked.
        sessionOnly("/api/v1/admin/api-tokens/**");
        // So would one that makes an administrator or sets a password.
        reading(Scope.ADMIN, "/api/v1/admin/users/**");
        sessionOnly("/api/v1/admin/users/**");
        all(Scope.ADMIN, "/api/v1/admin/**");
        reading(
                Scope.RECORDS_READ,
                "/api/v1/customers/**",
                "/api/v1/employees/**",
                "/api/v1/search",
                "/api/v1/caller-card",
                "/api/v1/custom-fields");
        all(Scope.RECORDS_WRITE, "/api/v1/customers/**");
        all(Scope.CALLS_CONTROL, "/api/v1/calls", "/api/v1/agent/contacts/**");
        reading(Scope.CALLS_CONTROL, "/api/v1/agent/transfer-targets", "/api/v1/agent/dispositions");
        all(
                Scope.AGENTS_STATE,
                "/api/v1/agent",
                "/api/v1/agent/state",
                "/api/v1/agent/sign-in",
                "/api/v1/agent/sign-out",
                "/api/v1/agent/queues/*",
                "/api/v1/agent/reason-codes",
                "/api/v1/agent/desk-phones");
        all(Scope.SUPERVISION, "/api/v1/supervision/**");
        reading(Scope.RECORDINGS_READ, "/api/v1/contacts/*/recordings", "/api/v1/recordings/**");
        reading(Scope.EVENTS_READ, "/api/v1/events");
        reading(
                Scope.REPORTS_READ,
                "/api/v1/contacts/**",
                "/api/v1/queues/*/announced-waits",
                "/api/v1/time-saved",
                "/api/v1/time-saved.csv");
    }

    private ScopeRules() {}

    /**
     * What is decided of a request.
     *
     * @param scope empty: not with a token
     */
    record Decision(Optional<Scope> scope) {}

    /** Empty: nobody has decided, which is as if it were for sessions only. */
    static Optional<Decision> decide(HttpServletRequest request) {
        return RULES.stream()
                .filter(rule -> rule.fits.matches(request))
                .findFirst()
                .map(rule -> new Decision(Optional.ofNullable(rule.scope)));
    }

    private static void sessionOnly(String... paths) {
        add(null, null, paths);
    }

    private static void all(Scope scope, String... paths) {
        add(scope, null, paths);
    }

    private static void reading(Scope scope, String... paths) {
        add(scope, GET, paths);
    }

    private static void add(@Nullable Scope scope, @Nullable HttpMethod method, String... paths) {
        var patterns = PathPatternRequestMatcher.withDefaults();
        for (var path : paths) {
            RULES.add(new Rule(method == null ? patterns.matcher(path) : patterns.matcher(method, path), scope));
        }
    }
}
