package org.switchroom.routing.replay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.switchroom.engine.Centre;
import org.switchroom.engine.Choice;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.OfferEnd;
import org.switchroom.engine.Requirements.Need;

/** Tells what happens to one contact: each event with its time, and at each decision why it was taken. */
final class ContactStory {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Callers before this one who are named. */
    private static final int NAMED = 8;

    private final long contactId;
    private final Picture picture;
    private final Consumer<String> out;
    private final Map<String, Long> spentMs = new LinkedHashMap<>();
    private String phase = "";
    private long phaseSinceMs;
    private long lastMs;
    private boolean ended;
    /** It has begun to wait, or to ask for less. */
    private boolean seeks;
    /** Who wraps it up, since when: after a transfer that goes on beside the rest. */
    private final Map<Integer, Long> wrapUps = new HashMap<>();

    ContactStory(long contactId, Picture picture, Consumer<String> out) {
        this.contactId = contactId;
        this.picture = picture;
        this.out = out;
    }

    /** Nothing more can come. */
    boolean over() {
        return ended && wrapUps.isEmpty();
    }

    void see(LoggedEvent logged) {
        long at = logged.atMs();
        switch (logged.event()) {
            case Event.ContactOpened e when e.contactId() == contactId -> opened(e, logged);
            case Event.ContactRouted e when e.contactId() == contactId -> routed(e, at);
            case Event.MessageLeft e when e.contactId() == contactId -> left(e, logged);
            case Event.MessageLeft e
            when e.fromContactId() == contactId ->
                tell(at, "leaves a message of " + seconds(e.lengthMs()) + ": contact " + e.contactId());
            case Event.CallbackRequested e
            when e.contactId() == contactId -> {
                tell(at, "hangs up and is to be called back on " + e.number() + "; keeps its place");
                enter("waiting", at);
            }
            case Event.CallbackRested e
            when e.contactId() == contactId -> {
                tell(at, "is out of line until " + time(e.untilMs()));
                enter("out of line", at);
            }
            case Event.CallbackReturned e
            when e.contactId() == contactId -> {
                tell(at, "is back in line at its place");
                enter("waiting", at);
                seeks = true;
            }
            case Event.CallbackDialled e
            when e.contactId() == contactId -> {
                tell(
                        at,
                        "agent " + e.agentId() + " has answered; " + e.number() + " is called, attempt " + e.attempt());
                enter("calling back", at);
            }
            case Event.CallbackAttempted e
            when e.contactId() == contactId -> {
                tell(
                        at,
                        "is not reached: " + e.why() + "; attempts so far " + e.attempts()
                                + (e.retryAtMs() == 0 ? "" : ", the next from " + time(e.retryAtMs())));
                enter("out of line", at);
            }
            case Event.CallbackCancelled e
            when e.contactId() == contactId -> tell(at, "is cancelled by user " + e.byUserId());
            case Event.PlaceTakenUp e
            when e.contactId() == contactId ->
                tell(
                        at,
                        "takes up the place of contact " + e.fromContactId() + ", which waited since "
                                + time(e.sinceMs()));
            case Event.PlaceTakenUp e
            when e.fromContactId() == contactId -> tell(at, "contact " + e.contactId() + " goes on at its place");
            case Event.MessageDiscarded e
            when e.contactId() == contactId -> tell(at, "is deleted by user " + e.byUserId());
            case Event.ContactDialled e
            when e.contactId() == contactId -> {
                tell(at, e.number() + " is called for it");
                enter("outside", at);
            }
            case Event.OutsideConnected e when e.contactId() == contactId -> tell(at, "connected with " + e.number());
            case Event.OutsideLost e
            when e.contactId() == contactId -> tell(at, "no longer with " + e.number() + ": " + e.why());
            case Event.ContactQueued e
            when e.contactId() == contactId -> {
                picture.see(logged);
                queued(e, at);
                return;
            }
            case Event.ContactWidened e
            when e.contactId() == contactId -> {
                picture.see(logged);
                widened(e, at);
                return;
            }
            case Event.ContactOverflowed e when e.contactId() == contactId -> overflowed(e, at);
            case Event.OverflowPassed e
            when e.contactId() == contactId ->
                tell(at, "step " + (e.step() + 1) + " of the overflow of queue " + e.rulesOf() + " leads nowhere now");
            case Event.PriorityChanged e
            when e.contactId() == contactId ->
                tell(at, "is given priority " + e.priority() + " by user " + e.byUserId());
            case Event.ContactOffered e when e.contactId() == contactId -> offered(e, at);
            case Event.ContactOffered e -> somebodyElse(e, at);
            case Event.OfferEnded e
            when e.contactId() == contactId -> {
                boolean others = e.why() != OfferEnd.TAKEN && picture.phones(contactId) > 1;
                var then = e.why() == OfferEnd.TAKEN ? "" : others ? "; others ring on" : "; keeps its place";
                tell(at, "agent " + e.agentId() + " is rung no longer: " + e.why() + then);
                if (then.endsWith("place")) {
                    enter("waiting", at);
                    seeks = true;
                }
            }
            case Event.ContactConnected e
            when e.contactId() == contactId -> {
                tell(
                        at,
                        "connected with agent " + e.agentId()
                                + ", %s after coming into queue %d".formatted(seconds(e.waitedMs()), e.queueId()));
                enter("talk", at);
            }
            case Event.ContactHeld e
            when e.contactId() == contactId -> {
                tell(at, "held by agent " + e.agentId());
                enter("hold", at);
            }
            case Event.ContactResumed e
            when e.contactId() == contactId -> {
                tell(at, "taken from hold by agent " + e.agentId());
                enter("talk", at);
            }
            case Event.ConversationEnded e
            when e.contactId() == contactId -> {
                tell(
                        at,
                        "parted from agent " + e.agentId() + ": " + e.why() + "; talk " + seconds(e.talkMs())
                                + ", hold " + seconds(e.holdMs()));
                enter("", at);
            }
            case Event.WrapUpStarted e
            when e.contactId() == contactId -> {
                tell(at, "agent " + e.agentId() + " wraps up until " + TIME.format(Instant.ofEpochMilli(e.endsAtMs())));
                wrapUps.put(e.agentId(), at);
            }
            case Event.WrapUpExtended e
            when e.contactId() == contactId ->
                tell(at, "agent " + e.agentId() + " wraps up until " + TIME.format(Instant.ofEpochMilli(e.endsAtMs())));
            case Event.WrapUpEnded e
            when e.contactId() == contactId -> {
                tell(at, "agent " + e.agentId() + " has wrapped up: " + e.by());
                var since = wrapUps.remove(e.agentId());
                spentMs.merge("wrap-up", since == null ? 0 : at - since, Long::sum);
            }
            case Event.ContactEnded e
            when e.contactId() == contactId -> {
                tell(at, "ended: " + e.outcome() + ", by " + e.by() + ", " + e.cause());
                ended = true;
                enter("", at);
            }
            default -> {}
        }
        picture.see(logged);
    }

