package org.switchroom.wire.sip;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One request of ours together with the digest challenges it may meet (RFC 3261 §22.2). */
final class Exchange implements ClientTransaction.User {
    private static final int MAX_CHALLENGES = 2;

    private final UserAgent agent;
    private final CallScope scope;
    private final Link link;
    private final @Nullable Credentials credentials;
    private final LongSupplier nextCSeq;
    private final ClientTransaction.User outcome;
    private @Nullable ClientTransaction transaction;
    private int challenges;
    private boolean abandoned;

    /** @param nextCSeq gives the number for the request once more with credentials */
    Exchange(
            UserAgent agent,
            CallScope scope,
            Link link,
            @Nullable Credentials credentials,
            LongSupplier nextCSeq,
            ClientTransaction.User outcome) {
        this.agent = agent;
        this.scope = scope;
        this.link = link;
        this.credentials = credentials;
        this.nextCSeq = nextCSeq;
        this.outcome = outcome;
    }

    void send(OutgoingRequest request) {
        transaction = agent.send(scope, link, request, this);
    }

    /** The transaction going on, or the last one. */
    @Nullable
    ClientTransaction transaction() {
        return transaction;
    }

    Link link() {
        return link;
    }

    /** Challenges are no longer taken up. */
    void abandon() {
        abandoned = true;
    }

    @Override
    public void provisional(SipResponse response) {
        outcome.provisional(response);
    }

    @Override
    public void answered(SipResponse response) {
        OutgoingRequest again = response.status() == 401 || response.status() == 407 ? authorized(response) : null;
        if (again == null) {
            outcome.answered(response);
        } else {
            challenges++;
            send(again);
        }
    }

    private @Nullable OutgoingRequest authorized(SipResponse response) {
        ClientTransaction asked = transaction;
        if (credentials == null || asked == null || abandoned || challenges >= MAX_CHALLENGES) {
            return null;
        }
        DigestChallenge challenge = DigestChallenge.strongest(response);
        if (challenge == null || (challenges > 0 && !challenge.stale())) {
            return null;
        }
        OutgoingRequest request = asked.request();
        String line = challenge.authorization(credentials, request.method(), request.uri());
        return request.authorized(nextCSeq.getAsLong(), line);
    }

    @Override
    public void unanswered(int status, String why) {
        outcome.unanswered(status, why);
    }
}
