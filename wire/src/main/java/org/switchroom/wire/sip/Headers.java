package org.switchroom.wire.sip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The header lines of one received message: unfolded, names in their long lower-case form, values verbatim so that they
 * can be echoed in a response.
 */
final class Headers {
    private static final int MAX_LINES = 200;

    /** RFC 3261 §7.3.3 and the IANA registry; the usual spellings too, to spare folding case. */
    private static final Map<String, String> CANONICAL = canonical();

    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    private static Map<String, String> canonical() {
        Map<String, String> names = new HashMap<>(Map.of(
                "i", "call-id", "m", "contact", "e", "content-encoding", "l", "content-length", "c", "content-type"));
        names.putAll(Map.of("f", "from", "s", "subject", "k", "supported", "t", "to", "v", "via"));
        names.putAll(
                Map.of("o", "event", "u", "allow-events", "r", "refer-to", "b", "referred-by", "x", "session-expires"));
        for (String compact : List.copyOf(names.keySet())) {
            names.put(compact.toUpperCase(Locale.ROOT), names.getOrDefault(compact, compact));
        }
        for (String usual : List.of(
                "Via",
                "From",
                "To",
                "Call-ID",
                "CSeq",
                "Contact",
                "Max-Forwards",
                "Content-Type",
                "Content-Length",
                "Route",
                "Record-Route",
                "User-Agent",
                "Server",
                "Allow",
                "Supported",
                "Require",
                "Expires",
                "Authorization",
                "Proxy-Authorization",
                "P-Asserted-Identity",
                "Session-Expires")) {
            names.put(usual, usual.toLowerCase(Locale.ROOT));
        }
        return Map.copyOf(names);
    }

    void add(String name, String value) throws MalformedMessage {
        if (names.size() == MAX_LINES) {
            throw new MalformedMessage("Too many headers");
        }
        String known = CANONICAL.get(name);
        names.add(known != null ? known : name.toLowerCase(Locale.ROOT));
        values.add(value);
    }

    /** Appends a folded line to the last value (RFC 3261 §7.3.1). */
    void unfold(String more) throws MalformedMessage {
        if (values.isEmpty()) {
            throw new MalformedMessage("Folded start line");
        }
        values.set(values.size() - 1, values.getLast() + ' ' + more);
    }

    /** First value of a header, named in lower case. */
    @Nullable
    String first(String name) {
        int at = names.indexOf(name);
        return at < 0 ? null : values.get(at);
    }

    /** The value of a header that must be there exactly once. */
    String only(String name) throws MalformedMessage {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new MalformedMessage("Missing " + name);
        }
        if (names.lastIndexOf(name) != at) {
            throw new MalformedMessage("More than one " + name);
        }
        return values.get(at);
    }

    /** All lines of a header, each unsplit. */
    List<String> lines(String name) {
        List<String> lines = new ArrayList<>(2);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name)) {
                lines.add(values.get(i));
            }
        }
        return lines;
    }

    /** All values of a header, comma-separated ones apart. */
    List<String> list(String name) {
        int at = names.indexOf(name);
        if (at < 0) {
            return List.of();
        }
        if (names.lastIndexOf(name) == at) {
            return Grammar.list(values.get(at));
        }
        List<String> all = new ArrayList<>(4);
        for (String line : lines(name)) {
            all.addAll(Grammar.list(line));
        }
        return all;
    }
}
