package org.switchroom.telephony;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToIntFunction;

/** {@link TelephonyGauges} and what was refused, as metrics. */
record TelephonyMeters(Telephony telephony) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry meters) {
        show(meters, "calls", "Contacts with a caller on the line", TelephonyGauges::calls);
        show(meters, "spoken.answers", "Desk phones being told something", TelephonyGauges::spokenAnswers);
        show(meters, "timers", "Timers of calls waiting to run", TelephonyGauges::timers);
        show(meters, "recordings", "Recordings not complete yet", TelephonyGauges::recordings);
        show(meters, "desk.phones", "Desk phones registered", TelephonyGauges::deskPhones);
        show(meters, "browsers", "Browsers registered", TelephonyGauges::browsers);
        show(meters, "sockets", "Browsers' SIP connections", TelephonyGauges::sockets);
        show(meters, "transactions", "SIP transactions", g -> g.sip().transactions());
        show(meters, "dialogs", "SIP dialogs", g -> g.sip().dialogs());
        show(meters, "flows", "SIP connections (TCP, WebSocket)", g -> g.sip().flows());
        show(
                meters,
                "rtp.legs",
                "RTP legs of trunks and desk phones",
                g -> g.media().rtpLegs());
        show(meters, "webrtc.legs", "RTP legs of browsers", g -> g.media().webrtcLegs());
        show(meters, "rtp.ports", "RTP ports in use", g -> g.media().portsInUse());
        FunctionCounter.builder("switchroom.sip.strangers.refused", telephony, Telephony::refusals)
                .description("Calls refused because their source is no trunk and did not prove to be one")
                .register(meters);
        show(meters, "recording.files", "Recording files open", g -> g.media().recordings());
    }

    private void show(MeterRegistry meters, String name, String description, ToIntFunction<TelephonyGauges> value) {
        Gauge.builder("switchroom." + name, telephony, running -> value.applyAsInt(running.gauges()))
                .description(description)
                .register(meters);
    }
}
