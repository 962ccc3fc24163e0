package org.switchroom.wire.sip;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a Digest challenge or of credentials (RFC 7616 §3.3, §3.4), unquoted, names in lower case. */
record DigestParameters(Map<String, String> values) {

    /** @return null if the scheme is not Digest or the text makes no sense */
    static @Nullable DigestParameters parse(String header) {
        if (!header.regionMatches(true, 0, "Digest ", 0, 7)) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : Grammar.list(header.substring(7))) {
            int equals = part.indexOf('=');
            if (equals <= 0) {
                return null;
            }
            String name = part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            values.put(name, unquote(part.substring(equals + 1).strip()));
        }
        return new DigestParameters(values);
    }

    private static String unquote(String value) {
        if (value.length() < 2 || value.charAt(0) != '"' || value.charAt(value.length() - 1) != '"') {
            return value;
        }
        return value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    static String quote(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Empty when absent. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }
}
