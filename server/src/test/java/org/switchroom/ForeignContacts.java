package org.switchroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.switchroom.ForeignRequests.Case;

/** The requests of agents and supervisors about contacts. */
record ForeignContacts(ThingsOfB things) {

    List<Case> all() {
        var cases = new ArrayList<>(agentCases());
        cases.addAll(supervisionCases());
        cases.addAll(contactCases());
        return cases;
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
                        agent + "/queues/" + things.b().queueId(),
                        Map.of("paused", true),
                        404),
                new Case("POST " + agent + "/sign-out", agent + "/sign-out", null, 200),
                new Case(
                        "POST " + agent + "/sign-in",
                        agent + "/sign-in",
                        Map.of("device", "desk", "deskPhoneId", things.b().deskPhoneId()),
                        422)));
        cases.add(new Case(
                "POST /api/v1/calls",
                "/api/v1/calls",
                Map.of("kind", "AGENT", "id", things.b().agentId(), "to", ""),
                409));
        conduct(cases, "decline", Map.of(), 404);
        conduct(cases, "answer", Map.of(), 409);
        cases.add(new Case(
                "PUT " + agent + "/contacts/{contactId}/subject",
                agent + "/contacts/" + things.contact() + "/subject",
                Map.of("kind", "CUSTOMER", "id", String.valueOf(things.customer())),
                409));
        cases.add(new Case(
                "PUT " + agent + "/contacts/{contactId}/verification",
                agent + "/contacts/" + things.contact() + "/verification",
                Map.of("fields", List.of("CITY")),
                409));
        cases.add(new Case(
                "GET " + agent + "/contacts/{contactId}/drafts",
                agent + "/contacts/" + things.contact() + "/drafts",
                null,
                409));
        var draft = Map.of("ownerId", things.b().agentId(), "form", "note", "subject", "1", "savedAtMs", 1);
        conduct(cases, "drafts/take", draft, 409);
        conduct(cases, "drafts/leave", draft, 409);
        conduct(cases, "hold", Map.of(), 404);
        conduct(cases, "resume", Map.of(), 404);
        conduct(cases, "hang-up", Map.of(), 409);
        conduct(cases, "digits", Map.of("digits", "1"), 409);
        conduct(cases, "wrap-up/extend", Map.of("byMs", 1_000), 409);
        cases.add(new Case("GET " + agent + "/transfer-targets", agent + "/transfer-targets", null, 200));
        var colleague = Map.of("kind", "AGENT", "id", things.b().agentId(), "note", "");
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
        var agent = path + "/agents/" + things.b().agentId();
        var contactOfB = path + "/contacts/" + things.contact();
        return List.of(
                new Case("PUT " + path + "/agents/{agentId}/state", agent + "/state", Map.of("state", "OFFLINE"), 404),
                new Case(
                        "PUT " + path + "/agents/{agentId}/queues/{queueId}",
                        agent + "/queues/" + things.b().queueId(),
                        Map.of("paused", true),
                        404),
                new Case(
                        "GET " + path + "/queues/{queueId}/waiting",
                        path + "/queues/" + things.b().queueId() + "/waiting",
                        null,
                        404),
                new Case("DELETE " + path + "/messages/{contactId}", path + "/messages/" + things.contact(), null, 404),
                new Case(
                        "PUT " + path + "/contacts/{contactId}/priority",
                        contactOfB + "/priority",
                        Map.of("priority", 5),
                        404),
                new Case(
                        "PUT " + path + "/contacts/{contactId}/queue",
                        contactOfB + "/queue",
                        Map.of("queueId", things.b().queueId()),
                        404),
                new Case("DELETE " + path + "/contacts/{contactId}/callback", contactOfB + "/callback", null, 404));
    }

    private void conduct(List<Case> cases, String what, Map<String, ?> body, int status) {
        var contacts = "/api/v1/agent/contacts/";
        cases.add(new Case(
                "POST " + contacts + "{contactId}/" + what, contacts + things.contact() + "/" + what, body, status));
    }

    private List<Case> contactCases() {
        var pathOfContact = "/api/v1/contacts/" + things.contact();
        var pathOfRecording = "/api/v1/recordings/" + things.recording();
        return List.of(
                new Case("GET /api/v1/contacts", "/api/v1/contacts?query=3023125777", null, 200),
                new Case("GET /api/v1/contacts/{contactId}", pathOfContact, null, 404),
                new Case("GET /api/v1/contacts/{contactId}/recordings", pathOfContact + "/recordings", null, 200),
                new Case("GET /api/v1/recordings/{id}/audio", pathOfRecording + "/audio", null, 404),
                new Case("GET /api/v1/recordings/{id}/waveform", pathOfRecording + "/waveform", null, 404));
    }
}
