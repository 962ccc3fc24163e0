package org.switchroom.telephony.call;

import org.jspecify.annotations.Nullable;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.rtp.MediaListener;
import org.switchroom.wire.sip.Dialog;
import org.switchroom.wire.sip.DialogListener;
import org.switchroom.wire.sip.UnacceptableSdp;

/** One party: a SIP dialog and its audio. Turns what the wire says into {@link LegEvents}. */
final class Leg implements DialogListener, MediaListener {
    private final MediaLeg media;
    private final SerialMailbox mailbox;
    private final LegEvents events;
    private @Nullable Dialog dialog;
    private boolean held;
    private volatile boolean closed;
    private String closedBecause = "";

    Leg(MediaLeg media, SerialMailbox mailbox, LegEvents events) {
        this.media = media;
        this.mailbox = mailbox;
        this.events = events;
        media.listener(this);
    }

    MediaLeg media() {
        return media;
    }

    /** The far end's phone has put us on hold. */
    boolean held() {
        return held;
    }

    boolean closed() {
        return closed;
    }

    /** The dialog is there. On a leg that was closed meanwhile it is ended at once. */
    void established(Dialog established) {
        if (closed) {
            established.hangUp(closedBecause);
        } else {
            dialog = established;
        }
    }

    /** Frees everything; says BYE unless the far end did. Idempotent. */
    void close(String reason) {
        if (!closed) {
            closed = true;
            closedBecause = reason;
        }
        if (dialog != null) {
            dialog.hangUp(reason);
            dialog = null;
        }
        media.close();
    }

    @Override
    public void onEnded(Dialog ended, EndReason cause) {
        tell(() -> {
            dialog = null;
            events.hungUp(cause);
        });
    }

    @Override
    public void onFlowClosed(Dialog cutOff) {
        tell(events::flowClosed);
    }

    @Override
    public void onConfirmed(Dialog confirmed, @Nullable String sdp) {
        if (sdp == null) {
            return;
        }
        try {
            media.accept(sdp);
        } catch (UnacceptableSdp e) {
            tell(() -> events.hungUp(EndReason.LOST));
        }
    }

    @Override
    public String onReoffer(Dialog reoffered, String sdpOffer) throws UnacceptableSdp {
        var answer = media.answer(sdpOffer);
        boolean holds = media.heldByRemote();
        tell(() -> {
            if (held != holds) {
                held = holds;
                events.heldByPhone(holds);
            }
        });
        return answer;
    }

    @Override
    public void onInfo(Dialog informed, String contentType, String body) {
        InfoDigits.digit(contentType, body).ifPresent(digit -> tell(digit, false));
    }

    @Override
    public void onDigit(char digit) {
        tell(digit, true);
    }

    private void tell(char digit, boolean inSound) {
        mailbox.offer(() -> {
            if (!closed) {
                events.key(digit, inSound);
            }
        });
    }

    @Override
    public void onStalled() {
        tell(() -> {
            if (!held) {
                events.stalled();
            }
        });
    }

    private void tell(Runnable event) {
        mailbox.execute(() -> {
            if (!closed) {
                event.run();
            }
        });
    }
}
