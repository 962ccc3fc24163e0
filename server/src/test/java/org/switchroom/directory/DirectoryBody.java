package org.switchroom.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an administrator's page sends of what sets a firm up: each as it can be saved, but for secrets; to be added to. */
public final class DirectoryBody {
    private DirectoryBody() {}

    /** An agent. */
    public static Map<String, Object> user(String username, String displayName) {
        return new LinkedHashMap<>(Map.of(
                "username",
                username,
                "displayName",
                displayName,
                "roles",
                List.of("AGENT"),
                "language",
                "en",
                "loginCode",
                "",
                "enabled",
                true));
    }

    public static Map<String, Object> queue(String name, List<Integer> agentIds) {
        return new LinkedHashMap<>(Map.of(
                "name",
                name,
                "ringTimeoutMs",
                15_000,
                "wrapUpMs",
                0,
                "maxWaiting",
                10,
                "serviceLevelSeconds",
                20,
                "agents",
                agentIds.stream().map(id -> Map.of("agentId", id)).toList()));
    }

    /** @param queueId where every caller comes */
    public static Map<String, Object> menu(String name, int queueId) {
        return new LinkedHashMap<>(Map.of(
                "name",
                name,
                "language",
                "de",
                "greeting",
                "Hallo.",
                "question",
                "Taste 1.",
                "closedMessage",
                "Zu.",
                "choices",
                List.of(Map.of("key", "1", "queueId", queueId)),
                "defaultQueueId",
                queueId,
                "maxTries",
                3,
                "answerTimeoutMs",
                5_000));
    }

    public static Map<String, Object> number(String e164, int hoursId, int menuId) {
        return new LinkedHashMap<>(Map.of("e164", e164, "label", "", "hoursId", hoursId, "menuId", menuId));
    }

    /** @param kind IP, DIGEST or REGISTERS; what it needs besides is left out */
    public static Map<String, Object> trunk(String kind) {
        return new LinkedHashMap<>(Map.of(
                "name",
                "T " + kind,
                "kind",
                kind,
                "sources",
                List.of(),
                "country",
                "DE",
                "registrar",
                "",
                "username",
                "",
                "transport",
                "udp",
                "enabled",
                true));
    }

    public static Map<String, Object> deskPhone(String sipUser) {
        return new LinkedHashMap<>(
                Map.of("label", "Desk 2", "sipUser", sipUser, "fixedContact", "", "transport", "udp", "enabled", true));
    }
}
