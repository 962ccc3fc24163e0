package org.switchroom.engine.queue;

import java.util.ArrayList;
import java.util.List;

/** A set of seats in no order, where each seat knows its index: nothing is hashed, nothing searched. */
final class Unplaced {
    private final List<Seat> seats = new ArrayList<>();

    void add(Seat seat) {
        seat.unplacedAt(seats.size());
        seats.add(seat);
    }

    /** @return whether it was there */
    boolean remove(Seat seat) {
        int at = seat.unplacedAt();
        if (at == Seat.PLACED) {
            return false;
        }
        Seat last = seats.removeLast();
        if (last != seat) {
            seats.set(at, last);
            last.unplacedAt(at);
        }
        seat.unplacedAt(Seat.PLACED);
        return true;
    }

    List<Seat> takeAll() {
        if (seats.isEmpty()) {
            return List.of();
        }
        List<Seat> all = List.copyOf(seats);
        all.forEach(seat -> seat.unplacedAt(Seat.PLACED));
        seats.clear();
        return all;
    }
}
