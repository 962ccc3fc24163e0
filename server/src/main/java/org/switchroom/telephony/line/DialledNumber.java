package org.switchroom.telephony.line;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchroom.directory.Directory;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.PhoneNumbers;
import org.switchroom.directory.Trunk;
import org.switchroom.wire.sip.InboundRequest;

/** Which of our numbers was dialled: the request URI says it, else To. */
final class DialledNumber {
    private DialledNumber() {}

    /**
     * @param trunks on which the call may have come
     * @return a number of the same client firm as its trunk
     */
    static Optional<InboundRoute> find(InboundRequest request, List<Trunk> trunks, Directory directory) {
        return Stream.of(request.requestUri().user(), request.to().uri().user())
                .flatMap(written -> trunks.stream().flatMap(trunk -> on(trunk, written, directory)))
                .findFirst();
    }

    private static Stream<InboundRoute> on(Trunk trunk, String written, Directory directory) {
        // Many carriers leave the + away.
        return Stream.of(written, "+" + written)
                .flatMap(form -> PhoneNumbers.e164(form, trunk.country()).stream())
                .distinct()
                .flatMap(e164 -> directory.number(e164).stream())
                .filter(number -> ofSameFirm(number, trunk))
                .map(number -> new InboundRoute(trunk, number));
    }

    private static boolean ofSameFirm(InboundNumber number, Trunk trunk) {
        return number.firmId() == trunk.firmId();
    }
}
