package org.switchroom.phones;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.rtp.MediaListener;
import org.switchroom.wire.sip.Dialog;
import org.switchroom.wire.sip.DialogListener;
import org.switchroom.wire.sip.InboundInvite;
import org.switchroom.wire.sip.OutboundInvite;
import org.switchroom.wire.sip.UnacceptableSdp;

/**
 * One call on one phone, from the first ring to the end. Sound goes out all the time, silence when nothing is said, as from
 * any telephone. Any thread may call any method.
 */
public final class PhoneCall {

    /** Who ended a call, and with which SIP status when it was never answered. */
    public record Ending(By by, int status) {
        /** Where the end came from. */
        public enum By {
            US,
            THEM,
            /** Not answered: refused, gave up, or nobody there. */
            NOT_ANSWERED,
            LOST
        }
    }

    /** A key in application/dtmf-relay. */
    private static final Pattern SIGNAL = Pattern.compile("Signal=\\s*([0-9*#A-D])");

    private final MediaLeg leg;
    private final Ear ear;
    private final String peer;
    private final Consumer<Character> onKey;
    private final CompletableFuture<Void> ringing = new CompletableFuture<>();
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private @Nullable OutboundInvite outbound;
    private @Nullable Dialog dialog;
    private boolean hungUp;

    PhoneCall(MediaLeg leg, Ear ear, String peer, Consumer<Character> onKey) {
        this.leg = leg;
        this.ear = ear;
        this.peer = peer;
        this.onKey = onKey;
        leg.listener(new MediaListener() {
            @Override
            public void onDigit(char digit) {
                onKey.accept(digit);
            }
        });
    }

    /** The number on the other side. */
    public String peer() {
        return peer;
    }

    /** Completes when the far end rings (180 or 183); not always before the answer. */
    public CompletableFuture<Void> ringing() {
        return ringing;
    }

    /** Completes when speaking can begin; exceptionally, with {@link NotAnswered}, when that will never be. */
    public CompletableFuture<Void> answered() {
        return answered;
    }

    /** Completes once, whoever ended the call. */
    public CompletableFuture<Ending> ended() {
        return ended;
    }

    /** Says something from now on, instead of what was being said; silence follows. */
    public void say(Speech speech) {
        leg.play(speech.clip(), speech.endless(), () -> leg.play(Speech.SILENCE.clip(), true, () -> {}));
    }

    /** Presses keys as RFC 4733 events. */
    public void press(String keys) {
        keys.chars().forEach(key -> leg.sendDigit((char) key, 100));
    }

    /** Presses keys as SIP INFO (application/dtmf-relay). */
    public void pressByInfo(String keys) {
        talking()
                .ifPresent(d -> keys.chars()
                        .forEach(key ->
                                d.info("application/dtmf-relay", "Signal=" + (char) key + "\r\nDuration=100\r\n")));
    }

    /** Begins to take down what is heard, from here on. */
    public void listen() throws IOException {
        ear.listen();
    }

    /** What was heard since {@link #listen}, or since this was last asked. */
    public Heard heard() throws IOException {
        return ear.heard();
    }

    /** Sends no more sound, as when a network breaks; the call itself stays. */
    public void goDead() {
        leg.close();
    }

    /** Hangs up, gives up dialling, or does nothing when the call has ended. */
    public void hangUp() {
        Dialog open;
        OutboundInvite dialling;
        synchronized (this) {
            hungUp = true;
            open = dialog;
            dialling = outbound;
        }
        if (open != null) {
            open.hangUp("");
            end(new Ending(Ending.By.US, 0));
        } else if (dialling != null) {
            dialling.cancel("");
        }
    }

    private synchronized Optional<Dialog> talking() {
        return Optional.ofNullable(dialog);
    }

    private void open(Dialog answeredDialog) {
        boolean late;
        synchronized (this) {
            dialog = answeredDialog;
            late = hungUp;
        }
        if (late) {
            hangUp();
            return;
        }
        leg.play(Speech.SILENCE.clip(), true, () -> {});
        answered.complete(null);
    }

    void end(Ending ending) {
        leg.close();
        ear.close();
        answered.completeExceptionally(new NotAnswered(ending));
        ended.complete(ending);
    }

    // ---- a call we place

    synchronized void dialling(OutboundInvite invite) {
        outbound = invite;
        if (hungUp) {
            invite.cancel("");
        }
    }

    String offer() {
        return leg.offer();
    }

    OutboundInvite.Listener outboundListener() {
        return new OutboundInvite.Listener() {
            @Override
            public void onRinging(int status, boolean answerable) {
                ringing.complete(null);
            }

            @Override
            public void onAnswered(Dialog answeredDialog, String sdpAnswer) {
                answeredDialog.listen(dialogListener());
                try {
                    leg.accept(sdpAnswer);
                } catch (UnacceptableSdp unusable) {
                    answeredDialog.hangUp("SIP;cause=488");
                    end(new Ending(Ending.By.NOT_ANSWERED, 488));
                    return;
                }
                open(answeredDialog);
            }

            @Override
            public void onFailed(int status, String reasonPhrase) {
                end(new Ending(Ending.By.NOT_ANSWERED, status));
            }
        };
    }

    // ---- a call that comes in

    void comingIn(InboundInvite invite) {
        invite.onCancelled(() -> end(new Ending(Ending.By.NOT_ANSWERED, 487)));
        invite.ring();
        ringing.complete(null);
    }

    /** Lifts the receiver. A call withdrawn at that very moment just ends. */
    void answer(InboundInvite invite) {
        try {
            var offer = invite.sdpOffer();
            var sdp = offer == null ? leg.offer() : leg.answer(offer);
            open(invite.answer(sdp, dialogListener()));
        } catch (UnacceptableSdp unusable) {
            refuse(invite, 488);
        } catch (IllegalStateException withdrawn) {
            end(new Ending(Ending.By.NOT_ANSWERED, 487));
        }
    }

    void refuse(InboundInvite invite, int status) {
        if (ended.isDone()) {
            return;
        }
        invite.reject(status, status == 486 ? "Busy Here" : "Decline");
        end(new Ending(Ending.By.NOT_ANSWERED, status));
    }

    DialogListener dialogListener() {
        return new DialogListener() {
            @Override
            public void onEnded(Dialog endedDialog, EndReason cause) {
                end(new Ending(cause == EndReason.BYE ? Ending.By.THEM : Ending.By.LOST, 0));
            }

            @Override
            public void onConfirmed(Dialog confirmed, @Nullable String sdp) {
                if (sdp != null) {
                    try {
                        leg.accept(sdp);
                    } catch (UnacceptableSdp unusable) {
                        hangUp();
                    }
                }
            }

            @Override
            public void onInfo(Dialog informed, String contentType, String body) {
                var signal = SIGNAL.matcher(body);
                if (signal.find()) {
                    onKey.accept(signal.group(1).charAt(0));
                }
            }

            @Override
            public String onReoffer(Dialog reoffered, String sdpOffer) throws UnacceptableSdp {
                return leg.answer(sdpOffer);
            }
        };
    }

    /** Nobody will ever speak on this call. */
    public static final class NotAnswered extends Exception {
        private final transient Ending ending;

        NotAnswered(Ending ending) {
            super("The call ended before an answer: " + ending);
            this.ending = ending;
        }

        public Ending ending() {
            return ending;
        }
    }
}
