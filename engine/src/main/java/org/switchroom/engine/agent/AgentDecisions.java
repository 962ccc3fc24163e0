package org.switchroom.engine.agent;

import java.util.Objects;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.AtEnd;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.NotDone;
import org.switchroom.engine.ReasonRules;
import org.switchroom.engine.Reasons;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;
import org.switchroom.engine.Skill;
import org.switchroom.engine.Turn;
import org.switchroom.engine.WrapUpEnd;
import org.switchroom.engine.contact.Conversations;
import org.switchroom.engine.contact.Offers;
import org.switchroom.engine.contact.PlacedCalls;
import org.switchroom.engine.contact.QueueEntry;
import org.switchroom.engine.matching.Matching;

/** What is decided about agents. What an agent does to a contact is decided about the contact. */
public final class AgentDecisions {
    private final Turn turn;
    private final Matching matching;
    private final QueueEntry entry;
    private final Offers offers;
    private final Conversations conversations;
    private final PlacedCalls placed;
    private final WrapUps wrapUps;

    public AgentDecisions(
            Turn turn,
            Matching matching,
            QueueEntry entry,
            Offers offers,
            Conversations conversations,
            PlacedCalls placed,
            WrapUps wrapUps) {
        this.turn = turn;
        this.matching = matching;
        this.entry = entry;
        this.offers = offers;
        this.conversations = conversations;
        this.placed = placed;
        this.wrapUps = wrapUps;
    }

    /** The same definition again changes nothing and says nothing. */
    public void define(Command.DefineAgent c) {
        Turn.require(c.agentId() > 0, Refusal.BAD_VALUE, "An agent id must be above 0");
        check(c.profile());
        Agent agent = turn.centre().agent(c.agentId());
        if (agent == null) {
            Turn.require(
                    turn.centre().agentCount() < Centre.MAX_AGENTS,
                    Refusal.LIMIT_REACHED,
                    "There are " + Centre.MAX_AGENTS + " agents already");
        } else {
            turn.sameFirm(agent.firmId(), "agent ", c.agentId());
        }
        if (agent == null || !agent.profile().equals(c.profile())) {
            turn.emit(new Event.AgentDefined(c.agentId(), c.profile()));
        }
        if (agent != null) {
            entry.passOver(agent);
        }
        if (now(c.agentId()).available()) {
            matching.seekContact(c.agentId());
        }
    }

    private void check(RoutingProfile profile) {
        Turn.require(
                turn.centre().version() > 1 || profile.isPlain(),
                Refusal.BAD_VALUE,
                "Tiers, preferences, weights and skills need version 2");
        Turn.require(
                profile.services().size() <= Centre.MAX_QUEUES_PER_AGENT,
                Refusal.LIMIT_REACHED,
                "An agent serves at most " + Centre.MAX_QUEUES_PER_AGENT + " queues");
        Turn.require(
                profile.skills().size() <= Centre.MAX_SKILLS_PER_AGENT,
                Refusal.LIMIT_REACHED,
                "An agent has at most " + Centre.MAX_SKILLS_PER_AGENT + " skills");
        int lastQueue = 0;
        for (Service service : profile.services()) {
            Turn.require(service.queueId() > lastQueue, Refusal.BAD_VALUE, "Queue ids must ascend");
            turn.queue(service.queueId());
            check(service);
            lastQueue = service.queueId();
        }
        int lastSkill = 0;
        for (Skill skill : profile.skills()) {
            Turn.require(skill.skillId() > lastSkill, Refusal.BAD_VALUE, "Skill ids must ascend");
            Turn.require(
                    skill.level() >= 0 && skill.level() <= Centre.MAX_SKILL_LEVEL,
                    Refusal.BAD_VALUE,
                    "A skill's level is 0 to " + Centre.MAX_SKILL_LEVEL);
            lastSkill = skill.skillId();
        }
    }

    private static void check(Service service) {
        Turn.require(
                service.tier() >= 1 && service.tier() <= Centre.MAX_TIER,
                Refusal.BAD_VALUE,
                "A tier is 1 to " + Centre.MAX_TIER);
        Turn.require(
                service.preference() >= 0 && service.preference() <= Centre.MAX_PREFERENCE,
                Refusal.BAD_VALUE,
                "A preference is 0 to " + Centre.MAX_PREFERENCE);
        Turn.require(
                service.weight() >= 1 && service.weight() <= Centre.MAX_WEIGHT,
                Refusal.BAD_VALUE,
                "A weight is 1 to " + Centre.MAX_WEIGHT);
        Turn.require(
                service.order() >= 0 && service.order() <= Centre.MAX_AGENTS,
                Refusal.BAD_VALUE,
                "An order is 0 to " + Centre.MAX_AGENTS);
    }

