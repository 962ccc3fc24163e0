package org.switchroom.telephony.line;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchroom.directory.PhoneNumbers;
import org.switchroom.directory.Trunk;
import org.switchroom.wire.sip.InboundRequest;
import org.switchroom.wire.sip.NameAddr;

/** Who calls: P-Asserted-Identity of the trunk before From (RFC 3325), unless the caller wants it kept (RFC 3323). */
final class CallerNumber {
    private CallerNumber() {}

    /** @return E.164, or empty when withheld or no number */
    static String of(InboundRequest request, Trunk trunk) {
        if (withheld(request)) {
            return "";
        }
        return Stream.concat(request.assertedIdentities().stream(), Stream.of(request.from()))
                .map(identity -> number(identity, trunk.country()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("");
    }

    private static boolean withheld(InboundRequest request) {
        return request.header("Privacy")
                .map(value -> value.toLowerCase(Locale.ROOT))
                .filter(value ->
                        Stream.of(value.split("[;,]")).map(String::strip).anyMatch(CallerNumber::hidesIdentity))
                .isPresent();
    }

    private static boolean hidesIdentity(String priv) {
        return priv.equals("id") || priv.equals("user");
    }

    private static Optional<String> number(NameAddr identity, String country) {
        return PhoneNumbers.e164(identity.uri().user(), country);
    }
}
