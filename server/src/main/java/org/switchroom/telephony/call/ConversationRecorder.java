package org.switchroom.telephony.call;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchroom.telephony.RecordingName;
import org.switchroom.telephony.call.RecordingFiles.CallRecording;
import org.switchroom.wire.rtp.MediaLeg;

/** Records the conversations of one call, one after the other, each under the agent who has it. On the call's mailbox. */
final class ConversationRecorder {
    private final Party party;
    private final long contactId;
    private final MediaLeg caller;
    private final RecordingFiles files;
    private boolean outside;
    /** The party may be recorded as far as the line to it goes. */
    private boolean customer = true;

    private boolean paused;
    /** All three talk, and one of them is not to be recorded. */
    private boolean unrecorded;

    private Optional<CallRecording> recording = Optional.empty();

    ConversationRecorder(Party party, long contactId, RecordingFiles files) {
        this.party = party;
        this.contactId = contactId;
        this.caller = party.media();
        this.files = files;
    }

    /** Whether what is said to the telephone outside that is being called is to be recorded. */
    void outside(boolean recorded) {
        outside = recorded;
    }

    /** Whether a party that was called is to be recorded. */
    void customer(boolean recorded) {
        customer = recorded;
    }

    /** A new conversation, with whom has the contact now. */
    void start(@Nullable CalledLeg with) {
        finish();
        paused = false;
        unrecorded = false;
        if (with != null && party.recorded() && customer && (!with.outside() || outside)) {
            var name = new RecordingName(party.firmId(), contactId, agentOf(with), Instant.now());
            recording = files.start(name, caller, with.media());
        }
    }

    /** Of a call that an agent has placed to the outside: the caller. */
    private int agentOf(CalledLeg with) {
        return with.outside() && party.placedBy() != 0 ? party.placedBy() : with.agentId();
    }

    void pause(boolean pause) {
        paused = pause;
        pauseOrGoOn();
    }

    /** A third one is heard on the agent's channel; nobody is while one outside is there who is not recorded. */
    void joined(CalledLeg third) {
        unrecorded = third.outside() && !outside;
        if (!unrecorded) {
            recording.ifPresent(running -> running.alsoRight(third.media()));
        }
        pauseOrGoOn();
    }

    /** The third one has gone. */
    void left() {
        unrecorded = false;
        pauseOrGoOn();
    }

    private void pauseOrGoOn() {
        recording.ifPresent(running -> running.pause(paused || unrecorded));
    }

    void finish() {
        recording.ifPresent(CallRecording::finish);
        recording = Optional.empty();
    }
}
