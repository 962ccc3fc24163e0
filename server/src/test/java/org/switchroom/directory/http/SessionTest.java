package org.switchroom.directory.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.Role;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User;

@ServerTest
class SessionTest {
    private static final String SESSION = "/api/v1/session";

    @LocalServerPort
    int port;

    @Autowired
    DirectoryEditor editor;

    TestFirm firm;

    @BeforeEach
    void createFirm() {
        firm = TestFirm.create(editor);
    }

    private TestClient administrator() {
        return TestClient.loggedIn(port, firm.prefix() + ".admin", TestFirm.PASSWORD);
    }

    private User user(String name, Role role, boolean enabled) {
        return new User(
                firm.supervisorId(), firm.id(), firm.prefix() + name, "Somebody", Set.of(role), "en", "", enabled);
    }

    @Test
    void tellsWhoLoggedIn() {
        var me = administrator().get(SESSION).body();
        assertThat(me.get("userId").asInt()).isEqualTo(firm.administratorId());
        assertThat(me.get("firmId").asInt()).isEqualTo(firm.id());
        assertThat(me.get("roles").toString()).isEqualTo("[\"ADMINISTRATOR\"]");
        assertThat(me.get("zone").asString()).isEqualTo("Europe/Berlin");
    }

    @Test
    void takesTheNameInAnyCase() {
        assertThat(new TestClient(port)
                        .logIn(firm.prefix().toUpperCase() + ".Admin", TestFirm.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void answersAWrongPasswordAndAnUnknownNameAlike() {
        var wrong = new TestClient(port).logIn(firm.prefix() + ".admin", "wrong password");
        var unknown = new TestClient(port).logIn("nobody" + firm.id(), "wrong password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(wrong.body()).isEqualTo(unknown.body());
    }

    @Test
    void answersAProblemToWhoIsNotLoggedInOrMayNot() {
        var stranger = new TestClient(port).get("/api/v1/admin/users");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.detail()).isEqualTo("Log in first.");
        assertThat(new TestClient(port).get(SESSION).status()).isEqualTo(401);
        var agent = TestClient.loggedIn(port, firm.prefix() + ".agent", TestFirm.PASSWORD);
        var refused = agent.get("/api/v1/admin/users");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void refusesAChangeWithoutTheCsrfToken() {
        var client = administrator();
        client.forgetCookie("XSRF-TOKEN");
        var refused = client.post("/api/v1/admin/reason-codes", Map.of("code", "LUNCH", "label", "Lunch"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(new TestClient(port)
                        .post(SESSION, Map.of("username", firm.prefix() + ".admin", "password", TestFirm.PASSWORD))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void givesANewSessionIdAndTokenAtEveryLogin() {
        var client = administrator();
        var session = client.cookie("JSESSIONID");
        var token = client.cookie("XSRF-TOKEN");
        assertThat(client.logIn(firm.prefix() + ".admin", TestFirm.PASSWORD).status())
                .isEqualTo(200);
        assertThat(client.cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(session);
        assertThat(client.cookie("XSRF-TOKEN")).isNotEmpty().isNotEqualTo(token);
    }

    @Test
    void setsCookiesThatOtherSitesCannotUse() {
        var client = new TestClient(port);
        var cookies = client.logIn(firm.prefix() + ".admin", TestFirm.PASSWORD)
                .raw()
                .headers()
                .allValues("Set-Cookie");
        assertThat(cookies)
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("JSESSIONID").contains("HttpOnly", "SameSite=Strict"));
        assertThat(cookies)
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("XSRF-TOKEN").contains("SameSite=Strict"));
    }

    @Test
    void tellsTheBrowserWhatToRefuse() {
        var headers = new TestClient(port).get(SESSION).raw().headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "connect-src 'self' ws: wss:", "frame-ancestors 'none'");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("Permissions-Policy").orElseThrow()).contains("microphone=(self)");
    }

    @Test
    void endsWithTheLogout() {
        var client = administrator();
        assertThat(client.delete(SESSION).status()).isEqualTo(204);
        assertThat(client.get(SESSION).status()).isEqualTo(401);
    }

    @Test
    void limitsWrongPasswordsForAUserAndNotForTheOthers() {
        var client = new TestClient(port);
        for (var i = 0; i < 5; i++) {
            assertThat(client.logIn(firm.prefix() + ".agent", "wrong password").status())
                    .isEqualTo(401);
        }
        var refused = client.logIn(firm.prefix() + ".agent", TestFirm.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.raw().headers().firstValue("Retry-After")).isPresent();
        assertThat(administrator().get(SESSION).status()).isEqualTo(200);
    }

    @Test
    void throwsOutWhoIsDisabledAtOnce() {
        var supervisor = TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD);
        editor.save(user(".supervisor", Role.SUPERVISOR, false), null, 0);
        assertThat(supervisor.get(SESSION).status()).isEqualTo(401);
        assertThat(new TestClient(port)
                        .logIn(firm.prefix() + ".supervisor", TestFirm.PASSWORD)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void endsSessionsOfAnOldPassword() {
        var supervisor = TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD);
        editor.save(user(".supervisor", Role.SUPERVISOR, true), "another password", 0);
        assertThat(supervisor.get(SESSION).status()).isEqualTo(401);
        assertThat(supervisor
                        .logIn(firm.prefix() + ".supervisor", "another password")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void countsChangedRolesAtOnce() {
        var supervisor = TestClient.loggedIn(port, firm.prefix() + ".supervisor", TestFirm.PASSWORD);
        assertThat(supervisor.get("/api/v1/admin/users").status()).isEqualTo(403);
        editor.save(user(".supervisor", Role.ADMINISTRATOR, true), null, 0);
        assertThat(supervisor.get("/api/v1/admin/users").status()).isEqualTo(200);
        assertThat(supervisor.get(SESSION).body().get("roles").toString()).isEqualTo("[\"ADMINISTRATOR\"]");
    }
}
