package org.switchroom.wire.sip;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A registration of ours: renewed in time, tried again when it fails, taken back when closed (RFC 3261 §10.2). */
final class KeptRegistration implements Registration, ClientTransaction.User {
    private static final int MAX_BACK_OFF_MS = 60_000;

    private final UserAgent agent;
    private final SipUri aor;
    private final InetSocketAddress registrar;
    private final Transport transport;
    private final Credentials credentials;
    private final Listener listener;
    private final String callId = Tokens.next();
    private final String localTag = Tokens.next();
    private final Alarm next;
    private int expires;
    private long cseq;
    private int failures;
    private volatile boolean registered;
    private volatile boolean closed;

    KeptRegistration(
            UserAgent agent,
            SipUri aor,
            InetSocketAddress registrar,
            Transport transport,
            Credentials credentials,
            int expiresSeconds,
            Listener listener) {
        this.agent = agent;
        this.aor = aor;
        this.registrar = registrar;
        this.transport = transport;
        this.credentials = credentials;
        this.expires = expiresSeconds;
        this.listener = listener;
        this.next = agent.calls().alarm(callId);
    }

    void start() {
        agent.calls().post(callId, this::renew);
    }

    private void renew() {
        agent.calls().post(callId, this::renew);
    }

    private void renew(CallScope scope) {
        if (!closed) {
            send(scope, expires, this);
        }
    }

    private void send(CallScope scope, int expiresSeconds, ClientTransaction.User user) {
        Link link = agent.network().link(transport, registrar);
        if (link == null) {
            user.unanswered(503, "No " + transport + " here");
            return;
        }
        new Exchange(agent, scope, link, credentials, () -> ++cseq, user).send(request(expiresSeconds));
    }

    private OutgoingRequest request(int expiresSeconds) {
        String address =
                new NameAddr("", new SipUri(aor.scheme(), aor.user(), aor.host(), 0, aor.parameters())).toString();
        String extra = "Contact: " + agent.contact(aor.user(), transport) + "\r\nExpires: " + expiresSeconds
                + "\r\nUser-Agent: " + agent.product() + "\r\n";
        String domain = SipUri.of("", aor.host(), aor.port()).toString();
        return new OutgoingRequest(
                "REGISTER",
                domain,
                List.of(),
                address + ";tag=" + localTag,
                address,
                callId,
                ++cseq,
                extra,
                "",
                "",
                "");
    }

    @Override
    public void answered(SipResponse response) {
        if (closed) {
            return;
        }
        if (response.isSuccess()) {
            int granted = granted(response);
            failures = 0;
            registered = true;
            next.set(granted * 800L, this::renew);
            listener.onRegistered(granted);
            return;
        }
        String least = response.headers().first("min-expires");
        if (response.status() == 423 && least != null && SipRequest.number(least, 999_999_999) > expires) {
            expires = SipRequest.number(least, 999_999_999); // RFC 3261 §10.2.8
            renew();
        } else {
            failed(response.status(), response.reason());
        }
    }

    @Override
    public void unanswered(int status, String why) {
        if (!closed) {
            failed(status, why);
        }
    }

    private void failed(int status, String why) {
        registered = false;
        int most = Math.min(MAX_BACK_OFF_MS, agent.timers().t2() << Math.min(failures, 10));
        failures++;
        next.set(most / 2 + ThreadLocalRandom.current().nextInt(most / 2 + 1), this::renew);
        listener.onFailed(status, why);
    }

    /** The lifetime of our own Contact, seconds (RFC 3261 §10.2.4). */
    private int granted(SipResponse ok) {
        String ours = agent.contact(aor.user(), transport);
        String common = ok.headers().first("expires");
        for (String value : ok.headers().list("contact")) {
            if (value.contains(ours.substring(1, ours.length() - 1))) {
                int own = expiresOf(value);
                if (own > 0) {
                    return own;
                }
            }
        }
        int all = common == null ? -1 : SipRequest.number(common, 999_999_999);
        return all > 0 ? all : expires;
    }

    private static int expiresOf(String contact) {
        try {
            @Nullable String value = Grammar.contact(contact).parameters().get("expires");
            return value == null ? -1 : SipRequest.number(value, 999_999_999);
        } catch (MalformedMessage e) {
            return -1;
        }
    }

    @Override
    public boolean registered() {
        return registered;
    }

    @Override
    public void close() {
        agent.calls().post(callId, scope -> {
            if (closed) {
                return;
            }
            closed = true;
            next.stop();
            if (registered) {
                registered = false;
                send(scope, 0, new Farewell());
            } else {
                agent.forget(this);
            }
        });
    }

    /** Most registrars challenge this too, so it is over when it is answered, not when it is sent. */
    private final class Farewell implements ClientTransaction.User {
        @Override
        public void answered(SipResponse response) {
            agent.forget(KeptRegistration.this);
        }

        @Override
        public void unanswered(int status, String why) {
            agent.forget(KeptRegistration.this);
        }
    }
}
