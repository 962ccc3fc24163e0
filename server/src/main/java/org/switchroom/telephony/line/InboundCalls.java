package org.switchroom.telephony.line;

import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.directory.Directory;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.Trunk;
import org.switchroom.ivr.Script;
import org.switchroom.telephony.call.Arrival;
import org.switchroom.telephony.call.Calls;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.rtp.MediaPlane;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
import org.switchroom.wire.sip.InboundInvite;
import org.switchroom.wire.sip.UnacceptableSdp;

/** Calls that come in on trunks, step by step until there is a call or a refusal. */
public final class InboundCalls {
    private static final Logger LOG = LoggerFactory.getLogger(InboundCalls.class);

    private final Trunks trunks;
    private final Directory directory;
    private final MediaPlane plane;
    private final Calls calls;
    private final long announceEveryMs;

    /** @param announceEveryMs between two announcements in a queue */
    public InboundCalls(Trunks trunks, Directory directory, MediaPlane plane, Calls calls, long announceEveryMs) {
        this.trunks = trunks;
        this.directory = directory;
        this.plane = plane;
        this.calls = calls;
        this.announceEveryMs = announceEveryMs;
    }

    void take(InboundInvite invite) {
        try {
            var from = trunks.authenticate(invite);
            var route = route(invite, from);
            var script = script(route.number());
            var caller = CallerNumber.of(invite, route.trunk());
            var media = media();
            var sdp = negotiate(invite, media);
            // The contact is opened before the call is answered: what cannot be served is not picked up.
            calls.open(new Arrival(
                    route.number().firmId(),
                    new Arrival.Calling(invite, media, sdp),
                    caller,
                    route.number().e164(),
                    script,
                    Instant.now(),
                    null));
        } catch (CallRefused refused) {
            refused.answer(invite);
        } catch (NoPortFree none) {
            CallRefused.busy().answer(invite);
        }
    }

    private InboundRoute route(InboundInvite invite, List<Trunk> from) throws CallRefused {
        return DialledNumber.find(invite, from, directory).orElseThrow(CallRefused::unknownNumber);
    }

    private Script script(InboundNumber number) throws CallRefused {
        var menu = directory.menu(number.firmId(), number.menuId());
        if (menu.isEmpty()) {
            LOG.warn("Number {} has no menu; its callers are told that it does not exist", number.id());
            throw CallRefused.unknownNumber();
        }
        var hours = directory.hours(number.firmId(), number.hoursId()).orElse(null);
        return new Script(menu.get(), hours, announceEveryMs);
    }

    private MediaLeg media() throws CallRefused {
        if (calls.full()) {
            throw CallRefused.busy();
        }
        try {
            return plane.openRtp();
        } catch (NoPortFree none) {
            throw CallRefused.busy();
        }
    }

    /** An INVITE without an offer gets ours (RFC 3264 §4). */
    private static String negotiate(InboundInvite invite, MediaLeg media) throws CallRefused {
        var offer = invite.sdpOffer();
        try {
            return offer == null ? media.offer() : media.answer(offer);
        } catch (UnacceptableSdp e) {
            media.close();
            throw CallRefused.unacceptableOffer();
        }
    }
}
