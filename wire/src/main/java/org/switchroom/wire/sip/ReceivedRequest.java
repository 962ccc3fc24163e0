package org.switchroom.wire.sip;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request outside any dialog, waiting for its user. */
abstract sealed class ReceivedRequest implements InboundRequest permits ReceivedInvite, ReceivedRegister {
    private static final Logger log = LoggerFactory.getLogger(ReceivedRequest.class);

    final ServerTransaction transaction;
    final SipRequest request;
    private final SipUri requestUri;

    ReceivedRequest(ServerTransaction transaction) throws MalformedMessage {
        this.transaction = transaction;
        this.request = transaction.request();
        this.requestUri = request.requestUri();
    }

    /** Answers other than 2xx; each line a header of its own. */
    abstract void reject(int status, String reasonPhrase, List<Map.Entry<String, String>> headers);

    final void rejectNow(int status, String reasonPhrase, List<Map.Entry<String, String>> headers) {
        Answer answer = transaction.answer(status, reasonPhrase);
        headers.forEach(header -> answer.header(header.getKey(), header.getValue()));
        transaction.respond(status, answer.done());
    }

    static void checkRejection(int status) {
        if (status < 300 || status > 699) {
            throw new IllegalArgumentException("no rejection: " + status);
        }
    }

    @Override
    public final void reject(int status, String reasonPhrase, Map<String, String> headers) {
        reject(status, reasonPhrase, List.copyOf(headers.entrySet()));
    }

    @Override
    public final String method() {
        return request.method();
    }

    @Override
    public final String callId() {
        return request.callId();
    }

    @Override
    public final SipUri requestUri() {
        return requestUri;
    }

    @Override
    public final NameAddr from() {
        return request.from().nameAddr();
    }

    @Override
    public final NameAddr to() {
        return request.to().nameAddr();
    }

    @Override
    public final List<NameAddr> assertedIdentities() {
        List<NameAddr> identities = new ArrayList<>(2);
        for (String value : request.headers().list("p-asserted-identity")) {
            try {
                identities.add(Grammar.address(value).nameAddr());
            } catch (MalformedMessage e) {
                log.debug("Unreadable identity in call {}", callId()); // it asserts nothing
            }
        }
        return identities;
    }

    @Override
    public final Optional<String> header(String name) {
        return Optional.ofNullable(request.headers().first(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public final InetSocketAddress source() {
        return transaction.source().remote();
    }

    @Override
    public final Flow flow() {
        return transaction.source().flow();
    }
}
