package org.switchroom.wire.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A REGISTER waiting for its user. */
final class ReceivedRegister extends ReceivedRequest implements InboundRegister {
    private static final int DEFAULT_EXPIRES = 3600;
    private static final int MAX_BINDINGS = 16;

    private final List<Binding> bindings;

    ReceivedRegister(ServerTransaction transaction) throws MalformedMessage {
        super(transaction);
        this.bindings = List.copyOf(bindings(transaction.request()));
    }

    /** RFC 3261 §10.3, steps 6 and 7 */
    private static List<Binding> bindings(SipRequest request) throws MalformedMessage {
        int common = seconds(request.headers().first("expires"), DEFAULT_EXPIRES);
        List<Binding> bindings = new ArrayList<>(1);
        for (String value : request.headers().list("contact")) {
            Address contact = Grammar.contact(value);
            int expires = seconds(contact.parameters().get("expires"), common);
            if (contact.uri().equals(SipUri.WILDCARD)) {
                if (common != 0 || request.headers().list("contact").size() > 1) {
                    throw new MalformedMessage("Contact * needs Expires 0");
                }
                expires = 0;
            }
            bindings.add(new Binding(contact.uri(), expires));
            if (bindings.size() > MAX_BINDINGS) {
                throw new MalformedMessage("Too many Contacts");
            }
        }
        return bindings;
    }

    /** A value that makes no sense counts as the default (RFC 3261 §20.19). */
    private static int seconds(@Nullable String text, int otherwise) {
        int value = text == null ? -1 : SipRequest.number(text, 999_999_999);
        return value < 0 ? otherwise : value;
    }

    @Override
    public List<Binding> bindings() {
        return bindings;
    }

    @Override
    public void accept(List<Binding> inForce) {
        transaction.scope.post(() -> {
            Answer answer = transaction.answer(200, "OK");
            for (Binding binding : inForce) {
                answer.header("Contact", "<" + binding.contact() + ">;expires=" + binding.expiresSeconds());
            }
            transaction.respond(200, answer.done());
        });
    }

    @Override
    void reject(int status, String reasonPhrase, List<Map.Entry<String, String>> headers) {
        checkRejection(status);
        transaction.scope.post(() -> rejectNow(status, reasonPhrase, headers));
    }
}
