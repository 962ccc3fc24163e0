package org.switchroom.routing.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.switchroom.directory.Directory;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.Queue;
import org.switchroom.engine.Command;

/**
 * Tells the engine when queues call nobody back, for it knows no calendar: outside the queue's own window, and while all
 * numbers that lead to it are closed. Looked at every half minute; when a window opens the engine goes by itself.
 */
final class CallbackHours implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackHours.class);
    private static final long EVERY_MS = 30_000;
    /** Nothing is open for so long: looked at again then. */
    private static final int DAYS = 14;

    private final EngineDesk desk;
    private final Directory directory;
    private final Clock clock;
    private final Semaphore changes = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("callback-hours").unstarted(this::run);

    CallbackHours(EngineDesk desk, Directory directory, Clock clock) {
        this.desk = desk;
        this.directory = directory;
        this.clock = clock;
    }

    CallbackHours start() {
        thread.start();
        return this;
    }

    @EventListener
    void changed(Directory.Changed change) {
        changes.release();
    }

    private void run() {
        try {
            while (true) {
                changes.drainPermits();
                tellAll();
                if (changes.tryAcquire(EVERY_MS, TimeUnit.MILLISECONDS)) {
                    LOG.debug("Queues or hours have changed");
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    void tellAll() {
        var now = clock.instant();
        for (var firm : directory.firms()) {
            for (var queue : directory.queues(firm.id())) {
                try {
                    tell(queue, firm.zone(), now);
                } catch (RuntimeException failed) {
                    LOG.warn("When queue {} calls back is told again later", queue.id(), failed);
                }
            }
        }
    }

    private void tell(Queue queue, ZoneId zone, Instant now) {
        long told = desk.look(centre ->
                        queue.callsBack() || !centre.callbacks(queue.id(), 1).isEmpty()
                                ? centre.callbacksHeldUntilMs(queue.id())
                                : -1)
                .join();
        long wanted = told < 0 ? told : heldUntilMs(queue, zone, hours(queue), now);
        boolean overByItself = wanted == 0 && told <= now.toEpochMilli();
        if (wanted != told && !overByItself) {
            desk.submit(queue.firmId(), new Command.HoldCallbacks(queue.id(), wanted))
                    .join();
        }
    }

    /** Its own, else those of the numbers whose menus lead to the queue. */
    private List<OpeningHours> hours(Queue queue) {
        var own = directory.hours(queue.firmId(), queue.hoursId());
        if (own.isPresent()) {
            return List.of(own.get());
        }
        var found = directory.numbers(queue.firmId()).stream()
                .filter(number -> directory
                        .menu(number.firmId(), number.menuId())
                        .filter(menu -> menu.defaultQueueId() == queue.id()
                                || menu.choices().stream().anyMatch(choice -> choice.queueId() == queue.id()))
                        .isPresent())
                .map(number -> directory.hours(number.firmId(), number.hoursId()))
                .toList();
        // A number without hours is open at all times.
        return found.stream().anyMatch(Optional::isEmpty)
                ? List.of()
                : found.stream().flatMap(Optional::stream).distinct().toList();
    }

    /** 0: it calls now. */
    static long heldUntilMs(Queue queue, ZoneId zone, List<OpeningHours> hours, Instant now) {
        if (calls(queue, zone, hours, now)) {
            return 0;
        }
        var latest = now.plusSeconds(DAYS * 24L * 60 * 60);
        return openings(queue, zone, hours, now)
                .filter(opening -> opening.isAfter(now) && calls(queue, zone, hours, opening))
                .sorted()
                .findFirst()
                .orElseGet(() ->
                        latest.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant())
                .toEpochMilli();
    }

    private static boolean calls(Queue queue, ZoneId zone, List<OpeningHours> hours, Instant at) {
        return queue.callbacks().callsAt(at.atZone(zone).toLocalTime())
                && (hours.isEmpty() || hours.stream().anyMatch(one -> one.openAt(at)));
    }

    /** Every moment at which anything opens, in the next days. */
    private static Stream<Instant> openings(Queue queue, ZoneId zone, List<OpeningHours> hours, Instant now) {
        var all = new ArrayList<Instant>();
        for (int day = 0; day <= DAYS; day++) {
            add(all, now, day, queue.callbacks().from(), zone);
            for (var one : hours) {
                for (var from : Stream.concat(
                                one.week().stream().map(OpeningHours.WeeklySpan::from),
                                one.exceptions().stream()
                                        .flatMap(exception -> exception.spans().stream())
                                        .map(OpeningHours.DaySpan::from))
                        .distinct()
                        .toList()) {
                    add(all, now, day, from, one.zone());
                }
            }
        }
        return all.stream();
    }

    private static void add(List<Instant> all, Instant now, int day, LocalTime from, ZoneId zone) {
        all.add(now.atZone(zone)
                .toLocalDate()
                .plusDays(day)
                .atTime(from)
                .atZone(zone)
                .toInstant());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
