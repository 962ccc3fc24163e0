package org.switchroom.telephony.line;

/** Whose session a browser's flow belongs to, as the flow's tag. */
record SessionTag(int firmId, int userId) {

    static SessionTag parse(String tag) {
        int colon = tag.indexOf(':');
        return new SessionTag(Integer.parseInt(tag.substring(0, colon)), Integer.parseInt(tag.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return firmId + ":" + userId;
    }
}
