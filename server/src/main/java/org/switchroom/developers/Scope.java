package org.switchroom.developers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a token can be allowed to do. Which request asks for which is in {@code http/ScopeRules}. */
public enum Scope {
    RECORDS_READ("records:read"),
    RECORDS_WRITE("records:write"),
    CALLS_CONTROL("calls:control"),
    AGENTS_STATE("agents:state"),
    SUPERVISION("supervision"),
    REPORTS_READ("reports:read"),
    RECORDINGS_READ("recordings:read"),
    EVENTS_READ("events:read"),
    ADMIN("admin");

    private final String id;

    Scope(String id) {
        this.id = id;
    }

    /** As tokens, documents and refusals name it; never changes. */
    @JsonValue
    public String id() {
        return id;
    }

    /** Whether its requests are an agent's own, so that one has to be named. */
    public boolean forAnAgent() {
        return this == CALLS_CONTROL || this == AGENTS_STATE;
    }

    /** @throws IllegalArgumentException when there is none such */
    @JsonCreator
    public static Scope of(String id) {
        return Arrays.stream(values())
                .filter(scope -> scope.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no scope " + id + "."));
    }
}
