package org.switchroom.cti;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.switchroom.connectors.ForeignRecord;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CallerMatch;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.ContactKind;
import org.switchroom.pop.CardSection;
import org.switchroom.pop.FoundBy;
import org.switchroom.pop.Verification;
import org.switchroom.pop.VerificationField;

/**
 * An agent as the own page shows it.
 *
 * @param pendingReason not-ready asked for, to take effect after this contact; else empty
 * @param device empty, {@code browser} or {@code desk:ID}
 * @param deviceReady whether that device could ring now
 * @param queues served, by name
 * @param exceeded not ready for longer than the reason allows
 * @param forcedBy the name of the supervisor whose doing this is; null: nobody's
 */
public record AgentView(
        int agentId,
        AgentState state,
        String reasonCode,
        String pendingReason,
        long sinceMs,
        String device,
        boolean deviceReady,
        @Nullable ContactView contact,
        List<ServedQueue> queues,
        boolean exceeded,
        @Nullable String forcedBy) {

    /** @param paused no contacts from there until it is resumed, or the agent signs out */
    public record ServedQueue(int queueId, String name, boolean paused) {}

    public enum Phase {
        OFFERED,
        TALKING,
        HELD,
        WRAP_UP
    }

    /**
     * @param contactId as text, for it needs 64 bits
     * @param caller E.164; empty when withheld
     * @param numberLabel of the number dialled
     * @param deadlineMs when the ringing or the wrap-up ends; null else
     * @param answerable rings on a desk phone that answers when it is told to; becomes true a moment after it rings
     * @param card null until it is found
     * @param records what the company's own databases say
     * @param pop what the card is to show; null: nobody is looked up
     * @param consult whom the agent asks, or by whom this agent is asked; null: nobody
     * @param consultEnd why the last consult came to nothing, as the engine names it; empty: it did not
     * @param callback the customer is called back; null: is a caller
     * @param noteSoFar what another agent has written down and passed on; empty: nothing
     * @param message what the caller has left, of a contact that is no call; else null
     * @param placed an agent has placed the call; null: somebody outside calls
     */
    public record ContactView(
            String contactId,
            int queueId,
            String queueName,
            String caller,
            String dialled,
            String numberLabel,
            Phase phase,
            long sinceMs,
            @Nullable Long deadlineMs,
            boolean answerable,
            @Nullable CallerCard card,
            List<ForeignRecord> records,
            @Nullable PopView pop,
            @Nullable ConsultView consult,
            String consultEnd,
            @Nullable CallbackView callback,
            String noteSoFar,
            @Nullable MessageView message,
            @Nullable PlacedView placed) {}

    /**
     * @param scenario name of the one that holds; empty: the built-in one
     * @param script with the customer's fields; empty: none
     * @param matches who has the number, if several, the likeliest first; or who was chosen by hand
     * @param toChoose whether nobody has said yet which of them it is
     * @param verification what can be asked to be sure who it is; null: nothing
     * @param foundBy what the caller has keyed in, by which the card was found; null: it was not
     */
    public record PopView(
            String scenario,
            List<CardSection> sections,
            String script,
            List<CallerMatch> matches,
            boolean toChoose,
            @Nullable VerificationView verification,
            @Nullable FoundBy foundBy) {}

    /**
     * @param needed right answers
     * @param done null: not yet
     */
    public record VerificationView(
            List<VerificationQuestion> questions,
            int needed,
            @Nullable Verification done) {}

    /** @param answer the right one */
    public record VerificationQuestion(VerificationField field, String answer) {}

    /**
     * @param number E.164 that is called
     * @param ringing the customer's telephone rings now
     */
    public record CallbackView(String number, boolean ringing) {}

    /** @param lengthMs of what was left */
    public record MessageView(long leftAtMs, long lengthMs) {}

    /**
     * @param own whether this agent has; else a colleague
     * @param answered whether anybody has answered
     * @param name of the colleague on the other side; empty: none yet, a queue, or somebody outside
     */
    public record PlacedView(ContactKind kind, boolean own, boolean answered, String name) {}

    /** How far a consult is. */
    public enum ConsultPhase {
        /** Waits in a queue, or is being called. */
        SEEKING,
        RINGING,
        /** The two talk, the caller is held; or the agent has gone back to the caller and the other waits. */
        TOGETHER,
        /** All three talk. */
        JOINED
    }

    /**
     * @param asking whether this agent asks; else this agent is asked
     * @param name of the colleague on the other side; empty: none yet, or somebody outside
     * @param queueName of the queue asked; empty: none
     * @param number E.164 outside; empty: none
     * @param sinceMs in this phase
     */
    public record ConsultView(
            boolean asking, ConsultPhase phase, String name, String queueName, String number, long sinceMs) {}
}
