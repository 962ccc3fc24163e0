package org.switchroom.developers.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.AsAdministrator;
import org.switchroom.ServerTest;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;
import org.switchroom.directory.Role;
import org.switchroom.directory.TestFirm;
import org.switchroom.directory.User;

/** Programs of a firm, let in by a token as far as it reaches. */
@ServerTest
class TokensTest extends AsAdministrator {
    private static final String TOKENS = "/api/v1/admin/api-tokens";

    @Autowired
    JdbcClient sql;

    @Value("${switchroom.data-dir}")
    Path dataDir;

    private Answer make(String... scopes) {
        var made = admin.post(TOKENS, Map.of("name", String.join(" ", scopes), "scopes", List.of(scopes)));
        assertThat(made.status()).as(made.detail()).isEqualTo(201);
        return made;
    }

    private TestClient program(Answer made) {
        return new TestClient(port)
                .with("Authorization", "Bearer " + made.body().get("secret").asString());
    }

    @Test
    void letsAProgramDoWhatItsScopesSay() {
        var program = program(make("records:read", "records:write"));
        var created = program.post("/api/v1/customers", Map.of("lastName", "Sørensen", "phones", List.of()));
        assertThat(created.status()).as(created.detail()).isEqualTo(201);
        assertThat(program.get("/api/v1/customers").body().get("total").asInt()).isEqualTo(1);
        var refused = program.get("/api/v1/contacts");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.detail()).contains("reports:read");
        assertThat(refused.raw().headers().firstValue("WWW-Authenticate"))
                .contains("Bearer error=\"insufficient_scope\", scope=\"reports:read\"");
        assertThat(refused.raw().headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void readsNoMoreThanItMayWrite() {
        var program = program(make("records:write"));
        assertThat(program.get("/api/v1/customers").status()).isEqualTo(403);
    }

    @Test
    void makesNoSessionAndNeedsNoCsrfToken() {
        var made = make("records:write");
        var program = program(made);
        var created = program.post("/api/v1/customers", Map.of("lastName", "X", "phones", List.of()));
        assertThat(created.status()).isEqualTo(201);
        assertThat(program.cookie("JSESSIONID")).isEmpty();
    }

    /** Else a page that shows any token would be past the protection against forged requests. */
    @Test
    void letsASessionCountForNothingBesideAToken() {
        admin.with("Authorization", "Bearer swr_nothing");
        assertThat(admin.get("/api/v1/admin/users").status()).isEqualTo(401);
        assertThat(admin.post(TOKENS, Map.of()).status()).isEqualTo(401);
    }

    @Test
    void isShownOnceAndKeptNowhere() throws Exception {
        var made = make("records:read");
        var secret = made.body().get("secret").asString();
        assertThat(secret).startsWith("swr_");
        program(made).get("/api/v1/customers");
        var listed = admin.get(TOKENS);
        assertThat(listed.raw().body()).doesNotContain(secret).contains(secret.substring(0, 8));
        assertThat(sql.sql("select t::text from developers.api_tokens t")
                        .query(String.class)
                        .list()
                        .toString())
                .doesNotContain(secret);
        var log = dataDir.resolve("switchroom.log");
        if (Files.exists(log)) {
            assertThat(Files.readString(log)).doesNotContain(secret);
        }
    }

    @Test
    void saysWhenItWasUsedLast() {
        var made = make("records:read");
        assertThat(admin.get(TOKENS).body().at("/items/0/lastUsedAt").isNull()).isTrue();
        program(made).get("/api/v1/customers");
        assertThat(admin.get(TOKENS).body().at("/items/0/lastUsedAt").asLong()).isPositive();
        await().until(() -> sql.sql("select last_used_at from developers.api_tokens where id = ?")
                .param(made.id())
                .query(Timestamp.class)
                .optional()
                .isPresent());
    }

    @Test
    void isWorthNothingOnceRevoked() {
        var made = make("records:read");
        var program = program(made);
        assertThat(program.get("/api/v1/customers").status()).isEqualTo(200);
        assertThat(admin.delete(TOKENS + "/" + made.id()).status()).isEqualTo(204);
        var refused = program.get("/api/v1/customers");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.raw().headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
    }

    @Test
    void isWorthNothingOnceExpired() {
        var soon = Instant.now().plusMillis(700);
        var made = admin.post(
                TOKENS, Map.of("name", "brief", "scopes", List.of("records:read"), "expiresAt", soon.toEpochMilli()));
        var program = program(made);
        assertThat(program.get("/api/v1/customers").status()).isEqualTo(200);
        await().until(() -> program.get("/api/v1/customers").status() == 401);
        assertThat(admin.get(TOKENS).body().at("/items/0/expired").asBoolean()).isTrue();
    }

    /** It has its maker's roles as they are now. */
    @Test
    void reachesNoFurtherThanItsMaker() {
        var program = program(make("supervision", "records:read"));
        var force = "/api/v1/supervision/agents/" + firm.agentId() + "/state";
        assertThat(program.put(force, Map.of("state", "OFFLINE")).status()).isEqualTo(403);
        beAdministrator(Set.of(Role.ADMINISTRATOR, Role.SUPERVISOR), true);
        assertThat(program.put(force, Map.of("state", "OFFLINE")).status()).isNotEqualTo(403);
        editor.save(
                new User(0, firm.id(), firm.prefix() + ".other", "Other", Set.of(Role.ADMINISTRATOR), "en", "", true),
                TestFirm.PASSWORD,
                0);
        beAdministrator(Set.of(Role.SUPERVISOR), true);
        assertThat(program.get("/api/v1/customers").status()).isEqualTo(401);
        beAdministrator(Set.of(Role.ADMINISTRATOR), false);
        assertThat(program.get("/api/v1/customers").status()).isEqualTo(401);
    }

    private void beAdministrator(Set<Role> roles, boolean enabled) {
        editor.save(
                new User(
                        firm.administratorId(),
                        firm.id(),
                        firm.prefix() + ".admin",
                        "The one",
                        roles,
                        "en",
                        "",
                        enabled),
                null,
                0);
    }

    @Test
    void doesForAnAgentWhatIsAnAgents() {
        var program = program(make("agents:state", "records:read"));
        var unnamed = program.get("/api/v1/agent");
        assertThat(unnamed.status()).isEqualTo(403);
        assertThat(unnamed.detail()).contains("Switchroom-Agent");
        program.with("Switchroom-Agent", String.valueOf(firm.agentId()));
        assertThat(program.get("/api/v1/agent").status()).isEqualTo(200);
        assertThat(program.get("/api/v1/customers").detail()).contains("Switchroom-Agent");
        var other = program(make("agents:state")).with("Switchroom-Agent", String.valueOf(firm.supervisorId()));
        assertThat(other.get("/api/v1/agent").status()).isEqualTo(403);
    }

    @Test
    void makesNoOtherTokens() {
        var program = program(make("admin"));
        assertThat(program.get("/api/v1/admin/users").status()).isEqualTo(200);
        assertThat(program.get(TOKENS).status()).isEqualTo(403);
        assertThat(program.post("/api/v1/session", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void canBeChanged() {
        var made = make("records:read");
        var changed = admin.put(TOKENS + "/" + made.id(), Map.of("name", "Shop", "scopes", List.of("reports:read")));
        assertThat(changed.body().get("name").asString()).isEqualTo("Shop");
        assertThat(changed.body().get("secret").isNull()).isTrue();
        assertThat(program(made).get("/api/v1/contacts").status()).isEqualTo(200);
        assertThat(program(made).get("/api/v1/customers").status()).isEqualTo(403);
    }

    @Test
    void saysWhatIsWrongWithIt() {
        assertThat(admin.post(TOKENS, Map.of("name", " ", "scopes", List.of(), "expiresAt", 1))
                        .detail())
                .contains("Name has 1 to 100", "Scopes must be one", "in the future");
        assertThat(admin.post(TOKENS, Map.of("name", "x", "scopes", List.of("all")))
                        .status())
                .isEqualTo(400);
        make("records:read");
        assertThat(admin.post(TOKENS, Map.of("name", "records:read", "scopes", List.of("admin")))
                        .status())
                .isEqualTo(409);
    }
}
