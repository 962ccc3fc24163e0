package org.switchroom.developers.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;
import org.switchroom.developers.DeveloperLimits;
import org.switchroom.developers.Scope;
import org.switchroom.developers.store.TokenBook;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.TestFirm;

@ServerTest
class RateLimitsTest {
    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    @Autowired
    TokenBook tokens;

    private static String header(Answer answer, String name) {
        return answer.raw().headers().firstValue(name).orElse("");
    }

    @Test
    void sayWhatIsLeftAndWhenToGoOn() {
        var firm = TestFirm.create(editor);
        var wanted = new TokenBook.Wanted("busy", Set.of(Scope.RECORDS_READ), null);
        var secret = tokens.make(firm.id(), wanted, firm.administratorId()).secret();
        var program = new TestClient(port).with("Authorization", "Bearer " + secret.inTheClear());
        var first = program.get("/api/v1/custom-fields");
        assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"token\";q=600;w=60");
        assertThat(header(first, "RateLimit")).matches("\"token\";r=599;t=[1-6]?[0-9]");
        var last = first;
        for (int i = 0; i < DeveloperLimits.TOKEN_REQUESTS && last.status() == 200; i++) {
            last = program.get("/api/v1/custom-fields");
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(header(last, "RateLimit")).matches("\"token\";r=0;t=[1-6]?[0-9]");
        assertThat(Integer.parseInt(header(last, "Retry-After"))).isBetween(1, 60);
        assertThat(last.detail()).contains("More than 600 requests");
        assertThat(header(last, "Content-Type")).contains("application/problem+json");
        var user = TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
        assertThat(header(user.get("/api/v1/custom-fields"), "RateLimit-Policy"))
                .isEqualTo("\"user\";q=3000;w=60");
    }
}
