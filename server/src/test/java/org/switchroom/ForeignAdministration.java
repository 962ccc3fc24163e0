package org.switchroom;

import static org.switchroom.AsAdministrator.with;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.switchroom.ForeignRequests.Case;
import org.switchroom.connectors.ConnectorBody;
import org.switchroom.directory.DirectoryBody;

/** The requests that set a firm up. */
record ForeignAdministration(ThingsOfB things) {

    List<Case> all() {
        var cases = new ArrayList<Case>();
        add(
                cases,
                "users",
                things.b().supervisorId(),
                with(DirectoryBody.user("x.y", "X"), "password", "long enough"),
                201);
        add(
                cases,
                "queues",
                things.b().queueId(),
                with(
                        DirectoryBody.queue("Q", List.of(things.b().agentId())),
                        "requirements",
                        Map.of("steps", List.of(), "preferred", List.of(things.skill()))),
                422);
        add(
                cases,
                "hours",
                things.b().hoursId(),
                Map.of("name", "H", "zone", "UTC", "week", List.of(), "exceptions", List.of()),
                201);
        add(
                cases,
                "menus",
                things.b().menuId(),
                DirectoryBody.menu("M", things.b().queueId()),
                422);
        add(
                cases,
                "numbers",
                things.b().numberId(),
                DirectoryBody.number(
                        "+493090182099", things.b().hoursId(), things.b().menuId()),
                422);
        add(
                cases,
                "trunks",
                things.b().trunkId(),
                with(
                        with(
                                DirectoryBody.trunk("DIGEST"),
                                "username",
                                things.b().prefix() + "-trunk"),
                        "password",
                        "long enough"),
                409);
        add(
                cases,
                "desk-phones",
                things.b().deskPhoneId(),
                with(DirectoryBody.deskPhone(things.b().prefix() + "-desk"), "password", "long enough"),
                409);
        add(cases, "reason-codes", things.b().reasonCodeId(), Map.of("code", "R", "label", "R"), 201);
        add(cases, "skills", things.skill(), Map.of("name", "S"), 201);
        add(
                cases,
                "short-numbers",
                things.shortNumber(),
                Map.of("number", "21", "kind", "QUEUE", "targetId", things.b().queueId()),
                422);
        add(cases, "dispositions", things.disposition(), Map.of("code", "D", "label", "D"), 201);
        add(
                cases,
                "routing-rules",
                things.rule(),
                Map.of(
                        "name",
                        "R",
                        "conditions",
                        List.of(condition("KEY", "1")),
                        "route",
                        Map.of("queueId", things.b().queueId())),
                422);
        add(cases, "api-tokens", things.apiToken(), Map.of("name", "T", "scopes", List.of("records:read")), 201);
        add(
                cases,
                "webhooks",
                things.webhook(),
                Map.of("name", "W", "url", "https://example.com", "types", List.of("agent.state"), "enabled", false),
                201);
        cases.addAll(webhookCases());
        var connectorOfA = ConnectorBody.asking("http://127.0.0.1:1/{number}");
        connectorOfA.put("secret", "of firm a");
        add(cases, "connectors", things.connector(), connectorOfA, 201);
        cases.addAll(connectorCases());
        add(cases, "card-scenarios", things.scenario(), scenarioBody(), 422);
        cases.addAll(scenarioCases());
        cases.addAll(ruleCases());
        var asked = "/api/v1/admin/menus/" + things.b().menuId() + "/asked-number";
        var askedOf = "/api/v1/admin/menus/{menuId}/asked-number";
        cases.add(new Case("GET " + askedOf, asked, null, 404));
        cases.add(
                new Case("PUT " + askedOf, asked, Map.of("meaning", "ORDER_NUMBER", "question", "x", "tries", 1), 404));
        return cases;
    }

