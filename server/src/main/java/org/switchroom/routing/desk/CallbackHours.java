package org.switchroom.routing.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.switchroom.directory.Directory;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.Queue;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.LoggedEvent;
import org.switchroom.routing.RoutingDesk;

/**
 * Tells the engine when queues call nobody back, for it knows no calendar: outside the queue's own window, and while all
 * numbers that lead to it are closed. Done whenever hours begin or end; when a window opens the engine goes by itself.
 */
final class CallbackHours implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackHours.class);
    /** Nothing is open for so long: looked at again then. */
    private static final int DAYS = 14;

    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final Duration LATEST = Duration.ofHours(24);
    /** So long it is waited at a time: the clock may have been put right, or the machine slept. */
    private static final Duration NAP = Duration.ofMinutes(5);

    private final EngineDesk desk;
    private final Directory directory;
    private final Clock clock;
    /** Released when there may be something else to tell before hours change. */
    private final Semaphore changes = new Semaphore(0);

    /** Callbacks that may come into another queue. */
    private final Set<Long> callbacks = ConcurrentHashMap.newKeySet();

    private final RoutingDesk.Subscription stream;
    private final Thread thread = Thread.ofVirtual().name("callback-hours").unstarted(this::run);

    CallbackHours(EngineDesk desk, Directory directory, Clock clock) {
        this.desk = desk;
        this.directory = directory;
        this.clock = clock;
        this.stream = desk.follow(this::add);
        desk.callbacks().thenAccept(open -> open.forEach(one -> callbacks.add(one.contactId())));
    }

    CallbackHours start() {
        thread.start();
        return this;
    }

    @EventListener
    void changed(Directory.Changed change) {
        changes.release();
    }

    /** A queue that is new, or has its first callback, is held like the others. */
    private void add(LoggedEvent logged) {
        switch (logged.event()) {
            case Event.CallbackRequested e -> {
                callbacks.add(e.contactId());
                changes.release();
            }
            case Event.QueueDefined _ -> changes.release();
            case Event.ContactQueued e when callbacks.contains(e.contactId()) -> changes.release();
            case Event.ContactMoved e when callbacks.contains(e.contactId()) -> changes.release();
            case Event.ContactEnded e -> callbacks.remove(e.contactId());
            default -> {}
        }
    }

    private void run() {
        try {
            while (true) {
                changes.drainPermits();
                var next = tellAll();
                long waitMs = Math.clamp(next.toEpochMilli() - clock.millis(), 1, NAP.toMillis());
                if (changes.tryAcquire(waitMs, TimeUnit.MILLISECONDS)) {
                    LOG.debug("Queues, hours or callbacks have changed");
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return when it is to be done again, unless something changes before */
    Instant tellAll() {
        var now = clock.instant();
        var next = now.plus(LATEST);
        try {
            for (var held : held()) {
                next = earlier(next, told(held, now));
            }
        } catch (RuntimeException failed) {
            LOG.warn("When queues call back is told again in a moment", failed);
            next = now.plus(AGAIN);
        }
        return next;
    }

    /** What cannot be told of one queue keeps no other from it. */
    private Instant told(Held held, Instant now) {
        try {
            return tell(held, now);
        } catch (RuntimeException failed) {
            LOG.warn(
                    "When queue {} calls back is told again later", held.queue().id(), failed);
            return now.plus(AGAIN);
        }
    }

    /** A queue that calls back, and until when the engine has it held. */
    private record Held(Queue queue, ZoneId zone, long untilMs) {}

    private List<Held> held() {
        var configured = new HashMap<Integer, Held>();
        for (var firm : directory.firms()) {
            for (var queue : directory.queues(firm.id())) {
                configured.put(queue.id(), new Held(queue, firm.zone(), 0));
            }
        }
        return desk.look(centre -> {
                    var having = Set.copyOf(centre.callbackQueues());
                    return configured.values().stream()
                            .filter(one -> one.queue().callsBack()
                                    || having.contains(one.queue().id()))
                            .filter(one -> centre.queue(one.queue().id()) != null)
                            .map(one -> new Held(
                                    one.queue(),
                                    one.zone(),
                                    centre.callbacksHeldUntilMs(one.queue().id())))
                            .toList();
                })
                .join();
    }

    /** @return when its hours change next */
    private Instant tell(Held held, Instant now) {
        var queue = held.queue();
        var hours = hours(queue);
        long wanted = heldUntilMs(queue, held.zone(), hours, now);
        boolean overByItself = wanted == 0 && held.untilMs() <= now.toEpochMilli();
        if (wanted != held.untilMs() && !overByItself) {
            desk.submit(queue.firmId(), new Command.HoldCallbacks(queue.id(), wanted))
                    .join();
        }
        return changes(queue, held.zone(), hours, now, 1)
                .filter(change -> change.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
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
        return changes(queue, zone, hours, now, DAYS)
                .filter(change -> change.isAfter(now) && calls(queue, zone, hours, change))
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

    /** Every moment at which anything opens or closes, today and in the next days. */
    private static Stream<Instant> changes(Queue queue, ZoneId zone, List<OpeningHours> hours, Instant now, int days) {
        var window = Stream.of(queue.callbacks().from(), queue.callbacks().to());
        return Stream.concat(
                onDays(window, now, days, zone),
                hours.stream().flatMap(one -> onDays(times(one), now, days, one.zone())));
    }

    private static Stream<LocalTime> times(OpeningHours hours) {
        return Stream.concat(
                hours.week().stream().flatMap(span -> Stream.of(span.from(), span.to())),
                hours.exceptions().stream()
                        .flatMap(exception -> exception.spans().stream())
                        .flatMap(span -> Stream.of(span.from(), span.to())));
    }

    /** Midnight always, for what holds on one day need not on the next. */
    private static Stream<Instant> onDays(Stream<LocalTime> times, Instant now, int days, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        return Stream.concat(Stream.of(LocalTime.MIDNIGHT), times)
                .distinct()
                .flatMap(time -> IntStream.rangeClosed(0, days)
                        .mapToObj(day ->
                                today.plusDays(day).atTime(time).atZone(zone).toInstant()));
    }

    @Override
    public void close() {
        stream.close();
        thread.interrupt();
    }
}
