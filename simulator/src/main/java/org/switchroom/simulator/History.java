package org.switchroom.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** The last things that happened, to be told when something is wrong. */
final class History {
    private static final int KEPT = 20_000;
    private static final int TOLD = 40;

    private final Deque<Object> last = new ArrayDeque<>(KEPT);

    void add(Object submissionOrEvent) {
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(submissionOrEvent);
    }

    /** What concerned {@code subject}, a contact or an agent; the very last things if 0. */
    String about(long subject) {
        List<String> lines = new ArrayList<>();
        for (Object one : last) {
            String line = one.toString();
            if (subject == 0 || line.contains("Id=" + subject + ",") || line.contains("Id=" + subject + "]")) {
                lines.add(line);
            }
        }
        int from = Math.max(0, lines.size() - TOLD);
        return lines.subList(from, lines.size()).stream()
                .map(line -> "  " + line)
                .collect(Collectors.joining("\n"));
    }
}
