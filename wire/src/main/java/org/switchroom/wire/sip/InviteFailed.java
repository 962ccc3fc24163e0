package org.switchroom.wire.sip;

/** A final answer other than 2xx, or none (408), or no way to send (503). */
public final class InviteFailed extends Exception {
    private final int status;

    public InviteFailed(int status, String reasonPhrase) {
        super(status + " " + reasonPhrase);
        this.status = status;
    }

    /** @return 300-699 */
    public int status() {
        return status;
    }
}
