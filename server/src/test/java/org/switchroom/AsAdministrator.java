package org.switchroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.switchroom.TestClient.Answer;
import org.switchroom.directory.Directory;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;
import tools.jackson.databind.json.JsonMapper;

/** An administrator of a client firm of his own, logged in anew for each test. */
public abstract class AsAdministrator {
    protected static final String ADMIN = "/api/v1/admin/";
    protected static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    protected int port;

    @Autowired
    protected DirectoryEditor editor;

    @Autowired
    protected Directory directory;

    protected TestFirm firm;
    protected TestClient admin;

    @BeforeEach
    protected final void logIn() {
        firm = TestFirm.create(editor);
        admin = TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
    }

    protected static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var changed = new LinkedHashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    protected static void assertRefused(Answer answer, int status, String... words) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(words).allSatisfy(word -> assertThat(answer.detail()).containsIgnoringCase(word));
    }
}
