package org.switchroom.wire.sip;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a request that begins something is not even shown to the user: the checks of RFC 3261 §8.2, in its order.
 *
 * @param header what the answer must explain; empty: nothing
 */
record Refusal(int status, String reason, String header, String value) {
    private static final Set<String> SCHEMES = Set.of("sip", "sips", "tel");
    private static final Set<String> OUTSIDE_DIALOGS = Set.of("INVITE", "REGISTER", "OPTIONS");
    private static final Set<String> INSIDE_DIALOGS = Set.of("BYE", "INFO", "UPDATE", "REFER", "PRACK", "NOTIFY");

    Refusal(int status, String reason) {
        this(status, reason, "", "");
    }

    /** @return null: go on */
    static @Nullable Refusal of(CallScope scope, SipRequest request) {
        if (scope.isMerged(request)) {
            return new Refusal(482, "Loop Detected");
        }
        if (!OUTSIDE_DIALOGS.contains(request.method())) {
            return INSIDE_DIALOGS.contains(request.method()) && UserAgent.ALLOW.contains(request.method())
                    ? new Refusal(481, "Call/Transaction Does Not Exist")
                    : methodNotAllowed();
        }
        Refusal target = ofTarget(request);
        if (target != null) {
            return target;
        }
        if (request.maxForwards() == 0 && !request.is("OPTIONS")) {
            return new Refusal(483, "Too Many Hops");
        }
        Refusal extension = ofExtensions(request);
        return extension != null ? extension : ofContent(request);
    }

    static Refusal methodNotAllowed() {
        return new Refusal(405, "Method Not Allowed", "Allow", UserAgent.ALLOW);
    }

    private static @Nullable Refusal ofTarget(SipRequest request) {
        try {
            return SCHEMES.contains(request.requestUri().scheme()) ? null : new Refusal(416, "Unsupported URI Scheme");
        } catch (MalformedMessage e) {
            return new Refusal(400, "Bad request URI");
        }
    }

    /** We support no extension that could be required (RFC 3261 §8.2.2.3). */
    static @Nullable Refusal ofExtensions(SipRequest request) {
        List<String> required = request.headers().list("require");
        return required.isEmpty()
                ? null
                : new Refusal(420, "Bad Extension", "Unsupported", String.join(", ", required));
    }

    /** RFC 3261 §8.2.3 */
    static @Nullable Refusal ofContent(SipRequest request) {
        if (request.body().isEmpty() || request.is("OPTIONS") || request.is("REGISTER")) {
            return null;
        }
        if (request.foreignEncoding() != null) {
            return new Refusal(415, "Unsupported Media Type", "Accept-Encoding", "identity");
        }
        return switch (request.contentType()) {
            case "application/sdp" -> null;
            case "" -> new Refusal(400, "Missing Content-Type");
            default -> new Refusal(415, "Unsupported Media Type", "Accept", "application/sdp");
        };
    }

    void answer(ServerTransaction transaction) {
        Answer answer = transaction.answer(status, reason);
        if (!header.isEmpty()) {
            answer.header(header, value);
        }
        transaction.respond(status, answer.done());
    }
}
