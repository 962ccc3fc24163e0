package org.switchroom.telephony.line;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.Directory;
import org.switchroom.wire.sip.DigestChallenger;
import org.switchroom.wire.sip.InboundRequest;
import org.switchroom.wire.sip.SourceLimiter;

/** Lets desk phones in that prove by digest who they are; who fails too often is not listened to for a while. */
final class PhoneDoor {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneDoor.class);

    static final String REALM = "switchroom";

    private final Directory directory;
    private final DigestChallenger challenger;
    private final SourceLimiter failures;

    PhoneDoor(Directory directory, DigestChallenger challenger, SourceLimiter failures) {
        this.directory = directory;
        this.challenger = challenger;
        this.failures = failures;
    }

    /**
     * @param sipUser whom the request says it is from
     * @return the phone, or empty when the request was answered: challenged or refused
     */
    Optional<DeskPhone> enter(InboundRequest request, String sipUser) {
        var source = request.source().getAddress();
        if (failures.exhausted(source)) {
            return refuse(request, source);
        }
        var verdict = challenger.verify(request, this::secretOf);
        return switch (verdict.outcome()) {
            case ACCEPTED ->
                verdict.username().equals(sipUser) ? directory.deskPhone(sipUser) : refuse(request, source);
            // Whether the phone exists is not told apart: a name nobody has is challenged all the same.
            case ABSENT, STALE -> challenge(request);
            case WRONG -> refuse(request, source);
        };
    }

    private @Nullable String secretOf(String username) {
        return directory
                .deskPhone(username)
                .map(phone -> directory.deskPhoneSecret(phone.id()))
                .orElse(null);
    }

    private Optional<DeskPhone> challenge(InboundRequest request) {
        challenger.challenge(request, REALM);
        return Optional.empty();
    }

    private Optional<DeskPhone> refuse(InboundRequest request, InetAddress source) {
        if (failures.charge(source)) {
            LOG.warn("{} from {} is refused: wrong user or password", request.method(), source);
        }
        request.reject(403, "Forbidden");
        return Optional.empty();
    }
}
