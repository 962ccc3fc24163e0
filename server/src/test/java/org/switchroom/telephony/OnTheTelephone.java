package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.telephony.CallCentre.patience;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.switchroom.cti.CallControlPort.PickUp;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Event.ContactOffered;
import org.switchroom.routing.RoutingDesk;

/**
 * Calls through the whole server, in a firm of its own: a trunk, and two agents with a desk phone each. After every test nobody
 * is stuck, no contact is open, nothing is leaked.
 */
@TelephonyTest
abstract class OnTheTelephone {
    static final String CALLER = "01711234567";
    static final String OUTSIDE = "+4940123456";
    private static final Set<AgentState> RESTING =
            EnumSet.of(AgentState.OFFLINE, AgentState.NOT_READY, AgentState.AVAILABLE);

    @Autowired
    Telephony telephony;

    @Autowired
    RoutingDesk desk;

    @Autowired
    DirectoryEditor editor;

    @TempDir
    private Path heard;

    Ears ears;
    CallCentre centre;
    TestPhone trunk;
    TestPhone first;
    TestPhone second;

    @BeforeEach
    void openCentre() {
        ears = new Ears(heard);
        centre = new CallCentre(editor, desk, 10_000);
        int port = telephony.endpoint().udpPort();
        trunk = new TestPhone(port, InetAddress.ofLiteral(centre.trunkAddress));
        first = new TestPhone(port).registered(centre.seat(0).sipUser(), CallCentre.SECRET);
        second = new TestPhone(port).registered(centre.seat(1).sipUser(), CallCentre.SECRET);
    }

    /** From now on numbers in Germany are called by way of the trunk. */
    void callsOut() {
        centre.callsOut(editor, trunk.sip.udpPort());
        awaitWayOut();
    }

    /** Until some trunk takes calls to {@link #OUTSIDE}. */
    void awaitWayOut() {
        patience().until(() -> {
            var route = telephony.outside().route(centre.firmId, OUTSIDE, centre.number);
            route.ifPresent(found -> found.over().run());
            return route.isPresent();
        });
    }

    /** Has the telephone answer that rings at an agent, once it has said that it can be told to. */
    void tellToAnswer(CallCentre.Seat seat) {
        long contactId = centre.awaitEvent(ContactOffered.class).contactId();
        var ringing = telephony.ringing();
        patience().until(() -> ringing.answerable(centre.firmId, contactId, seat.agentId()));
        assertThat(TestPhone.await(ringing.pickUp(centre.firmId, contactId, seat.agentId())))
                .isEqualTo(PickUp.TOLD);
        patience().until(() -> !ringing.answerable(centre.firmId, contactId, seat.agentId()));
    }

    @AfterEach
    void nothingIsLeft() {
        try {
            patience().until(() -> centre.openContacts() == 0);
            for (var seat : centre.seats) {
                patience().until(() -> RESTING.contains(centre.state(seat)));
            }
            patience().until(() -> telephony.gauges().idle());
        } finally {
            centre.close();
            trunk.close();
            first.close();
            second.close();
        }
    }
}
