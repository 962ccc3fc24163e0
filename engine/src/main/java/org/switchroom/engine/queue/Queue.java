package org.switchroom.engine.queue;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.matching.Line;
import org.switchroom.engine.matching.Rank;

/**
 * A queue: who waits, who could answer, and what the estimated wait is made of. Only {@code Centre} changes it.
 *
 * <p>A waiting contact stands in {@link #waiting}; while it is offered it is only counted, and goes back to its rank if
 * the offer comes to nothing. An available agent stands in {@link #idle} of every queue served.
 */
public final class Queue {
    /** Handle time taken for a queue that has not had a conversation yet. */
    public static final long DEFAULT_HANDLE_MS = 180_000;

    private final int queueId;
    private final int firmId;
    private QueueRules rules;
    private final MovingAverage conversation;
    private final MovingAverage wrapUp;
    private final Line waiting = new Line();
    private final Line idle = new Line();
    private final NavigableSet<Integer> agentIds = new TreeSet<>();
    private int offered;
    private int talking;
    private int atWork;

    public Queue(int queueId, int firmId, QueueRules rules) {
        this(queueId, firmId, rules, MovingAverage.NONE, MovingAverage.NONE);
    }

    /** As a snapshot has it. */
    public Queue(int queueId, int firmId, QueueRules rules, long averageConversationMs, long averageWrapUpMs) {
        this.queueId = queueId;
        this.firmId = firmId;
        this.rules = rules;
        this.conversation = new MovingAverage(averageConversationMs);
        this.wrapUp = new MovingAverage(averageWrapUpMs);
    }

    public int queueId() {
        return queueId;
    }

    public int firmId() {
        return firmId;
    }

    public QueueRules rules() {
        return rules;
    }

    public void changeRules(QueueRules next) {
        rules = next;
    }

    /** Contacts that nobody's phone rings for. */
    public Line waiting() {
        return waiting;
    }

    /** Available agents who serve this queue, longest idle first. */
    public Line idle() {
        return idle;
    }

    /** Agents who serve this queue, in whatever state. */
    public NavigableSet<Integer> agentIds() {
        return agentIds;
    }

    public int offered() {
        return offered;
    }

    public void countOffered(int by) {
        offered += by;
    }

    public int talking() {
        return talking;
    }

    public void countTalking(int by) {
        talking += by;
    }

    public int atWork() {
        return atWork;
    }

    public void countAtWork(int by) {
        atWork += by;
    }

    public MovingAverage conversation() {
        return conversation;
    }

    public MovingAverage wrapUp() {
        return wrapUp;
    }

    public boolean full() {
        return waiting.size() + offered >= rules.maxWaiting();
    }

    /** No contact waits, rings or talks here. */
    public boolean unused() {
        return waiting.isEmpty() && offered == 0 && talking == 0;
    }

    /** 1 is next: how many wait before {@code rank}, and itself. Those being offered are no longer counted. */
    public int position(Rank rank) {
        return waiting.countBefore(rank) + 1;
    }

    /** Position times average handle time, divided among the agents at work. See docs/algorithms/estimated-wait.md. */
    public long estimatedWaitMs(int position) {
        long handleMs = conversation.orElse(DEFAULT_HANDLE_MS) + wrapUp.orElse(0);
        return position * handleMs / Math.max(1, atWork);
    }
}
