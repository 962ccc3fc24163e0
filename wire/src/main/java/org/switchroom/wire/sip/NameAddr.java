package org.switchroom.wire.sip;

/** Display name and address, as in From and To. {@code displayName} is empty when absent. */
public record NameAddr(String displayName, SipUri uri) {

    /** The address as it is written in a message. */
    @Override
    public String toString() {
        if (displayName.isEmpty()) {
            return "<" + uri + ">";
        }
        return '"' + displayName.replace("\\", "\\\\").replace("\"", "\\\"") + "\" <" + uri + ">";
    }
}
