package org.switchroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.switchroom.ForeignRequests.Case;
import org.switchroom.crm.TestAccount;

/** The requests about customers, and about what is kept of them and of employees. */
record ForeignRecords(ThingsOfB things) {

    List<Case> all() {
        var cases = new ArrayList<Case>(List.of(
                new Case("GET /api/v1/customers", "/api/v1/customers?query=" + things.mark(), null, 200),
                new Case(
                        "POST /api/v1/customers",
                        "/api/v1/customers",
                        Map.of("lastName", "X", "customerNumber", "B-1", "phones", List.of("+493023125777")),
                        201),
                new Case("GET /api/v1/customers/managers", "/api/v1/customers/managers", null, 200),
                new Case("GET /api/v1/customers/{id}", "/api/v1/customers/" + things.customer(), null, 404),
                new Case(
                        "PATCH /api/v1/customers/{id}",
                        "/api/v1/customers/" + things.customer(),
                        Map.of("lastName", "X"),
                        404),
                new Case(
                        "POST /api/v1/customers/{id}/notes",
                        "/api/v1/customers/" + things.customer() + "/notes",
                        Map.of("text", "x"),
                        404),
                new Case(
                        "GET /api/v1/customers/{id}/account",
                        "/api/v1/customers/" + things.customer() + "/account",
                        null,
                        404),
                new Case(
                        "PUT /api/v1/customers/{id}/account",
                        "/api/v1/customers/" + things.customer() + "/account",
                        TestAccount.form(1, Map.of("tags", List.of("x"))),
                        404),
                new Case(
                        "POST /api/v1/customers/{id}/incidents",
                        "/api/v1/customers/" + things.customer() + "/incidents",
                        Map.of("status", "Open", "priority", "High", "summary", "x"),
                        404),
                new Case(
                        "PUT /api/v1/customers/{id}/incidents/{incidentId}",
                        "/api/v1/customers/" + things.customer() + "/incidents/" + things.incident(),
                        Map.of("status", "Open", "priority", "High", "summary", "x"),
                        404),
                new Case("GET /api/v1/drafts", "/api/v1/drafts", null, 200),
                new Case(
                        "PUT /api/v1/drafts/{form}/{subject}",
                        "/api/v1/drafts/note/" + things.customer(),
                        Map.of("content", "x", "basedOnMs", 0),
                        200),
                new Case(
                        "DELETE /api/v1/drafts/{form}/{subject}",
                        "/api/v1/drafts/note/" + things.customer(),
                        null,
                        204),
                new Case(
                        "GET /api/v1/search",
                        "/api/v1/search?query=" + things.mark().substring(0, 6),
                        null,
                        200),
                new Case("GET /api/v1/employees", "/api/v1/employees?query=" + things.mark(), null, 200),
                new Case("GET /api/v1/employees/{id}", "/api/v1/employees/" + things.employee(), null, 404),
                new Case("GET /api/v1/caller-card", "/api/v1/caller-card?number=%2B493023125777", null, 200)));
        cases.add(new Case(
                "GET /api/v1/customers/{id}/trail", "/api/v1/customers/" + things.customer() + "/trail", null, 404));
        cases.addAll(noteCases());
        cases.addAll(mergeCases());
        cases.addAll(fileCases());
        cases.addAll(importCases());
        cases.addAll(personCases());
        cases.add(new Case("GET /api/v1/custom-fields", "/api/v1/custom-fields", null, 200));
        ForeignAdministration.add(
                cases,
                "custom-fields",
                things.customField(),
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
        var settings = "/api/v1/admin/record-settings";
        cases.add(new Case("GET " + settings, settings, null, 200));
        cases.add(new Case("PUT " + settings, settings, Map.of("trailDays", 100), 200));
        return cases;
    }

    private List<Case> noteCases() {
        var of = "/api/v1/customers/" + things.customer() + "/notes/" + things.note();
        return List.of(
                new Case("PUT /api/v1/customers/{id}/notes/{noteId}", of, Map.of("text", "x", "version", 1), 404),
                new Case("GET /api/v1/customers/{id}/notes/{noteId}/versions", of + "/versions", null, 404));
    }

    private List<Case> fileCases() {
        var all = "/api/v1/customers/{id}/files";
        var of = "/api/v1/customers/" + things.customer() + "/files";
        return List.of(
                new Case("GET " + all, of, null, 404),
                new Case("POST " + all, of + "?name=x.txt", "x", 404),
                new Case("GET " + all + "/{fileId}/content", of + "/" + things.file() + "/content", null, 404),
                new Case("DELETE " + all + "/{fileId}", of + "/" + things.file(), null, 404),
                new Case("POST " + all + "/{fileId}/restore", of + "/" + things.file() + "/restore", null, 404));
    }

    private List<Case> mergeCases() {
        var of = "/api/v1/customers/" + things.customer();
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
                                Long.toString(things.customer() + 1_000_000),
                                "otherVersion",
                                1,
                                "take",
                                List.of()),
                        404),
                new Case(
                        "DELETE /api/v1/customers/{id}/merges/{mergeId}", of + "/merges/" + things.merge(), null, 404));
    }

    private List<Case> importCases() {
        var all = "/api/v1/admin/imports";
        var ofB = all + "/" + things.imported();
        var plan = Map.of("columns", List.of("lastName"), "match", "NOTHING", "existing", "SKIP", "missing", "SKIP");
        return List.of(
                new Case("GET " + all, all, null, 200),
                new Case("POST " + all, all + "?name=x.csv", "name", 201),
                new Case("GET " + all + "/plans", all + "/plans", null, 200),
                new Case("POST " + all + "/plans", all + "/plans", Map.of("name", things.mark(), "plan", plan), 204),
                new Case("GET " + all + "/{id}", ofB, null, 404),
                new Case("GET " + all + "/{id}/preview", ofB + "/preview", null, 404),
                new Case("PUT " + all + "/{id}", ofB, Map.of("charset", "UTF-8", "separator", ",", "plan", plan), 404),
                new Case("PUT " + all + "/{id}/state", ofB + "/state", Map.of("state", "UNDOING"), 404),
                new Case("GET " + all + "/{id}/refused", ofB + "/refused", null, 404),
                new Case("DELETE " + all + "/{id}", ofB, null, 404),
                new Case(
                        "GET /api/v1/admin/customers/export",
                        "/api/v1/admin/customers/export?query=" + things.mark(),
                        null,
                        200));
    }

    private List<Case> personCases() {
        var all = "/api/v1/admin/person-requests";
        var ofB = all + "/" + things.personRequest();
        return List.of(
                new Case("GET " + all, all, null, 200),
                new Case(
                        "POST " + all,
                        all,
                        Map.of(
                                "customerId",
                                String.valueOf(things.customer()),
                                "kind",
                                "ERASURE",
                                "dueOn",
                                "2030-01-31"),
                        422),
                new Case("GET " + all + "/{id}", ofB, null, 404),
                new Case("POST " + all + "/{id}/start", ofB + "/start", Map.of("customerNumber", "B-1"), 404),
                new Case("GET " + all + "/{id}/file", ofB + "/file", null, 404),
                new Case("GET " + all + "/{id}/certificate", ofB + "/certificate", null, 404),
                new Case("DELETE " + all + "/{id}", ofB, null, 404));
    }
}
