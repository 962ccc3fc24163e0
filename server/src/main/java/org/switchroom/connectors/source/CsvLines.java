package org.switchroom.connectors.source;

import java.util.ArrayList;
import java.util.List;

/** A file with separated values (RFC 4180), taken apart. A field in quotes may hold separators, line ends and quotes. */
final class CsvLines {
    private final String text;
    private final char separator;
    private int at;

    private CsvLines(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** Empty lines are left out. */
    static List<List<String>> of(String text, char separator) {
        var lines = new CsvLines(text.startsWith("\uFEFF") ? text.substring(1) : text, separator);
        var all = new ArrayList<List<String>>();
        while (lines.at < lines.text.length()) {
            var line = lines.line();
            if (!line.equals(List.of(""))) {
                all.add(line);
            }
        }
        return all;
    }

    private List<String> line() {
        var fields = new ArrayList<String>();
        while (true) {
            fields.add(field());
            if (at >= text.length()) {
                return fields;
            }
            char end = text.charAt(at++);
            if (end != separator) {
                if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                    at++;
                }
                return fields;
            }
        }
    }

    private String field() {
        var field = new StringBuilder();
        boolean quoted = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' && quoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                field.append('"');
                at++;
            } else if (c == '"' && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (!quoted && (c == separator || c == '\n' || c == '\r')) {
                break;
            } else {
                field.append(c);
            }
        }
        return field.toString();
    }
}