    private static String time(long ms) {
        return ms == Long.MAX_VALUE ? "further notice" : TIME.format(Instant.ofEpochMilli(ms));
    }

    /** A command is done: if it has found nobody, why. */
    void settled() {
        var place = picture.place(contactId);
        if (seeks && place != null && !place.ringing()) {
            new WhyNot(picture, place).lines(0, 0).forEach(this::note);
        }
        seeks = false;
    }

    private void opened(Event.ContactOpened e, LoggedEvent logged) {
        long at = logged.atMs();
        out.accept("Contact " + contactId + " of firm " + logged.firmId() + ", " + DAY.format(Instant.ofEpochMilli(at))
                + ", times in UTC");
        lastMs = at;
        tell(at, "opened: " + (e.caller().isEmpty() ? "number withheld" : e.caller()) + " dialled " + e.dialled());
        enter("menu", at);
    }

    private void routed(Event.ContactRouted e, long at) {
        var grounds = e.grounds();
        tell(
                at,
                grounds.ruleId() == 0
                        ? "no rule holds: goes to queue " + e.queueId() + ", as the menu said"
                        : "rule " + grounds.ruleId() + " \"" + grounds.ruleName() + "\" holds: goes to queue "
                                + e.queueId());
        grounds.passed().forEach(rule -> note("rule " + rule.ruleId() + " does not hold: " + rule.because()));
        grounds.gaps().forEach(gap -> note("not all of it could be done: " + gap));
    }

