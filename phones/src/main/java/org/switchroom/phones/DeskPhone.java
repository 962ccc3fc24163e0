package org.switchroom.phones;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.switchroom.wire.sip.InboundInvite;
import org.switchroom.wire.sip.Registration;

/** A telephone on somebody's desk, with one line: busy to a second caller. */
public final class DeskPhone implements AutoCloseable {

    /** Told what happens on a desk phone; the phone waits for it. */
    public interface Watcher {
        Watcher NOBODY = new Watcher() {};

        default void onRinging(PhoneCall call) {}

        default void onKey(char key) {}
    }

    private final PhoneBank bank;
    private final Line account;
    private final Supplier<Reaction> habit;
    private final AtomicBoolean inUse = new AtomicBoolean();
    private volatile Watcher watcher = Watcher.NOBODY;
    private volatile @Nullable Registration registration;

    DeskPhone(PhoneBank bank, Line account, Supplier<Reaction> habit) {
        this.bank = bank;
        this.account = account;
        this.habit = habit;
    }

    public void watch(Watcher newWatcher) {
        watcher = newWatcher;
    }

    /**
     * Registers with digest and stays registered until closed.
     *
     * @return completes with the first success, fails with the first refusal
     */
    public CompletableFuture<Void> register() {
        var first = new CompletableFuture<Void>();
        registration = bank.register(account, new Registration.Listener() {
            @Override
            public void onRegistered(int expiresSeconds) {
                first.complete(null);
            }

            @Override
            public void onFailed(int status, String reasonPhrase) {
                first.completeExceptionally(new IOException("Registration refused: " + status + " " + reasonPhrase));
            }
        });
        return first;
    }

    /** Dials from this phone, a code to sign in with for example. */
    public PhoneCall dial(String number) throws IOException {
        return bank.dial(account, account.user(), number, key -> watcher.onKey(key));
    }

    /** It rings or somebody talks on it. */
    public boolean inUse() {
        return inUse.get();
    }

    void ring(InboundInvite invite) {
        if (!inUse.compareAndSet(false, true)) {
            invite.reject(486, "Busy Here");
            return;
        }
        try {
            var call = bank.newCall(invite.from().uri().user(), key -> watcher.onKey(key));
            call.ended().thenRun(() -> inUse.set(false));
            var reaction = habit.get();
            if (reaction instanceof Reaction.WhenTold told) {
                invite.onPickUp(() -> told(call, invite, told));
            }
            call.comingIn(invite);
            react(call, invite, reaction);
            watcher.onRinging(call);
        } catch (IOException noPort) {
            inUse.set(false);
            invite.reject(503, "Service Unavailable");
        }
    }

    private static int told(PhoneCall call, InboundInvite invite, Reaction.WhenTold told) {
        if (told.status() == 200) {
            call.answered().thenRun(() -> call.say(told.speech()));
            call.answer(invite);
        }
        return told.status();
    }

    private static void react(PhoneCall call, InboundInvite invite, Reaction reaction) {
        switch (reaction) {
            case Reaction.Answer(Duration after, Duration talkFor, Speech speech) -> {
                call.answered().thenRun(() -> {
                    call.say(speech);
                    if (talkFor != null) {
                        in(talkFor).execute(call::hangUp);
                    }
                });
                in(after).execute(() -> call.answer(invite));
            }
            case Reaction.Refuse(Duration after, int status) -> in(after).execute(() -> call.refuse(invite, status));
            case Reaction.LetRing(), Reaction.WhenTold _ -> {}
        }
    }

    private static Executor in(Duration delay) {
        return CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread);
    }

    /** Unregisters. */
    @Override
    public void close() {
        var registered = registration;
        if (registered != null) {
            registered.close();
        }
    }
}
