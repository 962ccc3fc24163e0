package org.switchroom.wire.sip;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A name-addr or addr-spec with its header parameters, as in From, To, Contact and Route. */
record Address(NameAddr nameAddr, Map<String, String> parameters) {

    SipUri uri() {
        return nameAddr.uri();
    }

    @Nullable
    String tag() {
        return parameters.get("tag");
    }
}
