package org.switchroom.wire.sip;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything alive under one Call-ID. Few of each, so they are lists. Touched only by work in the call's own mailbox;
 * {@code mailbox} and {@code running} belong to {@link CallTable}.
 */
final class CallScope {
    final String callId;
    final ArrayDeque<Consumer<CallScope>> mailbox = new ArrayDeque<>(4);
    boolean running;

    private final CallTable calls;
    private final SipLimits limits;
    private final List<ServerTransaction> served = new ArrayList<>(2);
    private final List<ClientTransaction> asked = new ArrayList<>(2);
    private final List<DialogParty> parties = new ArrayList<>(1);
    private volatile int transactionCount;
    private volatile int dialogCount;

    CallScope(String callId, CallTable calls, SipLimits limits) {
        this.callId = callId;
        this.calls = calls;
        this.limits = limits;
    }

    Alarm alarm() {
        return calls.alarm(callId);
    }

    /** Does something later in this call's mailbox. */
    void post(Runnable work) {
        calls.post(callId, scope -> work.run());
    }

    boolean isIdle() {
        return served.isEmpty() && asked.isEmpty() && parties.isEmpty();
    }

    int transactionCount() {
        return transactionCount;
    }

    int dialogCount() {
        return dialogCount;
    }

    private void count() {
        transactionCount = served.size() + asked.size();
        int dialogs = 0;
        for (DialogParty party : parties) {
            dialogs += party instanceof CallDialog ? 1 : 0;
        }
        dialogCount = dialogs;
    }

    // ---- server transactions

    boolean hasRoom() {
        return served.size() < limits.transactionsPerCall();
    }

    void add(ServerTransaction transaction) {
        served.add(transaction);
        count();
    }

    void remove(ServerTransaction transaction) {
        served.remove(transaction);
        count();
    }

    /** The transaction a request, or the ACK of its final answer, belongs to (RFC 3261 §17.2.3). */
    @Nullable
    ServerTransaction serving(SipRequest request) {
        String method = request.is("ACK") ? "INVITE" : request.method();
        return serving(request, method);
    }

    /** The INVITE that a CANCEL is for (RFC 3261 §9.2). */
    @Nullable
    InviteServerTransaction cancelledBy(SipRequest cancel) {
        return serving(cancel, "INVITE") instanceof InviteServerTransaction invite ? invite : null;
    }

    private @Nullable ServerTransaction serving(SipRequest request, String method) {
        for (ServerTransaction transaction : served) {
            if (transaction.request().is(method) && transaction.request().key().equals(request.key())) {
                return transaction;
            }
        }
        return null;
    }

    /** The same request has come another way already (RFC 3261 §8.2.2.2). */
    boolean isMerged(SipRequest request) {
        for (ServerTransaction transaction : served) {
            SipRequest other = transaction.request();
            if (other.cseq().equals(request.cseq())
                    && other.toTag().isEmpty()
                    && other.fromTag().equals(request.fromTag())
                    && !other.key().equals(request.key())) {
                return true;
            }
        }
        return false;
    }

    // ---- client transactions

    void add(ClientTransaction transaction) {
        asked.add(transaction);
        count();
    }

    void remove(ClientTransaction transaction) {
        asked.remove(transaction);
        count();
    }

    /** The transaction a response belongs to (RFC 3261 §17.1.3). */
    @Nullable
    ClientTransaction asking(SipResponse response) {
        for (ClientTransaction transaction : asked) {
            if (transaction.branch().equals(response.topVia().branch())
                    && transaction.request().method().equals(response.cseq().method())) {
                return transaction;
            }
        }
        return null;
    }

    // ---- dialogs and the beginnings of dialogs

    void add(DialogParty party) {
        parties.add(party);
        count();
    }

    void remove(DialogParty party) {
        parties.remove(party);
        count();
    }

    void replace(DialogParty early, DialogParty confirmed) {
        parties.remove(early);
        add(confirmed);
    }

    /** Who is meant by a request inside a dialog (RFC 3261 §12.2.2). */
    @Nullable
    DialogParty party(SipRequest request) {
        for (DialogParty party : parties) {
            if (party.isMeantBy(request.toTag(), request.fromTag())) {
                return party;
            }
        }
        return null;
    }

    void linkClosed(Link link) {
        for (DialogParty party : List.copyOf(parties)) {
            party.linkClosed(link);
        }
        for (ClientTransaction transaction : List.copyOf(asked)) {
            if (transaction.link.equals(link)) {
                transaction.linkClosed();
            }
        }
    }
}
