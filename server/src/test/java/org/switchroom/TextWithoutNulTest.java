package org.switchroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;

@ServerTest
class TextWithoutNulTest {
    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    TestClient admin;

    @BeforeEach
    void openFirm() {
        admin = TestClient.loggedIn(port, TestFirm.create(editor).prefix() + ".admin", TestFirm.PASSWORD);
    }

    private TestClient.Answer created(String nameInJson) {
        return admin.send("POST", "/api/v1/customers", "{\"lastName\":\"" + nameInJson + "\",\"phones\":[]}");
    }

    @Test
    void aTextWithOneIsRefusedInWords() {
        var answer = created("a\\u0000b");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.detail()).startsWith("Last name ").contains("U+0000");
        assertThat(created("a\\\\\\u0000b").status()).isEqualTo(422);
    }

    @Test
    void whatOnlyLooksLikeOneIsKeptAsItIs() {
        for (var name : new String[] {"a\\\\u0000b", "\\\\\\\\u0000", "\\u00e9", "u0000"}) {
            assertThat(created(name).status()).as(name).isEqualTo(201);
        }
        assertThat(created("a\\\\u0000b").body().at("/customer/lastName").asString())
                .isEqualTo("a\\u0000b");
    }

    @Test
    void anAddressWithOneIsRefusedInWords() {
        var answer = admin.get("/api/v1/customers?query=a%00b");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.raw().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.detail()).contains("characters");
    }

    @Test
    void whatTheWebServerItselfRefusesIsAProblemToo() {
        var answer = admin.get("/api/v1/customers/%5C");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.raw().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.detail()).contains("cannot be read");
    }
}
