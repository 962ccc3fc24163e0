package org.switchroom.directory.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;
import org.switchroom.directory.Directory;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import tools.jackson.databind.json.JsonMapper;

/** An administrator of a client firm of his own, logged in anew for each test. */
abstract class AsAdministrator {
    static final String ADMIN = "/api/v1/admin/";
    static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    Directory directory;

    TestFirm firm;
    TestClient admin;

    @BeforeEach
    final void logIn() {
        firm = TestFirm.create(editor);
        admin = TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
    }

    final Map<String, Object> queue(String name, List<Integer> agentIds) {
        return Map.of(
                "name",
                name,
                "ringTimeoutMs",
                15_000,
                "wrapUpMs",
                0,
                "maxWaiting",
                10,
                "serviceLevelSeconds",
                20,
                "agents",
                agentIds.stream().map(id -> Map.of("agentId", id)).toList());
    }

    final Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var changed = new LinkedHashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    final void assertRefused(Answer answer, int status, String... words) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(words).allSatisfy(word -> assertThat(answer.detail()).containsIgnoringCase(word));
    }
}
