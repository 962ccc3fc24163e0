package org.switchroom.telephony.call;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.switchroom.directory.Directory;
import org.switchroom.ivr.TypedNumbers;
import org.switchroom.ivr.Wayfinder;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.telephony.voice.PromptVoice;
import org.switchroom.wire.rtp.MediaPlane;
import org.switchroom.wire.sip.SipEndpoint;

/**
 * What all calls share.
 *
 * @param typed who callers are by what they key in; null: no menu asks
 * @param host written into From
 * @param deviceGraceMs how long a browser whose connection closed may be silent before the agent counts as lost
 * @param announceEveryMs between two announcements in a queue
 */
public record CallEnvironment(
        RoutingDesk desk,
        Directory directory,
        Wayfinder wayfinder,
        @Nullable TypedNumbers typed,
        MediaPlane media,
        Supplier<SipEndpoint> sip,
        String host,
        PromptVoice voice,
        AgentDevices devices,
        RingingPhones ringing,
        OutsideLines outside,
        Comebacks comebacks,
        RecordingFiles recordings,
        Timers timers,
        Executor threads,
        long deviceGraceMs,
        long announceEveryMs) {

    SerialMailbox newMailbox() {
        return new SerialMailbox(threads, timers);
    }
}