    public void remove(Command.RemoveAgent c) {
        Agent agent = turn.agent(c.agentId());
        requireNoConversation(agent);
        if (agent.state() != AgentState.OFFLINE) {
            leave(agent, WrapUpEnd.SIGNED_OUT);
            entry.passOver(agent);
        }
        turn.emit(new Event.AgentRemoved(c.agentId()));
    }

    /**
     * Signing in on the same device again changes nothing, so a page may repeat it whenever it reconnects. On another
     * device it moves the agent, but not away from a ringing phone or a conversation; wrap-up goes on there.
     */
    public void signIn(Command.SignIn c) {
        Agent agent = turn.agent(c.agentId());
        Turn.require(!c.deviceId().isEmpty(), Refusal.BAD_VALUE, "A device id is needed");
        Turn.requireText(c.deviceId(), "A device id");
        int occupant = turn.centre().agentOn(turn.firmId(), c.deviceId());
        if (occupant != 0 && occupant != c.agentId()) {
            throw new NotDone(Refusal.DEVICE_IN_USE, "Agent " + occupant + " is signed in on " + c.deviceId());
        }
        if (agent.deviceId().equals(c.deviceId())) {
            return;
        }
        switch (agent.state()) {
            case OFFLINE, NOT_READY, AVAILABLE -> turn.emit(agent.becomesNotReadyOn(c.deviceId(), Reasons.SIGNED_IN));
            case WRAP_UP -> turn.emit(agent.movesTo(c.deviceId()));
            case OFFERED, ON_CONTACT, HELD -> throw agent.notNow("cannot move to another device");
        }
    }

    public void signOut(Command.SignOut c) {
        Agent agent = turn.agent(c.agentId());
        requireNoConversation(agent);
        requireSignedIn(agent);
        leave(agent, WrapUpEnd.SIGNED_OUT);
        entry.passOver(agent);
    }

    /** Offline from whatever state without a conversation. */
    private void leave(Agent agent, WrapUpEnd why) {
        switch (agent.state()) {
            case OFFERED -> offers.agentGone(agent);
            case WRAP_UP -> {
                wrapUps.close(agent, why);
                turn.emit(agent.firmId(), agent.becomesOffline());
            }
            default -> turn.emit(agent.firmId(), agent.becomesOffline());
        }
    }

    public void setAvailable(Command.SetAvailable c) {
        Agent agent = turn.agent(c.agentId());
        requireSignedIn(agent);
        switch (agent.state()) {
            case NOT_READY -> {
                turn.emit(agent.becomesAvailable());
                matching.seekContact(c.agentId());
            }
            case WRAP_UP -> {
                wrapUps.close(agent, WrapUpEnd.AGENT);
                turn.emit(agent.becomesAvailable());
                matching.seekContact(c.agentId());
            }
            default -> askFor(agent, "");
        }
    }

    public void setNotReady(Command.SetNotReady c) {
        Agent agent = turn.agent(c.agentId());
        requireReason(c.reasonCode());
        requireSignedIn(agent);
        if (agent.state() == AgentState.AVAILABLE || agent.state() == AgentState.NOT_READY) {
            if (!agent.reasonCode().equals(c.reasonCode())) {
                turn.emit(agent.becomesNotReady(c.reasonCode()));
            }
        } else {
            askFor(agent, c.reasonCode());
        }
    }

    /** A supervisor's word for the agent's own; whatever would be refused is, before anything is said. */
    public void force(Command.ForceState c) {
        Agent agent = turn.agent(c.agentId());
        turn.requireUser(c.byUserId());
        requireSignedIn(agent);
        switch (c.state()) {
            case AVAILABLE -> {
                Turn.require(c.reasonCode().isEmpty(), Refusal.BAD_VALUE, "No reason is needed to be available");
                say(c, agent, !agent.available());
                setAvailable(new Command.SetAvailable(c.agentId()));
            }
            case NOT_READY -> {
                requireReason(c.reasonCode());
                say(c, agent, !agent.reasonCode().equals(c.reasonCode()));
                setNotReady(new Command.SetNotReady(c.agentId(), c.reasonCode()));
            }
            case OFFLINE -> {
                requireNoConversation(agent);
                say(c, agent, true);
                signOut(new Command.SignOut(c.agentId()));
            }
            default -> throw new NotDone(Refusal.BAD_VALUE, "Nobody is set " + c.state());
        }
    }

    private void say(Command.ForceState c, Agent agent, boolean another) {
        boolean later = agent.contactId() != 0 && c.state() != AgentState.OFFLINE;
        if (later ? changesWhatFollows(c, agent) : another) {
            turn.emit(new Event.AgentForced(c.agentId(), c.state(), c.reasonCode(), c.byUserId()));
        }
    }

