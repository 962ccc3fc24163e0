package org.switchroom.telephony.call;

import java.util.Locale;
import java.util.Optional;

/** Keypad digits in SIP INFO, in the two ways in use: application/dtmf-relay and application/dtmf. */
final class InfoDigits {
    private static final String KEYS = "0123456789*#ABCD";

    private InfoDigits() {}

    static Optional<Character> digit(String contentType, String body) {
        var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/dtmf-relay" ->
                body.lines()
                        .map(line -> line.split("=", 2))
                        .filter(pair -> pair.length == 2 && pair[0].strip().equalsIgnoreCase("Signal"))
                        .findFirst()
                        .flatMap(pair -> key(pair[1].strip()));
            case "application/dtmf" -> key(body.strip());
            default -> Optional.empty();
        };
    }

    /** Some phones send * and # as their event numbers (RFC 4733 §3.2). */
    private static Optional<Character> key(String written) {
        return switch (written) {
            case "10" -> Optional.of('*');
            case "11" -> Optional.of('#');
            default ->
                written.length() == 1 && KEYS.indexOf(Character.toUpperCase(written.charAt(0))) >= 0
                        ? Optional.of(Character.toUpperCase(written.charAt(0)))
                        : Optional.empty();
        };
    }
}
