package org.switchroom.connectors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an administrator's page sends of a connector. */
public final class ConnectorBody {
    private ConnectorBody() {}

    /**
     * One that finds customers and knows of them the name; without a secret, and without writing back.
     *
     * @param kind small: rest, sql, ldap, csv
     * @return to be added to
     */
    public static Map<String, Object> of(String kind, Map<String, ?> settings) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", "CRM " + kind);
        body.put("enabled", true);
        body.put("place", 1);
        body.put("goesOn", false);
        body.put("settings", Map.of("kind", kind.toUpperCase(Locale.ROOT), kind, settings));
        body.put(
                "mapping",
                Map.of(
                        "kind",
                        "CUSTOMER",
                        "list",
                        "",
                        "fields",
                        List.of(Map.of(
                                "field", "LAST_NAME", "label", "", "from", kind.equals("rest") ? "/name" : "name")),
                        "items",
                        "",
                        "itemFields",
                        List.of()));
        body.put("limits", Map.of("timeMs", 2_000, "atOnce", 2, "cacheSeconds", 0));
        return body;
    }

    /** One that asks a service, with a bearer token. */
    public static Map<String, Object> asking(String url) {
        return of("rest", Map.of("urls", List.of(url), "headers", Map.of(), "login", "BEARER", "account", ""));
    }
}