    private List<Case> connectorCases() {
        var path = "/api/v1/admin/connectors/try";
        var withKeptSecret = ConnectorBody.asking("http://127.0.0.1:1/{number}");
        withKeptSecret.put(
                "writeBack",
                Map.of(
                        "enabled",
                        true,
                        "timeMs",
                        500,
                        "rest",
                        Map.of("method", "POST", "url", "http://127.0.0.1:1/notes", "body", "{}")));
        var writeBacks = "/api/v1/admin/write-backs";
        return List.of(
                new Case("GET " + writeBacks, writeBacks, null, 200),
                new Case(
                        "POST " + writeBacks + "/{id}/send",
                        writeBacks + "/" + things.writeBack() + "/send",
                        null,
                        404),
                new Case(
                        "POST " + path + "-writing",
                        path + "-writing",
                        Map.of("id", things.connector(), "connector", withKeptSecret),
                        404),
                new Case(
                        "POST " + path,
                        path,
                        Map.of(
                                "id",
                                things.connector(),
                                "connector",
                                withKeptSecret,
                                "number",
                                "",
                                "customerNumber",
                                "",
                                "orderNumber",
                                ""),
                        404));
    }

    private List<Case> webhookCases() {
        var webhooks = "/api/v1/admin/webhooks";
        var deliveries = "/api/v1/admin/webhook-deliveries";
        return List.of(
                new Case("POST " + webhooks + "/{id}/secret", webhooks + "/" + things.webhook() + "/secret", null, 404),
                new Case("POST " + webhooks + "/{id}/test", webhooks + "/" + things.webhook() + "/test", null, 404),
                new Case("GET " + deliveries, deliveries, null, 200),
                new Case(
                        "GET " + deliveries + "/{id}/attempts",
                        deliveries + "/" + things.delivery() + "/attempts",
                        null,
                        404),
                new Case(
                        "POST " + deliveries + "/{id}/send",
                        deliveries + "/" + things.delivery() + "/send",
                        null,
                        404));
    }

    private Map<String, ?> scenarioBody() {
        return Map.of(
                "name",
                "S",
                "conditions",
                List.of(Map.of(
                        "subject",
                        "QUEUE",
                        "values",
                        List.of(String.valueOf(things.b().queueId())))),
                "everyConnector",
                false,
                "connectorIds",
                List.of(things.connector()),
                "sections",
                List.of("PERSONAL"));
    }

    private List<Case> scenarioCases() {
        var path = "/api/v1/admin/card-scenarios";
        return List.of(
                new Case("POST " + path + "/try", path + "/try", Map.of("number", "+493023125777"), 200),
                new Case("PUT " + path + "/order", path + "/order", Map.of("ids", List.of(things.scenario())), 409),
                new Case("GET /api/v1/admin/verification", "/api/v1/admin/verification", null, 200),
                new Case(
                        "PUT /api/v1/admin/verification",
                        "/api/v1/admin/verification",
                        Map.of("fields", List.of("CITY"), "needed", 1),
                        200));
    }

    private static Map<String, ?> condition(String attribute, String value) {
        return Map.of("attribute", attribute, "operator", "IS", "values", List.of(value));
    }

    private List<Case> ruleCases() {
        var rules = "/api/v1/admin/routing-rules";
        return List.of(
                new Case("PUT " + rules + "/order", rules + "/order", Map.of("ids", List.of(things.rule())), 409),
                new Case(
                        "POST " + rules + "/try",
                        rules + "/try",
                        Map.of(
                                "example",
                                Map.of(
                                        "caller",
                                        "+493023125777",
                                        "dialled",
                                        things.b().number())),
                        422));
    }

    /** @param created what firm A gets for a new entry that names firm B's others or firm B's names */
    static void add(List<Case> cases, String noun, int idOfB, Map<String, ?> body, int created) {
        var path = "/api/v1/admin/" + noun;
        cases.add(new Case("GET " + path, path, null, 200));
        cases.add(new Case("POST " + path, path, body, created));
        cases.add(new Case("PUT " + path + "/{id}", path + "/" + idOfB, body, 404));
        cases.add(new Case("DELETE " + path + "/{id}", path + "/" + idOfB, null, 404));
    }
}
