package org.switchroom.connectors.mapping;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.connectors.CallerKeys;

/** A way to ask a source: a text that names keys. */
public record Question(String text, Form form) {

    /** How a text names a key. */
    public enum Form {
        /** {@code {number}}, filled in. */
        BRACES("\\{([A-Za-z]+)}"),
        /** {@code :number}, handed over beside the text. {@code ::} is a cast. */
        COLON("(?<![:\\w]):([A-Za-z]+)");

        private final Pattern pattern;

        Form(String regex) {
            this.pattern = Pattern.compile(regex);
        }
    }

    /** @throws IllegalArgumentException when it names what is no key; the message has the name */
    public Set<CallerKeys.Key> keys() {
        var keys = EnumSet.noneOf(CallerKeys.Key.class);
        var matcher = form.pattern.matcher(text);
        while (matcher.find()) {
            var name = matcher.group(1);
            keys.add(CallerKeys.Key.named(name).orElseThrow(() -> new IllegalArgumentException(name)));
        }
        return keys;
    }

    /** Whether all is known that it names. */
    public boolean canBeAsked(CallerKeys known) {
        return keys().stream().noneMatch(key -> known.value(key).isEmpty());
    }

    /** @param quoted makes a value harmless where it is put */
    public String filled(CallerKeys known, UnaryOperator<String> quoted) {
        return form.pattern
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(quoted.apply(
                        known.value(CallerKeys.Key.named(found.group(1)).orElseThrow()))));
    }
}
