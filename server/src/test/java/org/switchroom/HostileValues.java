package org.switchroom;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.switchroom.ForeignRequests.Case;

/** A request with each of its values in turn replaced by what an attacker or a broken program would send. */
final class HostileValues {
    private static final List<String> TEXTS = List.of(
            "' or '1'='1",
            "'; drop table crm.customers; --",
            "\" or 1=1 --",
            "%' escape '%",
            "\\",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "${jndi:ldap://127.0.0.1/x}",
            "#{T(java.lang.Runtime).getRuntime().exit(1)}",
            "../../../../etc/passwd",
            "x\r\nSet-Cookie: a=b",
            "a\u0000b",
            "\uD800",
            "\u202Ertl",
            "x".repeat(70_000));

    private static final List<Object> NUMBERS = List.of(
            -1,
            0,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            new BigDecimal("1e400"),
            new BigDecimal("0.1"),
            "1; select 1",
            Map.of());

    private HostileValues() {}

    static Stream<Case> in(Case usual) {
        var cases = new ArrayList<Case>();
        inPath(usual, cases::add);
        inQuery(usual, cases::add);
        inBody(usual.body(), body -> cases.add(with(usual, usual.path(), body)));
        return cases.stream();
    }

    private static Case with(Case usual, String path, Object body) {
        return new Case(usual.endpoint(), path, body, usual.status());
    }

    /** In each place that the mapping names as one's own to fill. */
    private static void inPath(Case usual, Consumer<Case> each) {
        var pattern =
                usual.endpoint().substring(usual.endpoint().indexOf(' ') + 1).split("/");
        var parts = usual.path().split("\\?", 2);
        var segments = parts[0].split("/");
        for (int i = 0; i < pattern.length; i++) {
            if (!pattern[i].startsWith("{")) {
                continue;
            }
            for (var text : TEXTS) {
                var changed = segments.clone();
                changed[i] = encoded(text);
                each.accept(with(
                        usual, String.join("/", changed) + (parts.length > 1 ? "?" + parts[1] : ""), usual.body()));
            }
        }
    }

    private static void inQuery(Case usual, Consumer<Case> each) {
        int mark = usual.path().indexOf('?');
        if (mark < 0) {
            return;
        }
        var pairs = usual.path().substring(mark + 1).split("&");
        for (int i = 0; i < pairs.length; i++) {
            for (var text : TEXTS) {
                var changed = pairs.clone();
                changed[i] = pairs[i].substring(0, pairs[i].indexOf('=') + 1) + encoded(text);
                each.accept(with(usual, usual.path().substring(0, mark + 1) + String.join("&", changed), usual.body()));
            }
        }
    }

    /** A header or a path longer than this is refused before any of our code sees it. */
    private static final int MOST_IN_PATH = 2_000;

    private static String encoded(String text) {
        return URLEncoder.encode(text.substring(0, Math.min(text.length(), MOST_IN_PATH)), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private static void inBody(Object body, Consumer<Object> each) {
        switch (body) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> inBody(value, changed -> {
                    var copy = new LinkedHashMap<Object, Object>(map);
                    copy.put(key, changed);
                    each.accept(copy);
                }));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    int at = i;
                    inBody(list.get(i), changed -> {
                        var copy = new ArrayList<Object>(list);
                        copy.set(at, changed);
                        each.accept(copy);
                    });
                }
            }
            case String _ -> TEXTS.forEach(each);
            case Number _ -> NUMBERS.forEach(each);
            case null, default -> {}
        }
    }
}
