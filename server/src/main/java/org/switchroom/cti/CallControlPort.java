package org.switchroom.cti;

import java.io.Serial;
import java.util.concurrent.CompletableFuture;

/**
 * What the page needs of the telephone and the routing desk cannot give. Answering, holding, declining and hanging up are
 * commands to the desk, which telephony performs as it performs all of them; only this is its own.
 */
public interface CallControlPort {

    /**
     * Whether an agent's device could ring now: registered or, with a fixed contact, believed to be there. Answers at once.
     * Publish {@link DeviceChanged} whenever the answer becomes another.
     *
     * @param deviceId see {@link AgentDevice}
     */
    boolean deviceReady(int firmId, String deviceId);

    /** Whether anybody outside can be called at all. */
    boolean callsOutside(int firmId);

    /**
     * Whether a number outside may be called from here now.
     *
     * @param written as the agent wrote it
     */
    OutsideNumber outsideNumber(int firmId, String written);

    /**
     * @param e164 empty: it may not be called
     * @param refusal for the agent, saying what to do; empty: it may
     */
    record OutsideNumber(String e164, String refusal) {}

    /**
     * An agent calls somebody: the agent's own telephone rings first, then the other side.
     *
     * @return the contact once it is begun, 0 of an emergency call, which is none; fails with {@link CannotCall} or as the desk refuses
     */
    CompletableFuture<Long> placeCall(int firmId, int agentId, CallTarget target);

    /** Whom an agent wants to call. */
    sealed interface CallTarget {
        record Colleague(int agentId) implements CallTarget {}

        record ToQueue(int queueId) implements CallTarget {}

        /** @param text a short number, or a telephone number in any way it is written */
        record Written(String text) implements CallTarget {}
    }

    /** A call is not begun; the message says why and what to do. */
    final class CannotCall extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        public CannotCall(String message) {
            super(message);
        }
    }

    /**
     * Whether the telephone on which a contact rings at an agent has said that it can be told to answer. Returns at once.
     * Publish {@link PhoneAnswerable} when it has; it ends with the ringing.
     */
    boolean answerable(int firmId, long contactId, int agentId);

    /**
     * Tells the telephone on which a contact rings at an agent to answer; what comes of it is told as for any answer.
     *
     * @return soon, or after half a minute for a telephone that says nothing
     */
    CompletableFuture<PickUp> pickUp(int firmId, long contactId, int agentId);

    /** What became of the order to answer. */
    enum PickUp {
        TOLD,
        /** It had offered it, and rings on all the same. */
        REFUSED,
        /** The telephone has not said that it can be told. */
        NOT_OFFERED,
        NOTHING_RINGS
    }

    /**
     * Keypad digits from the agent to the caller. Nothing happens when they are not talking to each other.
     *
     * @param digits 0-9 * # A-D
     */
    void sendDigits(int firmId, long contactId, int agentId, String digits);
}
