package org.switchroom.telephony.line;

import org.switchroom.wire.sip.Flow;
import org.switchroom.wire.sip.SipUri;

/** Where a device said it is (RFC 3261 §10), until when. */
record Binding(String deviceId, int firmId, SipUri contact, Flow flow, long expiresAtMs) {}
