package org.switchroom.connectors.writing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.switchroom.AsAdministrator;
import org.switchroom.BesideAService;
import org.switchroom.ServerTest;
import org.switchroom.connectors.ConnectorBody;
import org.switchroom.connectors.store.ConnectorBook;
import org.switchroom.connectors.store.WriteBackLog;
import org.switchroom.connectors.store.WriteBackLog.State;
import org.switchroom.connectors.store.WriteBackLog.WriteBackRow;
import org.switchroom.crm.ContactNotes;
import org.switchroom.database.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A firm whose connector writes what agents write down to a service, {@link #SERVICE}; {@link #GRETA} is a customer of it. */
@ServerTest
abstract class WritesBack extends AsAdministrator implements BesideAService {
    static final String CONNECTORS = "/api/v1/admin/connectors";
    static final String WRITE_BACKS = "/api/v1/admin/write-backs";
    static final String GRETA = "+493023125401";
    static final String BODY = """
            {"id": "{key}", "version": "{version}", "customer": "{customerNumber}", "name": "{firstName} {lastName}",
             "tags": ["call", "{dispositionCode}"], "text": "{disposition}: {note}", "by": "{agent}", "call": {"phone": "{digits}"}}""";

    @Autowired
    ConnectorBook connectors;

    @Autowired
    ContactNotes notes;

    @Autowired
    WriteBackLog log;

    @Autowired
    JdbcClient sql;

    String customerId;
    /** Where the service takes what this firm writes; what other tests have left goes elsewhere. */
    String path;

    @BeforeEach
    void create() {
        assertThat(admin.post("/api/v1/admin/dispositions", Map.of("code", "FAULT", "label", "Technical fault"))
                        .status())
                .isEqualTo(201);
        var made = admin.post(
                "/api/v1/customers",
                Map.of("customerNumber", "K-7", "firstName", "Greta", "lastName", "Öst", "phones", List.of(GRETA)));
        assertThat(made.status()).as(made.detail()).isEqualTo(201);
        customerId = made.body().at("/customer/id").asString();
        path = "/" + firm.id() + "/notes";
        SERVICE.resetAll();
        answers(aResponse().withStatus(201).withBody("{\"id\": 5}"));
    }

    void answers(ResponseDefinitionBuilder answer) {
        SERVICE.stubFor(post(urlEqualTo(path)).willReturn(answer));
    }

    List<LoggedRequest> written() {
        return SERVICE.findAll(postRequestedFor(urlEqualTo(path)));
    }

    static JsonNode body(LoggedRequest request) {
        return JsonMapper.shared().readTree(request.getBodyAsString());
    }

    // ---- a connector, as made by an administrator

    static Map<String, Object> connector(
            String kind, Map<String, Object> settings, @Nullable Map<String, Object> writeBack, String secret) {
        var body = ConnectorBody.of(kind, settings);
        body.put("writeBack", writeBack);
        body.put("secret", secret);
        return body;
    }

    static Map<String, Object> writing(String kind, Map<String, Object> part) {
        return Map.of("enabled", true, "timeMs", 5_000, kind, part);
    }

    Map<String, Object> service(String url, String body) {
        return connector(
                "rest",
                Map.of(
                        "urls",
                        List.of(SERVICE.baseUrl() + "/people/{number}"),
                        "headers",
                        Map.of("X-Tenant", "7"),
                        "login",
                        "BEARER",
                        "account",
                        ""),
                writing("rest", Map.of("method", "POST", "url", url, "body", body)),
                "top-secret");
    }

    Map<String, Object> service() {
        return service(SERVICE.baseUrl() + path, BODY);
    }

    static Map<String, Object> database(TestDatabase.Access access, String statement) {
        var at = URI.create(access.url().substring("jdbc:".length()));
        return connector(
                "sql",
                Map.of(
                        "product",
                        "POSTGRESQL",
                        "host",
                        "127.0.0.1",
                        "port",
                        at.getPort(),
                        "database",
                        at.getPath().substring(1),
                        "tls",
                        false,
                        "user",
                        access.username(),
                        "queries",
                        List.of("select name from people where tel = :number")),
                writing("sql", Map.of("statement", statement)),
                access.password());
    }

    int kept(Map<String, Object> connector) {
        var made = admin.post(CONNECTORS, connector);
        assertThat(made.status()).as(made.detail()).isEqualTo(201);
        return made.id();
    }

    /**
     * {@link TestConnector}, kept without an administrator.
     *
     * @param id 0: a new one
     * @return its id
     */
    int saved(int id, boolean writes, int timeMs) {
        return connectors
                .save(
                        firm.id(),
                        TestConnector.at(SERVICE.baseUrl() + "/" + firm.id(), id, writes, timeMs),
                        null,
                        firm.administratorId())
                .connector()
                .id();
    }

    // ---- what is written down, and what became of it

    void wrapUp(long contact, String number, String disposition, String note) {
        notes.wrapUp(firm.id(), contact, firm.agentId(), number, disposition, note);
    }

    List<WriteBackRow> rows(State state) {
        return log.page(firm.id(), "", state, 50, null).items();
    }

    /** As the administrator sees them. */
    List<JsonNode> rows(String query) {
        return admin.get(WRITE_BACKS + query).body().get("items").valueStream().toList();
    }

    JsonNode row(Predicate<JsonNode> wanted) {
        return await().until(() -> rows(""), rows -> rows.stream().anyMatch(wanted)).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    static Predicate<JsonNode> in(String state) {
        return row -> row.get("state").asString().equals(state);
    }
}
