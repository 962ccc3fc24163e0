package org.switchroom.wire.sip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a request inside a dialog is addressed (RFC 3261 §12.2.1.1).
 *
 * @param requestUri what stands in the request line
 * @param routes the Route headers
 * @param next the URI that says where to send it
 */
record Hop(SipUri requestUri, List<String> routes, SipUri next) {

    static Hop of(DialogState dialog) {
        List<String> routes = dialog.routeSet();
        SipUri first = routes.isEmpty() ? null : routeUri(routes.getFirst());
        if (first == null) {
            return new Hop(dialog.remoteTarget(), routes, dialog.remoteTarget());
        }
        if (first.parameters().containsKey("lr")) {
            return new Hop(dialog.remoteTarget(), routes, first);
        }
        // a strict router, of RFC 2543: it wants to be the request URI and the target last
        List<String> rest = new ArrayList<>(routes.subList(1, routes.size()));
        rest.add("<" + dialog.remoteTarget() + ">");
        return new Hop(first, rest, first);
    }

    private static @Nullable SipUri routeUri(String route) {
        try {
            return Grammar.address(route).uri();
        } catch (MalformedMessage e) {
            return null;
        }
    }
}