    private void left(Event.MessageLeft e, LoggedEvent logged) {
        long at = logged.atMs();
        out.accept("Contact " + contactId + " of firm " + logged.firmId() + ", " + DAY.format(Instant.ofEpochMilli(at))
                + ", times in UTC");
        lastMs = at;
        tell(
                at,
                "a message of " + seconds(e.lengthMs()) + ", left in contact " + e.fromContactId() + " by "
                        + (e.caller().isEmpty() ? "number withheld" : e.caller()));
    }

    private void queued(Event.ContactQueued e, long at) {
        var place = picture.place(contactId);
        tell(
                at,
                "%s queue %d at position %d%s, estimated wait %s"
                        .formatted(
                                switch (e.cause()) {
                                    case FROM_MENU -> "comes into";
                                    case TRANSFER -> "is transferred to";
                                    case AGENT_LOST -> "has lost its agent and comes back to";
                                    case TO_AGENT -> "is transferred to one agent, by way of";
                                    case RETURNED -> "was taken over by nobody and comes back to";
                                    case MOVED -> "is moved by a supervisor to";
                                    case OVERFLOW -> "is led on to";
                                    case MESSAGE -> "waits to be heard, in";
                                    case TAKEN_UP -> "goes on in";
                                    case NOT_REACHED -> "finds nobody there and comes back to its place in";
                                },
                                e.queueId(),
                                e.position(),
                                e.priority() == 0 ? "" : " with priority " + e.priority(),
                                seconds(e.estimatedWaitMs())));
        enter("waiting", at);
        seeks = true;
        if (place != null) {
            asks(place);
            ahead(place);
        }
    }

    private void overflowed(Event.ContactOverflowed e, long at) {
        tell(
                at,
                "overflows from queue %d by step %d of queue %d: %s, to %s"
                        .formatted(
                                e.queueId(),
                                e.step() + 1,
                                e.rulesOf(),
                                e.trigger(),
                                e.toQueueId() == 0 ? e.target() : "queue " + e.toQueueId()));
        if (!e.target().stays() && e.toQueueId() == 0) {
            enter("overflow", at);
        }
    }

    private void asks(Picture.Place place) {
        var ask = place.ask();
        if (ask.personal()) {
            note("waits for agent " + ask.agentId() + " alone");
        }
        if (!ask.needs().isEmpty()) {
            note("requires " + needs(ask.needs()));
        }
        if (!ask.preferred().isEmpty()) {
            note("prefers skill "
                    + ask.preferred().stream().map(String::valueOf).collect(Collectors.joining(", skill ")));
        }
        if (ask.maxTier() <= Centre.MAX_TIER) {
            note("tiers up to " + ask.maxTier() + " are open");
        }
        int next = place.stage() + 1;
        if (next < place.plan().stages().size()) {
            note("asks anew after " + seconds(place.plan().stages().get(next).afterMs()) + " in the queue");
        }
    }

    private static String needs(List<Need> needs) {
        return needs.stream()
                .map(need -> "skill " + need.skillId() + " at " + need.atLeast())
                .collect(Collectors.joining(" and "));
    }

    private void ahead(Picture.Place place) {
        var ahead = picture.ahead(place);
        for (var other : ahead.subList(0, Math.min(NAMED, ahead.size()))) {
            note("contact " + other.contactId() + " is before it: " + before(other, place));
        }
        if (ahead.size() > NAMED) {
            note("and " + (ahead.size() - NAMED) + " more");
        }
    }