    /** Wrap-up is ended by becoming available, whatever was to follow. */
    private static boolean changesWhatFollows(Command.ForceState c, Agent agent) {
        boolean endsWrapUp = agent.state() == AgentState.WRAP_UP && c.state() == AgentState.AVAILABLE;
        return endsWrapUp || !agent.pendingReason().equals(c.reasonCode());
    }

    public void pause(Command.PauseQueue c) {
        Agent agent = serving(c.agentId(), c.queueId(), c.byUserId());
        if (!agent.pausedQueueIds().contains(c.queueId())) {
            turn.emit(new Event.QueuePaused(c.agentId(), c.queueId(), c.byUserId()));
            entry.paused(c.agentId(), c.queueId());
        }
    }

    public void resume(Command.ResumeQueue c) {
        Agent agent = serving(c.agentId(), c.queueId(), c.byUserId());
        if (agent.pausedQueueIds().contains(c.queueId())) {
            turn.emit(new Event.QueueResumed(c.agentId(), c.queueId(), c.byUserId()));
            if (agent.available()) {
                matching.seekContact(c.agentId());
            }
        }
    }

    private Agent serving(int agentId, int queueId, int byUserId) {
        Agent agent = turn.agent(agentId);
        turn.queue(queueId);
        turn.requireUser(byUserId);
        requireSignedIn(agent);
        if (agent.profile().service(queueId) == null) {
            throw agent.notNow("does not serve queue " + queueId);
        }
        return agent;
    }

    /** The limit of a timed not-ready is reached. */
    public void exceed(Agent agent) {
        turn.emit(agent.firmId(), new Event.ReasonExceeded(agent.agentId(), agent.reasonCode()));
        if (turn.centre().reason(agent.firmId(), agent.reasonCode()).atEnd() == AtEnd.AVAILABLE) {
            turn.emit(agent.firmId(), agent.becomesAvailable());
            matching.seekContact(agent.agentId());
        }
    }

    /** The same rules again change nothing and say nothing. */
    public void defineReason(Command.DefineReason c) {
        turn.requireVersion2();
        requireReason(c.reasonCode());
        Turn.require(
                c.rules().limitMs() >= 0 && c.rules().limitMs() <= Centre.MAX_NOT_READY_MS,
                Refusal.BAD_VALUE,
                "limitMs must be 0 to " + Centre.MAX_NOT_READY_MS);
        ReasonRules present = turn.centre().reason(turn.firmId(), c.reasonCode());
        Turn.require(
                present.limitMs() > 0 || turn.centre().timedReasonCount() < Centre.MAX_TIMED_REASONS,
                Refusal.LIMIT_REACHED,
                "There are " + Centre.MAX_TIMED_REASONS + " timed reasons already");
        ReasonRules wanted = c.rules().limitMs() == 0 ? ReasonRules.UNTIMED : c.rules();
        if (!present.equals(wanted)) {
            turn.emit(new Event.ReasonDefined(c.reasonCode(), wanted));
        }
    }

    /** Notes what is to follow the present contact; empty takes it back. */
    private void askFor(Agent agent, String reasonAfterwards) {
        if (!agent.pendingReason().equals(reasonAfterwards)) {
            turn.emit(agent.asksFor(reasonAfterwards));
        }
    }

    public void loseDevice(Command.LoseDevice c) {
        Agent agent = turn.agent(c.agentId());
        requireSignedIn(agent);
        if (agent.inConversation()) {
            placed.deviceLost(agent);
        } else {
            leave(agent, WrapUpEnd.DEVICE_LOST);
        }
        entry.passOver(agent);
    }

    /** No call survived: whatever the agent was doing is over. */
    public void restart(Agent agent) {
        if (agent.inConversation()) {
            if (!placed.restart(agent)) {
                conversations.restart(agent);
            }
        } else if (agent.state() == AgentState.OFFERED) {
            offers.restart(agent);
        } else if (agent.state() != AgentState.OFFLINE) {
            leave(agent, WrapUpEnd.RESTART);
        }
    }

    private Agent now(int agentId) {
        return Objects.requireNonNull(turn.centre().agent(agentId));
    }

    private static void requireReason(String reasonCode) {
        Turn.require(!reasonCode.isEmpty(), Refusal.BAD_VALUE, "A reason code is needed");
        Turn.requireText(reasonCode, "A reason code");
    }

    private static void requireSignedIn(Agent agent) {
        if (agent.state() == AgentState.OFFLINE) {
            throw agent.notNow("is not signed in");
        }
    }

    private static void requireNoConversation(Agent agent) {
        if (agent.inConversation()) {
            throw agent.notNow("is in a conversation");
        }
    }
}
