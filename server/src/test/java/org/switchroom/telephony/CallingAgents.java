package org.switchroom.telephony;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.switchroom.cti.CallControlPort;
import org.switchroom.directory.ShortNumber;
import org.switchroom.telephony.TestPhone.Ringing;
import org.switchroom.telephony.TestPhone.TestCall;
import org.switchroom.wire.audio.Tone;
import org.switchroom.wire.sip.Credentials;

/** Two agents at desk phones and at the page, both available, who call of their own accord: each other by short numbers, or the outside. */
abstract class CallingAgents extends OnTheTelephone {
    static final int CALLER_HZ = 1900;
    static final int OTHER_HZ = 600;

    @Autowired
    CallControlPort page;

    @BeforeEach
    void signIn() {
        centre.available(centre.seat(0));
        centre.available(centre.seat(1));
        number("21", ShortNumber.Kind.AGENT, me());
        number("22", ShortNumber.Kind.AGENT, colleague());
    }

    void number(String number, ShortNumber.Kind kind, int id) {
        editor.save(new ShortNumber(0, centre.firmId, number, kind, id), 0);
    }

    int me() {
        return centre.seat(0).agentId();
    }

    int colleague() {
        return centre.seat(1).agentId();
    }

    TestCall dial(String number) {
        var seat = centre.seat(0);
        return first.dial(number, seat.sipUser(), Map.of(), new Credentials(seat.sipUser(), CallCentre.SECRET));
    }

    static TestCall speaking(TestCall call) {
        call.leg.play(Tone.steady(-10, CALLER_HZ), true, () -> {});
        return call;
    }

    static Ringing speaking(Ringing answered) {
        answered.leg.play(Tone.steady(-10, OTHER_HZ), true, () -> {});
        return answered;
    }
}
