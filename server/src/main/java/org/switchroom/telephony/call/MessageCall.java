package org.switchroom.telephony.call;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.directory.User;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.ivr.Prompt;
import org.switchroom.ivr.Sentences;
import org.switchroom.telephony.RecordingName;
import org.switchroom.wire.audio.AudioClip;
import org.switchroom.wire.sip.DialogListener.EndReason;

/**
 * A message that is offered to agents until one has heard it: their phone rings as for a caller, and what comes out of it is
 * the recording. The key 1 plays it again, hanging up ends it. Everything happens on its own mailbox.
 */
final class MessageCall implements CalledLeg.Events {
    private static final Logger LOG = LoggerFactory.getLogger(MessageCall.class);
    private static final char AGAIN = '1';
    /** The file is written to its end while the phone rings already; so long at most. */
    private static final int TRIES = 25;

    private static final long TRY_MS = 200;
    private static final String COMPLETED = "SIP;cause=200;text=\"Call completed\"";

    private final int firmId;
    private final long contactId;
    private final CallEnvironment environment;
    private final SerialMailbox mailbox;
    private final DeskOrders orders;
    private final BeingCalled called;
    private @Nullable CalledLeg agent;
    private @Nullable AudioClip message;
    /** Nobody is rung any more. */
    private boolean closed;

    MessageCall(int firmId, long contactId, String caller, CallEnvironment environment) {
        this.firmId = firmId;
        this.contactId = contactId;
        this.environment = environment;
        this.mailbox = environment.newMailbox();
        this.orders = new DeskOrders(environment.desk(), firmId, mailbox);
        var from = Call.from(caller, environment);
        this.called = new BeingCalled(firmId, "", contactId, from, environment, mailbox, orders, this);
    }

    int firmId() {
        return firmId;
    }

    /** From any thread. */
    void perform(LoggedEvent logged) {
        mailbox.execute(() -> {
            switch (logged.event()) {
                case Event.ContactOffered offer when closed -> {}
                case Event.ContactOffered offer -> called.ring(offer, logged.eventSeq());
                case Event.OfferEnded ended -> called.stop(ended.agentId(), ended.why());
                case Event.ContactConnected connected -> connect(connected.agentId());
                case Event.ConversationEnded _ -> part();
                case Event.ContactEnded _ -> {
                    leave();
                    mailbox.close();
                }
                default -> {}
            }
        });
    }

    /** From any thread. {@code done} runs when nobody listens any more. */
    void close(Runnable done) {
        mailbox.execute(() -> {
            closed = true;
            leave();
            done.run();
        });
    }

    /** Keys pressed in the page. From any thread. */
    void keys(int agentId, String keys) {
        mailbox.execute(() -> {
            if (agent != null && agent.agentId() == agentId) {
                keys.chars().forEach(key -> pressed((char) key));
            }
        });
    }

    private void connect(int agentId) {
        var answered = called.take(agentId);
        if (answered == null) {
            orders.give(new Command.LoseDevice(agentId));
            return;
        }
        agent = answered;
        play();
        var gone = called.takeGoneEarly(answered);
        if (gone != null) {
            hungUp(answered, gone);
        }
    }

    private void part() {
        if (agent != null) {
            agent.close(COMPLETED);
        }
        agent = null;
        message = null;
    }

    private void leave() {
        called.stop();
        part();
    }

    // ---- what is heard

    private void play() {
        var listener = agent;
        if (listener == null) {
            return;
        }
        if (message == null) {
            read(listener, TRIES);
        } else {
            listener.media().play(message, false, () -> mailbox.execute(() -> say(listener, Sentences::messageOver)));
        }
    }

    private void read(CalledLeg listener, int tries) {
        CompletableFuture.supplyAsync(this::read, environment.threads())
                .whenCompleteAsync(
                        (clip, failure) -> {
                            if (listener != agent) {
                                return;
                            }
                            if (failure == null) {
                                message = clip;
                                play();
                            } else if (tries > 1) {
                                mailbox.after(TRY_MS, () -> read(listener, tries - 1));
                            } else {
                                LOG.error("The message {} cannot be heard", contactId, failure);
                                say(listener, Sentences::noMessage);
                            }
                        },
                        mailbox);
    }

    private AudioClip read() {
        try {
            return environment.recordings().read(RecordingName.ofMessage(firmId, contactId));
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private void say(CalledLeg listener, Function<Sentences, Prompt> what) {
        if (listener == agent) {
            var language = environment
                    .directory()
                    .user(firmId, listener.agentId())
                    .map(User::language)
                    .orElse("");
            new Playback(listener.media(), environment.voice(), mailbox)
                    .speak(List.of(what.apply(Sentences.in(language))), () -> {});
        }
    }

    private void pressed(char key) {
        if (key == AGAIN) {
            play();
        }
    }

    // ---- what the phone did

    @Override
    public void answered(CalledLeg leg) {
        called.answered(leg);
    }

    @Override
    public void refused(CalledLeg leg, int status) {
        called.refused(leg, status);
    }

    @Override
    public void hungUp(CalledLeg leg, EndReason why) {
        if (leg != agent) {
            called.hungUp(leg, why);
            return;
        }
        switch (why) {
            case BYE -> {
                if (leg.tellOnce()) {
                    orders.give(new Command.LeaveContact(contactId, leg.agentId()), refusal -> part());
                }
            }
            case LOST -> lose(leg);
        }
    }

    @Override
    public void stalled(CalledLeg leg) {
        lose(leg);
    }

    private void lose(CalledLeg leg) {
        if (leg == agent && leg.tellOnce()) {
            orders.give(new Command.LoseDevice(leg.agentId()));
        }
    }

    @Override
    public void key(CalledLeg leg, char key) {
        if (leg == agent) {
            pressed(key);
        }
    }

    @Override
    public void keyInSound(CalledLeg leg, char key) {
        key(leg, key);
    }

    /** Nobody is on the line who would wait. */
    @Override
    public void heldByPhone(CalledLeg leg, boolean held) {}
}
