package org.switchroom.telephony.call;

import org.switchroom.engine.ContactKind;

/**
 * What an agent wants who calls.
 *
 * @param name the agent's, for the display of who is called
 * @param callerId E.164 shown outside, unless the trunk has its own
 */
public record OwnCall(int agentId, String name, Target target, String callerId) {

    /** Who or what is called. */
    public sealed interface Target {}

    public record Colleague(int agentId) implements Target {}

    public record ToQueue(int queueId) implements Target {}

    /** The call's script says the rest. */
    public record ToMenu() implements Target {}

    /** @param number E.164 */
    public record Outside(String number) implements Target {}

    ContactKind kind() {
        return target instanceof Outside ? ContactKind.OUTBOUND : ContactKind.INTERNAL;
    }
}
