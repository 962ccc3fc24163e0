package org.switchroom.crm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.switchroom.TestClient;
import org.switchroom.TestClient.Answer;

/** A customer's account, read and saved as the agent's page does. */
public record TestAccount(TestClient agent, String customer) {

    /** @param parts said of it; every other part is an empty list */
    public static Map<String, Object> form(int version, Map<String, ?> parts) {
        var form = new HashMap<String, Object>(Map.of(
                "phones",
                List.of(),
                "addresses",
                List.of(),
                "tags",
                List.of(),
                "relations",
                List.of(),
                "products",
                List.of()));
        form.put("version", version);
        form.putAll(parts);
        return form;
    }

    public Answer read() {
        return agent.get(path());
    }

    public int version() {
        return read().body().get("version").asInt();
    }

    public Answer save(Map<String, ?> parts) {
        return save(version(), parts);
    }

    /** @param version that was read */
    public Answer save(int version, Map<String, ?> parts) {
        return agent.put(path(), form(version, parts));
    }

    private String path() {
        return "/api/v1/customers/" + customer + "/account";
    }
}
