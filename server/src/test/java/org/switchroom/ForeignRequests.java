package org.switchroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What firm A's users ask that reaches for firm B's: a request for every endpoint under /api. */
record ForeignRequests(ThingsOfB things) {

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
                        Map.of("username", things.b().prefix() + ".admin", "password", "not the one"),
                        401),
                new Case("DELETE /api/v1/session", "/api/v1/session", null, 204),
                new Case(
                        "GET /api/v1/queues/{queueId}/announced-waits",
                        "/api/v1/queues/" + things.b().queueId() + "/announced-waits",
                        null,
                        404)));
        cases.add(new Case("GET /api/v1/time-saved", "/api/v1/time-saved", null, 200));
        cases.add(new Case("GET /api/v1/time-saved.csv", "/api/v1/time-saved.csv", null, 200));
        cases.add(new Case(
                "PUT /api/v1/admin/time-saved-assumptions",
                "/api/v1/admin/time-saved-assumptions",
                Map.of("searchSeconds", 30, "dialSeconds", 15, "daysPerYear", 220, "hoursPerDay", 8),
                200));
        cases.addAll(new ForeignRecords(things).all());
        cases.addAll(new ForeignAdministration(things).all());
        cases.addAll(new ForeignContacts(things).all());
        return cases;
    }
}
