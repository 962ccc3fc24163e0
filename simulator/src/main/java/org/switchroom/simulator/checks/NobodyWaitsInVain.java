package org.switchroom.simulator.checks;

import java.util.List;
import org.switchroom.engine.LoggedEvent;

/**
 * When a command is done, nobody waits for whom somebody is free who may take the contact now, and whoever may be rung for one
 * that rings at all is.
 */
final class NobodyWaitsInVain implements Checker {
    private final Hall hall;

    NobodyWaitsInVain(Hall hall) {
        this.hall = hall;
    }

    @Override
    public void see(LoggedEvent logged) {}

    /** Only what this command has changed needs a look: all else was right before. */
    @Override
    public void settled() {
        for (Place place : hall.newlyWaiting()) {
            List<Person> free = hall.candidates(place);
            if (!free.isEmpty() && hall.takesMore(place)) {
                inVain(place, free.getFirst());
            }
        }
        for (Person person : hall.newlyFree()) {
            if (person.free()) {
                hall.firstOpenTo(person).findAny().ifPresent(place -> inVain(place, person));
            }
        }
    }

    private static void inVain(Place place, Person person) {
        throw new Violation(
                place.at.contactId(), "Waits in vain though agent " + person.agentId + " is free: " + place);
    }
}