    /** Why {@code other} is served before {@code place}. */
    private static String before(Picture.Place other, Picture.Place place) {
        if (other.front()) {
            return "it has been in conversation and stands at the front";
        }
        long earlierMs = place.queuedAtMs() - other.queuedAtMs();
        var came = earlierMs < 0
                ? "came " + seconds(-earlierMs) + " later"
                : earlierMs == 0 ? "came in the same instant" : "came " + seconds(earlierMs) + " earlier";
        return other.priority() == place.priority()
                ? came
                : came + ", priority " + other.priority() + " against " + place.priority();
    }

    private void widened(Event.ContactWidened e, long at) {
        tell(at, "asks for less after waiting: stage " + e.stage());
        seeks = true;
        var place = picture.place(contactId);
        if (place != null) {
            asks(place);
        }
    }

    private void offered(Event.ContactOffered e, long at) {
        tell(
                at,
                "offered to agent " + e.agentId() + " on " + e.deviceId() + ", until "
                        + TIME.format(Instant.ofEpochMilli(e.deadlineMs())));
        enter("ringing", at);
        var place = picture.place(contactId);
        if (e.choice().equals(Choice.UNKNOWN)) {
            note("why is not in the journal: it was written by version 1 of the engine's rules");
        } else {
            why(e.choice());
        }
        if (place != null) {
            new WhyNot(picture, place).lines(e.agentId(), e.choice().runnerUp()).forEach(this::note);
        }
    }

    private void why(Choice c) {
        note("why: " + c.strategy() + " among " + c.candidates() + " who could take it; tier " + c.tier() + ", match "
                + c.score());
        note("of " + c.serving() + " who serve the queue " + c.atWork() + " were at work, " + c.free() + " free; "
                + c.waiting() + " waited, this one included");
    }

    /** An agent who could have taken this contact is offered another one. */
    private void somebodyElse(Event.ContactOffered e, long at) {
        var place = picture.place(contactId);
        var other = picture.place(e.contactId());
        var agent = picture.person(e.agentId());
        if (place == null || other == null || agent == null || place.ringing() || !place.isOpenTo(agent)) {
            return;
        }
        tell(
                at,
                "agent " + e.agentId() + " is offered contact " + e.contactId() + " of queue " + e.queueId()
                        + " first: " + before(other, place));
        betweenQueues(other, place, agent).forEach(this::note);
    }

    private List<String> betweenQueues(Picture.Place other, Picture.Place place, Picture.Person agent) {
        List<String> notes = new ArrayList<>();
        for (var one : other.queueId() == place.queueId() ? List.<Picture.Place>of() : List.of(other, place)) {
            var rules = picture.rules(one.queueId());
            var service = agent.service(one.queueId());
            long headStartMs = rules == null ? 0 : rules.headStartMs();
            long preferenceMs = service == null ? 0 : service.preference() * Centre.PREFERENCE_MS;
            if (headStartMs + preferenceMs > 0) {
                notes.add("queue " + one.queueId() + " has a head start of " + seconds(headStartMs)
                        + ", the agent's preference for it counts " + seconds(preferenceMs));
            }
        }
        return notes;
    }

    private void enter(String next, long at) {
        if (!phase.isEmpty()) {
            spentMs.merge(phase, at - phaseSinceMs, Long::sum);
        }
        phase = next;
        phaseSinceMs = at;
    }

    /** How long each step took, together. */
    void close() {
        var spent = spentMs.entrySet().stream()
                .map(step -> step.getKey() + " " + seconds(step.getValue()))
                .collect(Collectors.joining(", "));
        out.accept((spent.isEmpty() ? "" : "In all: " + spent + ". ") + (over() ? "" : "It goes on."));
    }

    private void tell(long at, String what) {
        out.accept("%s %+11.3f s  %s".formatted(TIME.format(Instant.ofEpochMilli(at)), (at - lastMs) / 1e3, what));
        lastMs = at;
    }

    private void note(String what) {
        out.accept(" ".repeat(30) + what);
    }

    private static String seconds(long ms) {
        return "%.1f s".formatted(ms / 1e3);
    }
}
