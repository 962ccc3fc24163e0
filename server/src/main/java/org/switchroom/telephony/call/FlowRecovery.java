package org.switchroom.telephony.call;

import org.jspecify.annotations.Nullable;
import org.switchroom.ivr.CallMailbox.Timer;
import org.switchroom.wire.rtp.MediaLeg;
import org.switchroom.wire.sip.Dialog;

/**
 * Keeps a call in a page whose WebSocket broke off while the sound, which goes another way, goes on: until the same page has
 * registered by a new one (RFC 5626 §4.4), or the sound has stopped as well, or a minute has passed. On the call's mailbox.
 */
final class FlowRecovery {
    private static final long FRAME_MS = 20;
    /** Who may no longer open a connection does not talk on for ever. */
    private static final long LONGEST_MS = 60_000;

    private final CallEnvironment environment;
    private final SerialMailbox mailbox;
    private final DeviceAddress device;
    private final MediaLeg media;
    private final Dialog dialog;
    private final Runnable lost;
    private final AgentDevices.Subscription subscription;
    private @Nullable Timer look;

    /**
     * @param device as it was called
     * @param lost told when neither came back; can come again
     */
    FlowRecovery(
            CallEnvironment environment,
            SerialMailbox mailbox,
            DeviceAddress device,
            MediaLeg media,
            Dialog dialog,
            Runnable lost) {
        this.environment = environment;
        this.mailbox = mailbox;
        this.device = device;
        this.media = media;
        this.dialog = dialog;
        this.lost = lost;
        this.subscription =
                environment.devices().follow(device.deviceId(), address -> mailbox.execute(() -> registered(address)));
    }

    /** The connection is gone; a new one may be there already. */
    void flowClosed() {
        listen(LONGEST_MS);
        environment.devices().addressOf(device.firmId(), device.deviceId()).ifPresent(this::registered);
    }

    void close() {
        subscription.close();
        stop();
    }

    /** A page that was loaded again is another one, with another contact: it knows nothing of the call. */
    private void registered(DeviceAddress address) {
        var via = address.via();
        if (via != null && !via.equals(dialog.flow()) && address.target().equals(device.target())) {
            dialog.moveTo(via)
                    .thenAccept(moved -> mailbox.execute(() -> {
                        if (moved) {
                            stop();
                        }
                    }));
        }
    }

    /** Looks again after a while whether half of the packets of that time have come. */
    private void listen(long leftMs) {
        stop();
        long before = media.stats().packetsIn();
        long graceMs = environment.deviceGraceMs();
        look = mailbox.after(graceMs, () -> {
            if (leftMs > graceMs && media.stats().packetsIn() - before >= graceMs / FRAME_MS / 2) {
                listen(leftMs - graceMs);
            } else {
                lost.run();
            }
        });
    }

    private void stop() {
        if (look != null) {
            look.cancel();
            look = null;
        }
    }
}
