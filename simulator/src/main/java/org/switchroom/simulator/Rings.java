package org.switchroom.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.engine.Submission;

/**
 * The rings and calls of each open contact, in order. A {@link Step} says of which it tells by the ordinal, 1 the first: the
 * numbers of events, which the engine wants, are others as soon as a step before is left out.
 */
final class Rings {
    /** The first event there is, and no ring. */
    private static final long NONE_SUCH = 1;

    private final Map<Long, List<Long>> byContact = new HashMap<>();

    /** @return its ordinal if it is a ring or a call */
    int see(LoggedEvent logged) {
        return switch (logged.event()) {
            case Event.ContactOffered e -> add(e.contactId(), logged);
            case Event.ContactDialled e -> add(e.contactId(), logged);
            case Event.ConsultStarted e -> add(e.contactId(), logged);
            case Event.CallbackDialled e -> add(e.contactId(), logged);
            case Event.ContactEnded e -> {
                byContact.remove(e.contactId());
                yield 0;
            }
            default -> 0;
        };
    }

    private int add(long contactId, LoggedEvent logged) {
        List<Long> rings = byContact.computeIfAbsent(contactId, id -> new ArrayList<>(4));
        rings.add(logged.eventSeq());
        return rings.size();
    }

    /** With the number of the event instead of the ordinal. */
    Submission numbered(Submission s) {
        Command command = switch (s.command()) {
            case Command.AcceptOffer c ->
                new Command.AcceptOffer(c.contactId(), c.agentId(), number(c.contactId(), c.offerSeq()));
            case Command.RejectOffer c ->
                new Command.RejectOffer(c.contactId(), c.agentId(), c.cause(), number(c.contactId(), c.offerSeq()));
            case Command.OutsideAnswered c ->
                new Command.OutsideAnswered(c.contactId(), number(c.contactId(), c.callSeq()));
            case Command.OutsideEnded c ->
                new Command.OutsideEnded(c.contactId(), c.why(), number(c.contactId(), c.callSeq()));
            default -> s.command();
        };
        return new Submission(s.clientId(), s.clientSeq(), s.firmId(), command);
    }

    private long number(long contactId, long ordinal) {
        List<Long> rings = byContact.getOrDefault(contactId, List.of());
        return ordinal == 0 ? 0 : ordinal <= rings.size() ? rings.get((int) ordinal - 1) : NONE_SUCH;
    }
}
