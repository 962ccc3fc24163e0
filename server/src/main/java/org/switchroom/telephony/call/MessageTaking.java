package org.switchroom.telephony.call;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.engine.Command;
import org.switchroom.engine.Refusal;
import org.switchroom.ivr.CallMailbox;
import org.switchroom.ivr.CallMedia.MessageFor;
import org.switchroom.ivr.CallMedia.Taken;
import org.switchroom.telephony.RecordingName;
import org.switchroom.telephony.call.RecordingFiles.CallRecording;
import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.audio.Tone;
import org.switchroom.wire.rtp.MediaLeg;

/**
 * A tone, then what the caller says is recorded until it ends; a message goes to the desk, silence is thrown away. On the
 * call's mailbox.
 */
final class MessageTaking {
    private static final Logger LOG = LoggerFactory.getLogger(MessageTaking.class);

    static final long LONGEST_MS = 3 * 60_000;
    /** Nothing is said for so long: that was all. */
    static final long SILENCE_MS = 10_000;
    /** Less than this is no message: somebody breathed, coughed or put the receiver down. */
    static final long SHORTEST_MS = 1_000;

    private static final long LOOK_MS = 250;
    private static final AudioClip TONE = Tone.clip(-13, 500, 425);

    private final Speaker speaker;
    private final MediaLeg caller;
    private final MessageFor queue;
    private final CallEnvironment environment;
    private final CallMailbox mailbox;
    private final DeskOrders orders;
    private final Consumer<Taken> ended;

    private long contactId;
    private Optional<CallRecording> recording = Optional.empty();
    private long startedNanos;
    private CallMailbox.@Nullable Timer looking;
    private boolean over;

    /**
     * Who leaves the message.
     *
     * @param contactId of the call it is left in
     * @param caller E.164 or empty
     * @param dialled E.164, or a short number
     */
    record Speaker(int firmId, long contactId, String caller, String dialled) {}

    /** @param ended as of {@link org.switchroom.ivr.CallMedia#takeMessage} */
    MessageTaking(
            Speaker speaker,
            MediaLeg caller,
            MessageFor queue,
            CallEnvironment environment,
            CallMailbox mailbox,
            DeskOrders orders,
            Consumer<Taken> ended) {
        this.speaker = speaker;
        this.caller = caller;
        this.queue = queue;
        this.environment = environment;
        this.mailbox = mailbox;
        this.orders = orders;
        this.ended = ended;
    }

    void start() {
        caller.play(TONE, false, () -> mailbox.execute(this::record));
    }

    private void record() {
        if (over) {
            return;
        }
        contactId = environment.desk().nextContactId();
        startedNanos = System.nanoTime();
        recording = environment.recordings().start(RecordingName.ofMessage(speaker.firmId(), contactId), caller);
        if (recording.isEmpty()) {
            end();
        } else {
            lookAgain();
        }
    }

    private void lookAgain() {
        looking = mailbox.after(LOOK_MS, this::look);
    }

    private void look() {
        long lastSpokenMs = recording.map(CallRecording::lastSpokenMs).orElse(0L);
        if (sinceStartMs() >= LONGEST_MS || sinceStartMs() - lastSpokenMs >= SILENCE_MS) {
            end();
        } else if (!over) {
            lookAgain();
        }
    }

    private long sinceStartMs() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }

    /** The caller has said everything. */
    void end() {
        stop(ended, true);
    }

    /** The call ends, and nobody is there to be told what becomes of the message. Idempotent. */
    void stop() {
        stop(_ -> {}, false);
    }

    private void stop(Consumer<Taken> told, boolean callerThere) {
        if (over) {
            return;
        }
        over = true;
        if (looking != null) {
            looking.cancel();
        }
        var message = recording.filter(one -> one.spokenMs() >= SHORTEST_MS);
        if (message.isPresent()) {
            give(message.get(), told, callerThere);
        } else {
            recording.ifPresent(CallRecording::discard);
            told.accept(Taken.NOTHING);
        }
    }

    /** The file is thrown away only if the desk plainly refuses the message and the caller is still there to hear so. */
    private void give(CallRecording message, Consumer<Taken> told, boolean callerThere) {
        var command = new Command.LeaveMessage(
                contactId,
                speaker.contactId(),
                speaker.caller(),
                speaker.dialled(),
                queue.queueId(),
                queue.priority(),
                queue.requirements(),
                Math.max(1, sinceStartMs()));
        orders.give(
                command,
                () -> {
                    message.finish();
                    told.accept(Taken.SAVED);
                },
                refusal -> {
                    if (callerThere && refusal != Refusal.NOT_IN_THIS_STATE) {
                        LOG.warn("The message left in contact {} is not taken: {}", speaker.contactId(), refusal);
                        message.discard();
                    } else {
                        LOG.error(
                                "The message left in contact {} is not taken: {}. Its recording {} is kept",
                                speaker.contactId(),
                                refusal,
                                contactId);
                        message.finish();
                    }
                    told.accept(Taken.REFUSED);
                });
    }
}
