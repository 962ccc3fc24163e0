package org.switchroom.developers.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.switchroom.ServerTest;
import org.switchroom.developers.Scope;

/** Of every request there is it is decided what a token needs for it. */
@ServerTest
class ScopeRulesTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void decideOfEveryEndpoint() {
        var undecided = new TreeSet<String>();
        var decided = new TreeMap<String, String>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> info.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api/"))
                                .forEach(path -> ScopeRules.decide(request(method.name(), path))
                                        .ifPresentOrElse(
                                                decision -> decided.put(
                                                        method + " " + path,
                                                        decision.scope()
                                                                .map(Scope::id)
                                                                .orElse("session")),
                                                () -> undecided.add(method + " " + path)))));
        assertThat(undecided)
                .as("Decide in ScopeRules which scope a token needs for these, or that they are for sessions only")
                .isEmpty();
        assertThat(decided)
                .hasSizeGreaterThan(80)
                .containsEntry("GET /api/v1/customers/{id}", "records:read")
                .containsEntry("GET /api/v1/customers/{id}/trail", "records:read")
                .containsEntry("PATCH /api/v1/customers/{id}", "records:write")
                .containsEntry("POST /api/v1/calls", "calls:control")
                .containsEntry("POST /api/v1/agent/contacts/{contactId}/hold", "calls:control")
                .containsEntry("PUT /api/v1/agent/state", "agents:state")
                .containsEntry("PUT /api/v1/supervision/agents/{agentId}/state", "supervision")
                .containsEntry("GET /api/v1/contacts", "reports:read")
                .containsEntry("GET /api/v1/recordings/{id}/audio", "recordings:read")
                .containsEntry("POST /api/v1/admin/queues", "admin")
                .containsEntry("GET /api/v1/admin/users", "admin")
                .containsEntry("POST /api/v1/admin/users", "session")
                .containsEntry("POST /api/v1/admin/api-tokens", "session")
                .containsEntry("POST /api/v1/session", "session");
    }

    @Test
    void leaveWhatNobodyHasDecidedToSessions() {
        assertThat(ScopeRules.decide(request("GET", "/api/v1/something-new"))).isEmpty();
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, path.replaceAll("\\{[^}]*}", "1"));
        ServletRequestPathUtils.parseAndCache(request);
        return request;
    }
}
