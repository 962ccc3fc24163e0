package org.switchroom.simulator;

import java.util.ArrayList;
import java.util.List;
import org.switchroom.engine.Command.ActivateVersion;
import org.switchroom.engine.Command.DefineAgent;
import org.switchroom.engine.Command.DefineQueue;
import org.switchroom.engine.Command.DefineReason;
import org.switchroom.engine.Command.RemoveAgent;
import org.switchroom.engine.Command.RemoveQueue;
import org.switchroom.engine.Command.StartDay;
import org.switchroom.engine.Engine;

/** Two client firms, their queues and agents, and administrators who keep changing them. */
final class Town {
    static final int PAGE = 1;
    static final int TELEPHONY = 2;
    static final int SHELL = 3;
    static final int SUPERVISORS = 4;

    static final int FIRMS = 2;

    /** Agents of a firm in which more are free at a time than phones may ring for one contact. */
    private static final int LARGE = 80;

    /** Any agent, of whatever firm; one more there never is. */
    static final int MOST_AGENTS = FIRMS * LARGE;

    /** Contacts above this are messages, not calls. */
    static final long MESSAGES = 1_000_000_000_000L;

    /** And above this those that agents have placed. */
    static final long OWN_CALLS = 2_000_000_000_000L;

    /** @param queueIds of the firm, ascending */
    record Firm(int firmId, List<Integer> queueIds, List<Integer> agentIds) {}

    private final Desk desk;
    private final Dice dice;
    private final Definitions definitions;
    private final List<Firm> firms = new ArrayList<>();

    Town(Desk desk, Dice dice) {
        this.desk = desk;
        this.dice = dice;
        int agentId = 0;
        for (int firmId = 1; firmId <= FIRMS; firmId++) {
            List<Integer> queueIds = new ArrayList<>();
            for (int n = dice.between(1, 5); n > 0; n--) {
                queueIds.add(firmId * 10 + 5 - n);
            }
            List<Integer> agentIds = new ArrayList<>();
            for (int n = dice.oneIn(10) ? LARGE : dice.between(2, 20); n > 0; n--) {
                agentIds.add(++agentId);
            }
            firms.add(new Firm(firmId, List.copyOf(queueIds), List.copyOf(agentIds)));
        }
        this.definitions = new Definitions(dice.split());
    }

    List<Firm> firms() {
        return firms;
    }

    Firm firmOfQueue(int queueId) {
        return firms.get(queueId / 10 - 1);
    }

    Firm firmOf(int agentId) {
        return firms.get(0).agentIds().contains(agentId) ? firms.get(0) : firms.get(1);
    }

    void found() {
        desk.submit(SHELL, 0, new ActivateVersion(Engine.NEWEST_VERSION));
        for (Firm firm : firms) {
            firm.queueIds().forEach(queueId -> defineQueue(firm, queueId));
            firm.agentIds().forEach(agentId -> defineAgent(firm, agentId));
        }
    }

    /** Midnight, for a firm. */
    void startDay(Firm firm) {
        desk.submit(SHELL, firm.firmId(), new StartDay());
    }

    /** A queue or an agent taken away is soon back; whoever was waiting for it meanwhile is refused. */
    void change(Agenda agenda) {
        Firm firm = firms.get(dice.between(0, 1));
        int queueId = firm.queueIds().get(dice.between(0, firm.queueIds().size() - 1));
        int agentId = firm.agentIds().get(dice.between(0, firm.agentIds().size() - 1));
        switch (dice.between(0, 20)) {
            case 0, 1 -> defineQueue(firm, queueId);
            case 2, 3, 4, 5 ->
                desk.submit(
                        PAGE,
                        firm.firmId(),
                        new DefineQueue(queueId, definitions.changedQueue(queueId, firm.queueIds())));
            case 6 -> {
                desk.submit(PAGE, firm.firmId(), new RemoveQueue(queueId));
                agenda.after(dice.msBetween(0, 2_000), () -> defineQueue(firm, queueId));
            }
            case 7 -> {
                desk.submit(PAGE, firm.firmId(), new RemoveAgent(agentId));
                agenda.after(dice.msBetween(0, 2_000), () -> defineAgent(firm, agentId));
            }
            case 8 -> startDay(firm);
            case 9, 10 -> defineAgent(firm, agentId);
            case 11 ->
                desk.submit(PAGE, firm.firmId(), new DefineReason(definitions.reason(), definitions.reasonRules()));
            default ->
                desk.submit(
                        PAGE,
                        firm.firmId(),
                        new DefineAgent(agentId, definitions.changedAgent(agentId, firm.queueIds())));
        }
    }

    private void defineQueue(Firm firm, int queueId) {
        desk.submit(PAGE, firm.firmId(), new DefineQueue(queueId, definitions.queue(queueId, firm.queueIds())));
    }

    private void defineAgent(Firm firm, int agentId) {
        desk.submit(PAGE, firm.firmId(), new DefineAgent(agentId, definitions.agent(agentId, firm.queueIds())));
    }
}
