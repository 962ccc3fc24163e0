package org.switchroom.wire.sip;

/** Our end of a dialog, early or confirmed. */
interface DialogParty {

    boolean isMeantBy(String localTag, String remoteTag);

    /** A request inside the dialog, other than CANCEL and ACK. */
    void received(ServerTransaction transaction);

    default void acknowledged(SipRequest ack) {}

    void linkClosed(Link link);
}
