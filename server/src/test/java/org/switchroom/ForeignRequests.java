package org.switchroom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.switchroom.directory.TestFirm;

/**
 * What firm A's users ask that reaches for firm B's: a request for every endpoint under /api.
 *
 * @param mark in every text of firm B's
 * @param contact that firm B's agent has to do with
 */
record ForeignRequests(
        TestFirm b,
        String mark,
        long customer,
        long employee,
        int disposition,
        int skill,
        int shortNumber,
        int rule,
        int connector,
        int scenario,
        long contact,
        long recording,
        long incident,
        int customField,
        long merge,
        long imported,
        long personRequest,
        long note,
        long file,
        int apiToken,
        int webhook,
        long delivery,
        long writeBack) {

    /**
     * One request of firm A's.
     *
     * @param endpoint method and path as mapped
     * @param path with firm B's id
     * @param status what firm A gets
     */
    record Case(String endpoint, String path, Object body, int status) {}

    List<Case> all() {
        var cases = new ArrayList<Case>(List.of(
                new Case("GET /api/v1/session", "/api/v1/session", null, 200),
                new Case(
                        "POST /api/v1/session",
                        "/api/v1/session",
                        Map.of("username", b.prefix() + ".admin", "password", "not the one"),
                        401),
                new Case("DELETE /api/v1/session", "/api/v1/session", null, 204),
                new Case("GET /api/v1/customers", "/api/v1/customers?query=" + mark, null, 200),
                new Case(
                        "POST /api/v1/customers",
                        "/api/v1/customers",
                        Map.of("lastName", "X", "customerNumber", "B-1", "phones", List.of("+493023125777")),
                        201),
                new Case("GET /api/v1/customers/managers", "/api/v1/customers/managers", null, 200),
                new Case("GET /api/v1/customers/{id}", "/api/v1/customers/" + customer, null, 404),
                new Case("PATCH /api/v1/customers/{id}", "/api/v1/customers/" + customer, Map.of("lastName", "X"), 404),
                new Case(
                        "POST /api/v1/customers/{id}/notes",
                        "/api/v1/customers/" + customer + "/notes",
                        Map.of("text", "x"),
                        404),
                new Case(
                        "GET /api/v1/queues/{queueId}/announced-waits",
                        "/api/v1/queues/" + b.queueId() + "/announced-waits",
                        null,
                        404),
                new Case("GET /api/v1/customers/{id}/account", "/api/v1/customers/" + customer + "/account", null, 404),
                new Case(
                        "PUT /api/v1/customers/{id}/account",
                        "/api/v1/customers/" + customer + "/account",
                        Map.of(
                                "version", 1,
                                "phones", List.of(),
                                "addresses", List.of(),
                                "tags", List.of("x"),
                                "relations", List.of(),
                                "products", List.of()),
                        404),
                new Case(
                        "POST /api/v1/customers/{id}/incidents",
                        "/api/v1/customers/" + customer + "/incidents",
                        Map.of("status", "Open", "priority", "High", "summary", "x"),
                        404),
                new Case(
                        "PUT /api/v1/customers/{id}/incidents/{incidentId}",
                        "/api/v1/customers/" + customer + "/incidents/" + incident,
                        Map.of("status", "Open", "priority", "High", "summary", "x"),
                        404),
                new Case("GET /api/v1/drafts", "/api/v1/drafts", null, 200),
                new Case(
                        "PUT /api/v1/drafts/{form}/{subject}",
                        "/api/v1/drafts/note/" + customer,
                        Map.of("content", "x", "basedOnMs", 0),
                        200),
                new Case("DELETE /api/v1/drafts/{form}/{subject}", "/api/v1/drafts/note/" + customer, null, 204),
                new Case("GET /api/v1/search", "/api/v1/search?query=" + mark.substring(0, 6), null, 200),
                new Case("GET /api/v1/employees", "/api/v1/employees?query=" + mark, null, 200),
                new Case("GET /api/v1/employees/{id}", "/api/v1/employees/" + employee, null, 404),
                new Case("GET /api/v1/caller-card", "/api/v1/caller-card?number=%2B493023125777", null, 200)));
        cases.add(new Case("GET /api/v1/customers/{id}/trail", "/api/v1/customers/" + customer + "/trail", null, 404));
        cases.addAll(noteCases());
        cases.addAll(mergeCases());
        cases.addAll(fileCases());
        cases.addAll(importCases());
        cases.addAll(personCases());
        var settings = "/api/v1/admin/record-settings";
        cases.add(new Case("GET " + settings, settings, null, 200));
        cases.add(new Case("PUT " + settings, settings, Map.of("trailDays", 100), 200));
        var asked = "/api/v1/admin/menus/" + b.menuId() + "/asked-number";
        var askedOf = "/api/v1/admin/menus/{menuId}/asked-number";
        cases.add(new Case("GET " + askedOf, asked, null, 404));
        cases.add(
                new Case("PUT " + askedOf, asked, Map.of("meaning", "ORDER_NUMBER", "question", "x", "tries", 1), 404));
        cases.add(new Case("GET /api/v1/time-saved", "/api/v1/time-saved", null, 200));
        cases.add(new Case("GET /api/v1/time-saved.csv", "/api/v1/time-saved.csv", null, 200));
        cases.add(new Case(
                "PUT /api/v1/admin/time-saved-assumptions",
                "/api/v1/admin/time-saved-assumptions",
                Map.of("searchSeconds", 30, "dialSeconds", 15, "daysPerYear", 220, "hoursPerDay", 8),
                200));
        cases.add(new Case("GET /api/v1/custom-fields", "/api/v1/custom-fields", null, 200));
        administration(
                cases,
                "custom-fields",
                customField,
                Map.of(
                        "key",
                        "b_field",
                        "name",
                        "X",
                        "type",
                        "TEXT",
                        "required",
                        false,
                        "onCard",
                        true,
                        "position",
                        0,
                        "choices",
                        List.of()),
                201);
        administration(
                cases,
                "users",
                b.supervisorId(),
                Map.of(
                        "username",
                        "x.y",
                        "displayName",
                        "X",
                        "roles",
                        List.of("AGENT"),
                        "language",
                        "en",
                        "loginCode",
                        "",
                        "enabled",
                        true,
                        "password",
                        "long enough"),
                201);
        administration(
                cases,
                "queues",
                b.queueId(),
                Map.of(
                        "name",
                        "Q",
                        "ringTimeoutMs",
                        9_000,
                        "wrapUpMs",
                        0,
                        "maxWaiting",
                        1,
                        "serviceLevelSeconds",
                        9,
                        "agents",
                        List.of(Map.of("agentId", b.agentId())),
                        "requirements",
                        Map.of("steps", List.of(), "preferred", List.of(skill))),
                422);
        administration(
                cases,
                "hours",
                b.hoursId(),
                Map.of("name", "H", "zone", "UTC", "week", List.of(), "exceptions", List.of()),
                201);
        administration(
                cases,
                "menus",
                b.menuId(),
                Map.of(
                        "name",
                        "M",
                        "language",
                        "en",
                        "greeting",
                        "g",
                        "question",
                        "q",
                        "closedMessage",
                        "c",
                        "choices",
                        List.of(),
                        "defaultQueueId",
                        b.queueId(),
                        "maxTries",
                        1,
                        "answerTimeoutMs",
                        3_000),
                422);
        administration(
                cases,
                "numbers",
                b.numberId(),
                Map.of("e164", "+493090182099", "label", "", "hoursId", b.hoursId(), "menuId", b.menuId()),
                422);
        administration(
                cases,
                "trunks",
                b.trunkId(),
                Map.of(
                        "name",
                        "T",
                        "kind",
                        "DIGEST",
                        "sources",
                        List.of(),
                        "country",
                        "DE",
                        "registrar",
                        "",
                        "username",
                        b.prefix() + "-trunk",
                        "transport",
                        "udp",
                        "enabled",
                        true,
                        "password",
                        "long enough"),
                409);
        administration(
                cases,
                "desk-phones",
                b.deskPhoneId(),
                Map.of(
                        "label",
                        "D",
                        "sipUser",
                        b.prefix() + "-desk",
                        "fixedContact",
                        "",
                        "transport",
                        "udp",
                        "enabled",
                        true,
                        "password",
                        "long enough"),
                409);
        administration(cases, "reason-codes", b.reasonCodeId(), Map.of("code", "R", "label", "R"), 201);
        administration(cases, "skills", skill, Map.of("name", "S"), 201);
        administration(
                cases,
                "short-numbers",
                shortNumber,
                Map.of("number", "21", "kind", "QUEUE", "targetId", b.queueId()),
                422);
        administration(cases, "dispositions", disposition, Map.of("code", "D", "label", "D"), 201);
        administration(
                cases,
                "routing-rules",
                rule,
                Map.of(
                        "name",
                        "R",
                        "conditions",
                        List.of(condition("KEY", "1")),
                        "route",
                        Map.of("queueId", b.queueId())),
                422);
        administration(cases, "api-tokens", apiToken, Map.of("name", "T", "scopes", List.of("records:read")), 201);
        administration(
                cases,
                "webhooks",
                webhook,
                Map.of("name", "W", "url", "https://example.com", "types", List.of("agent.state"), "enabled", false),
                201);
        cases.addAll(webhookCases());
        administration(cases, "connectors", connector, connectorBody(), 201);
        cases.addAll(connectorCases());
        administration(cases, "card-scenarios", scenario, scenarioBody(), 422);
        cases.addAll(scenarioCases());
        cases.addAll(ruleCases());
        cases.addAll(agentCases());
        cases.addAll(supervisionCases());
        cases.addAll(contactCases());
        return cases;
    }

    private static Map<String, ?> connectorBody() {
        return Map.of(
                "name",
                "C",
                "enabled",
                true,
                "place",
                1,
                "goesOn",
                false,
                "settings",
                Map.of(
                        "kind",
                        "REST",
                        "rest",
                        Map.of(
                                "urls",
                                List.of("http://127.0.0.1:1/{number}"),
                                "headers",
                                Map.of(),
                                "login",
                                "BEARER",
                                "account",
                                "")),
                "mapping",
                Map.of(
                        "kind",
                        "CUSTOMER",
                        "list",
                        "",
                        "fields",
                        List.of(Map.of("field", "LAST_NAME", "label", "", "from", "/name")),
                        "items",
                        "",
                        "itemFields",
                        List.of()),
                "limits",
                Map.of("timeMs", 500, "atOnce", 1, "cacheSeconds", 0),
                "secret",
                "of firm a");
    }

    private List<Case> connectorCases() {
        var path = "/api/v1/admin/connectors/try";
        var withKeptSecret = new LinkedHashMap<String, Object>(connectorBody());
        withKeptSecret.remove("secret");
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
                new Case("POST " + writeBacks + "/{id}/send", writeBacks + "/" + writeBack + "/send", null, 404),
                new Case(
                        "POST " + path + "-writing",
                        path + "-writing",
                        Map.of("id", connector, "connector", withKeptSecret),
                        404),
                new Case(
                        "POST " + path,
                        path,
                        Map.of(
                                "id",
                                connector,
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
                new Case("POST " + webhooks + "/{id}/secret", webhooks + "/" + webhook + "/secret", null, 404),
                new Case("POST " + webhooks + "/{id}/test", webhooks + "/" + webhook + "/test", null, 404),
                new Case("GET " + deliveries, deliveries, null, 200),
                new Case("GET " + deliveries + "/{id}/attempts", deliveries + "/" + delivery + "/attempts", null, 404),
                new Case("POST " + deliveries + "/{id}/send", deliveries + "/" + delivery + "/send", null, 404));
    }

    private Map<String, ?> scenarioBody() {
        return Map.of(
                "name",
                "S",
                "conditions",
                List.of(Map.of("subject", "QUEUE", "values", List.of(String.valueOf(b.queueId())))),
                "everyConnector",
                false,
                "connectorIds",
                List.of(connector),
                "sections",
                List.of("PERSONAL"));
    }

    private List<Case> scenarioCases() {
        var path = "/api/v1/admin/card-scenarios";
        return List.of(
                new Case("POST " + path + "/try", path + "/try", Map.of("number", "+493023125777"), 200),
                new Case("PUT " + path + "/order", path + "/order", Map.of("ids", List.of(scenario)), 409),
                new Case("GET /api/v1/admin/verification", "/api/v1/admin/verification", null, 200),
                new Case(
                        "PUT /api/v1/admin/verification",
                        "/api/v1/admin/verification",
                        Map.of("fields", List.of("CITY"), "needed", 1),
                        200));
    }

    private List<Case> noteCases() {
        var of = "/api/v1/customers/" + customer + "/notes/" + note;
        return List.of(
                new Case("PUT /api/v1/customers/{id}/notes/{noteId}", of, Map.of("text", "x", "version", 1), 404),
                new Case("GET /api/v1/customers/{id}/notes/{noteId}/versions", of + "/versions", null, 404));
    }

    private List<Case> fileCases() {
        var all = "/api/v1/customers/{id}/files";
        var of = "/api/v1/customers/" + customer + "/files";
        return List.of(
                new Case("GET " + all, of, null, 404),
                new Case("POST " + all, of + "?name=x.txt", "x", 404),
                new Case("GET " + all + "/{fileId}/content", of + "/" + file + "/content", null, 404),
                new Case("DELETE " + all + "/{fileId}", of + "/" + file, null, 404),
                new Case("POST " + all + "/{fileId}/restore", of + "/" + file + "/restore", null, 404));
    }

    private List<Case> mergeCases() {
        var of = "/api/v1/customers/" + customer;
        return List.of(
                new Case("GET /api/v1/customers/{id}/duplicates", of + "/duplicates", null, 404),
                new Case("GET /api/v1/customers/{id}/merges", of + "/merges", null, 404),
                new Case(
                        "POST /api/v1/customers/{id}/merges",
                        of + "/merges",
                        Map.of(
                                "version",
                                1,
                                "otherId",
                                Long.toString(customer + 1_000_000),
                                "otherVersion",
                                1,
                                "take",
                                List.of()),
                        404),
                new Case("DELETE /api/v1/customers/{id}/merges/{mergeId}", of + "/merges/" + merge, null, 404));
    }

    private List<Case> importCases() {
        var all = "/api/v1/admin/imports";
        var ofB = all + "/" + imported;
        var plan = Map.of("columns", List.of("lastName"), "match", "NOTHING", "existing", "SKIP", "missing", "SKIP");
        return List.of(
                new Case("GET " + all, all, null, 200),
                new Case("POST " + all, all + "?name=x.csv", "name", 201),
                new Case("GET " + all + "/plans", all + "/plans", null, 200),
                new Case("POST " + all + "/plans", all + "/plans", Map.of("name", mark, "plan", plan), 204),
                new Case("GET " + all + "/{id}", ofB, null, 404),
                new Case("GET " + all + "/{id}/preview", ofB + "/preview", null, 404),
                new Case("PUT " + all + "/{id}", ofB, Map.of("charset", "UTF-8", "separator", ",", "plan", plan), 404),
                new Case("PUT " + all + "/{id}/state", ofB + "/state", Map.of("state", "UNDOING"), 404),
                new Case("GET " + all + "/{id}/refused", ofB + "/refused", null, 404),
                new Case("DELETE " + all + "/{id}", ofB, null, 404),
                new Case(
                        "GET /api/v1/admin/customers/export",
                        "/api/v1/admin/customers/export?query=" + mark,
                        null,
                        200));
    }

    private List<Case> personCases() {
        var all = "/api/v1/admin/person-requests";
        var ofB = all + "/" + personRequest;
        return List.of(
                new Case("GET " + all, all, null, 200),
                new Case(
                        "POST " + all,
                        all,
                        Map.of("customerId", String.valueOf(customer), "kind", "ERASURE", "dueOn", "2030-01-31"),
                        422),
                new Case("GET " + all + "/{id}", ofB, null, 404),
                new Case("POST " + all + "/{id}/start", ofB + "/start", Map.of("customerNumber", "B-1"), 404),
                new Case("GET " + all + "/{id}/file", ofB + "/file", null, 404),
                new Case("GET " + all + "/{id}/certificate", ofB + "/certificate", null, 404),
                new Case("DELETE " + all + "/{id}", ofB, null, 404));
    }

    private static Map<String, ?> condition(String attribute, String value) {
        return Map.of("attribute", attribute, "operator", "IS", "values", List.of(value));
    }

    private List<Case> ruleCases() {
        var rules = "/api/v1/admin/routing-rules";
        return List.of(
                new Case("PUT " + rules + "/order", rules + "/order", Map.of("ids", List.of(rule)), 409),
                new Case(
                        "POST " + rules + "/try",
                        rules + "/try",
                        Map.of("example", Map.of("caller", "+493023125777", "dialled", b.number())),
                        422));
    }

    private List<Case> agentCases() {
        var agent = "/api/v1/agent";
        var cases = new ArrayList<Case>(List.of(
                new Case("GET " + agent, agent, null, 200),
                new Case("GET " + agent + "/reason-codes", agent + "/reason-codes", null, 200),
                new Case("GET " + agent + "/dispositions", agent + "/dispositions", null, 200),
                new Case("GET " + agent + "/desk-phones", agent + "/desk-phones", null, 200),
                new Case(
                        "PUT " + agent + "/state",
                        agent + "/state",
                        Map.of("state", "NOT_READY", "reasonCode", "B_REASON"),
                        422),
                new Case(
                        "PUT " + agent + "/queues/{queueId}",
                        agent + "/queues/" + b.queueId(),
                        Map.of("paused", true),
                        404),
                new Case("POST " + agent + "/sign-out", agent + "/sign-out", null, 200),
                new Case(
                        "POST " + agent + "/sign-in",
                        agent + "/sign-in",
                        Map.of("device", "desk", "deskPhoneId", b.deskPhoneId()),
                        422)));
        cases.add(new Case(
                "POST /api/v1/calls", "/api/v1/calls", Map.of("kind", "AGENT", "id", b.agentId(), "to", ""), 409));
        conduct(cases, "decline", Map.of(), 404);
        conduct(cases, "answer", Map.of(), 409);
        cases.add(new Case(
                "PUT " + agent + "/contacts/{contactId}/subject",
                agent + "/contacts/" + contact + "/subject",
                Map.of("kind", "CUSTOMER", "id", String.valueOf(customer)),
                409));
        cases.add(new Case(
                "PUT " + agent + "/contacts/{contactId}/verification",
                agent + "/contacts/" + contact + "/verification",
                Map.of("fields", List.of("CITY")),
                409));
        cases.add(new Case(
                "GET " + agent + "/contacts/{contactId}/drafts",
                agent + "/contacts/" + contact + "/drafts",
                null,
                409));
        var draft = Map.of("ownerId", b.agentId(), "form", "note", "subject", "1", "savedAtMs", 1);
        conduct(cases, "drafts/take", draft, 409);
        conduct(cases, "drafts/leave", draft, 409);
        conduct(cases, "hold", Map.of(), 404);
        conduct(cases, "resume", Map.of(), 404);
        conduct(cases, "hang-up", Map.of(), 409);
        conduct(cases, "digits", Map.of("digits", "1"), 409);
        conduct(cases, "wrap-up/extend", Map.of("byMs", 1_000), 409);
        cases.add(new Case("GET " + agent + "/transfer-targets", agent + "/transfer-targets", null, 200));
        var colleague = Map.of("kind", "AGENT", "id", b.agentId(), "note", "");
        conduct(cases, "transfer", colleague, 409);
        conduct(cases, "consult", colleague, 409);
        conduct(cases, "consult/end", Map.of(), 404);
        conduct(cases, "consult/complete", Map.of(), 404);
        conduct(cases, "consult/join", Map.of(), 404);
        conduct(cases, "wrap-up", Map.of("dispositionCode", "", "note", "x"), 409);
        return cases;
    }

    private List<Case> supervisionCases() {
        var path = "/api/v1/supervision";
        var agent = path + "/agents/" + b.agentId();
        var contactOfB = path + "/contacts/" + contact;
        return List.of(
                new Case("PUT " + path + "/agents/{agentId}/state", agent + "/state", Map.of("state", "OFFLINE"), 404),
                new Case(
                        "PUT " + path + "/agents/{agentId}/queues/{queueId}",
                        agent + "/queues/" + b.queueId(),
                        Map.of("paused", true),
                        404),
                new Case(
                        "GET " + path + "/queues/{queueId}/waiting",
                        path + "/queues/" + b.queueId() + "/waiting",
                        null,
                        404),
                new Case("DELETE " + path + "/messages/{contactId}", path + "/messages/" + contact, null, 404),
                new Case(
                        "PUT " + path + "/contacts/{contactId}/priority",
                        contactOfB + "/priority",
                        Map.of("priority", 5),
                        404),
                new Case(
                        "PUT " + path + "/contacts/{contactId}/queue",
                        contactOfB + "/queue",
                        Map.of("queueId", b.queueId()),
                        404),
                new Case("DELETE " + path + "/contacts/{contactId}/callback", contactOfB + "/callback", null, 404));
    }

    private void conduct(List<Case> cases, String what, Map<String, ?> body, int status) {
        var contacts = "/api/v1/agent/contacts/";
        cases.add(new Case("POST " + contacts + "{contactId}/" + what, contacts + contact + "/" + what, body, status));
    }

    private List<Case> contactCases() {
        var pathOfContact = "/api/v1/contacts/" + contact;
        var pathOfRecording = "/api/v1/recordings/" + recording;
        return List.of(
                new Case("GET /api/v1/contacts", "/api/v1/contacts?query=3023125777", null, 200),
                new Case("GET /api/v1/contacts/{contactId}", pathOfContact, null, 404),
                new Case("GET /api/v1/contacts/{contactId}/recordings", pathOfContact + "/recordings", null, 200),
                new Case("GET /api/v1/recordings/{id}/audio", pathOfRecording + "/audio", null, 404),
                new Case("GET /api/v1/recordings/{id}/waveform", pathOfRecording + "/waveform", null, 404));
    }

    /** @param created what firm A gets for a new entry that names firm B's others or firm B's names */
    private static void administration(List<Case> cases, String noun, int idOfB, Map<String, ?> body, int created) {
        var path = "/api/v1/admin/" + noun;
        cases.add(new Case("GET " + path, path, null, 200));
        cases.add(new Case("POST " + path, path, body, created));
        cases.add(new Case("PUT " + path + "/{id}", path + "/" + idOfB, body, 404));
        cases.add(new Case("DELETE " + path + "/{id}", path + "/" + idOfB, null, 404));
    }
}
