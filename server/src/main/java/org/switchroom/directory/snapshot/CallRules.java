package org.switchroom.directory.snapshot;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.Menu;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.OpeningHours.DaySpan;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Trunk;

/** What must hold of what a call passes: trunk, number, hours, menu, desk phone. Each rule throws {@link ChangeRefused}. */
public final class CallRules {
    private static final int MAX_PREFIXES = 100;
    private static final int MAX_OF_A_KIND = 1_000;
    private static final int MAX_DESK_PHONES = 20_000;
    private static final int MAX_SPANS_A_DAY = 10;
    private static final int MAX_EXCEPTIONS = 400;
    private static final int SHORTEST_SECRET = 8;
    private static final int LONGEST_SECRET = 128;

    private CallRules() {}

    public static void check(OpeningHours hours, Snapshot now) {
        var others = now.firm(hours.firmId()).hours().stream()
                .filter(other -> other.id() != hours.id())
                .toList();
        var checks = new Checks()
                .text(hours.name(), "name", 100)
                .unique(others, other -> other.name().equalsIgnoreCase(hours.name()), "name", "is taken.")
                .room(others, MAX_OF_A_KIND, "opening hours")
                .that(
                        hours.exceptions().size() <= MAX_EXCEPTIONS,
                        "exceptions",
                        "are more than " + MAX_EXCEPTIONS + ".");
        for (var day : DayOfWeek.values()) {
            var spans = hours.week().stream()
                    .filter(span -> span.day() == day)
                    .map(span -> new DaySpan(span.from(), span.to()))
                    .toList();
            checkDay(spans, "week", day.toString(), checks);
        }
        var dates = new HashSet<>();
        for (var exception : hours.exceptions()) {
            checks.that(dates.add(exception.date()), "exceptions", "name " + exception.date() + " twice.")
                    .shortText(exception.label(), "exceptions", 100);
            checkDay(exception.spans(), "exceptions", exception.date().toString(), checks);
        }
        checks.done();
    }

    private static void checkDay(List<DaySpan> spans, String field, String day, Checks checks) {
        checks.that(
                spans.size() <= MAX_SPANS_A_DAY, field, "open " + day + " more than " + MAX_SPANS_A_DAY + " times.");
        Optional<LocalTime> openUntil = Optional.empty();
        for (var span :
                spans.stream().sorted(Comparator.comparing(DaySpan::from)).toList()) {
            var toMidnight = span.to().equals(LocalTime.MIDNIGHT);
            checks.that(
                    toMidnight || span.from().isBefore(span.to()),
                    field,
                    "end before they begin on " + day + ": " + span.from() + " to " + span.to() + ".");
            checks.that(
                    openUntil.isEmpty() || !span.from().isBefore(openUntil.get()),
                    field,
                    "overlap on " + day + " at " + span.from() + ".");
            openUntil = Optional.of(toMidnight ? LocalTime.MAX : span.to());
        }
    }

    public static void checkRemoval(OpeningHours hours, Snapshot now) {
        PeopleRules.refuseWhileUsed(
                "opening hours", "number", numbers(now, hours.firmId(), number -> number.hoursId() == hours.id()));
        PeopleRules.refuseWhileUsed(
                "opening hours",
                "queue",
                now.firm(hours.firmId()).queues().stream()
                        .filter(queue -> queue.hoursId() == hours.id())
                        .map(Queue::name)
                        .toList());
    }

    public static void check(Menu menu, Snapshot now) {
        var config = now.firm(menu.firmId());
        var others =
                config.menus().stream().filter(other -> other.id() != menu.id()).toList();
        var checks = new Checks()
                .text(menu.name(), "name", 100)
                .language(menu.language(), "language")
                .text(menu.greeting(), "greeting", 2_000)
                .text(menu.question(), "question", 2_000)
                .text(menu.closedMessage(), "closedMessage", 2_000)
                .between(menu.maxTries(), 1, 5, "maxTries")
                .between(menu.answerTimeoutMs(), 1_000, 30_000, "answerTimeoutMs")
                .that(config.queue(menu.defaultQueueId()).isPresent(), "defaultQueueId", "names no queue.")
                .that(
                        menu.closedQueueId() == 0
                                || config.queue(menu.closedQueueId()).isPresent(),
                        "closedQueueId",
                        "names no queue.")
                .that(
                        !menu.closedVoicemail() || menu.closedQueueId() != 0,
                        "closedVoicemail",
                        "needs a queue in which the messages wait.")
                .unique(others, other -> other.name().equalsIgnoreCase(menu.name()), "name", "is another menu's.")
                .room(others, MAX_OF_A_KIND, "menus");
        var keys = new HashSet<>();
        for (var choice : menu.choices()) {
            checks.that(choice.key().matches("[0-9*#]"), "choices", "have the key '" + choice.key() + "': 0-9, * or #.")
                    .that(keys.add(choice.key()), "choices", "have the key " + choice.key() + " twice.")
                    .that(
                            config.queue(choice.queueId()).isPresent(),
                            "choices",
                            "name no queue for the key " + choice.key() + ".");
        }
        checks.done();
    }

    public static void checkRemoval(Menu menu, Snapshot now) {
        PeopleRules.refuseWhileUsed(
                "menu", "number", numbers(now, menu.firmId(), number -> number.menuId() == menu.id()));
    }

    private static List<String> numbers(Snapshot now, int firmId, Predicate<InboundNumber> using) {
        return now.firm(firmId).numbers().stream()
                .filter(using)
                .map(InboundNumber::e164)
                .toList();
    }

    /** @param number already as E.164; empty when it could not be read */
    public static void check(InboundNumber number, Snapshot now) {
        var config = now.firm(number.firmId());
        var others = config.numbers().stream()
                .filter(other -> other.id() != number.id())
                .toList();
        new Checks()
                .that(
                        !number.e164().isEmpty(),
                        "e164",
                        "is no telephone number. Write it as +49 30 901820 or as it is dialled in "
                                + config.firm().country() + ".")
                .shortText(number.label(), "label", 100)
                .that(config.hours(number.hoursId()).isPresent(), "hoursId", "names no opening hours.")
                .that(config.menu(number.menuId()).isPresent(), "menuId", "names no menu.")
                .conflict(
                        Optional.ofNullable(now.index().numbersByE164().get(number.e164()))
                                .filter(other -> other.id() != number.id())
                                .isPresent(),
                        "e164",
                        "is in use already.")
                .room(others, MAX_OF_A_KIND, "numbers")
                .done();
    }

    /** @param secret clear; null: as it was */
    public static void check(Trunk trunk, @Nullable String secret, Snapshot now) {
        var config = now.firm(trunk.firmId());
        var others = config.trunks().stream()
                .filter(other -> other.id() != trunk.id())
                .toList();
        var checks = new Checks()
                .text(trunk.name(), "name", 100)
                .country(trunk.country(), "country")
                .transport(trunk.transport(), "transport")
                .unique(others, other -> other.name().equalsIgnoreCase(trunk.name()), "name", "is another trunk's.")
                .room(others, MAX_OF_A_KIND, "trunks");
        var hasSecret = hasSecret(secret, now.trunkSecrets().containsKey(trunk.id()));
        checkSecret(secret, trunk.kind() == Trunk.Kind.REGISTERS ? 1 : SHORTEST_SECRET, checks);
        switch (trunk.kind()) {
            case IP -> checkSources(trunk, now, checks);
            case DIGEST -> checkDigest(trunk, hasSecret, now, checks);
            case REGISTERS ->
                checks.hostAndPort(trunk.registrar(), "registrar")
                        .text(trunk.username(), "username", 64)
                        .that(hasSecret, "password", "must be given.");
        }
        checkOutbound(trunk, checks);
        checks.done();
    }

    private static void checkOutbound(Trunk trunk, Checks checks) {
        var outbound = trunk.outbound();
        checks.that(
                        outbound.prefixes().size() <= MAX_PREFIXES,
                        "outbound.prefixes",
                        "can be " + MAX_PREFIXES + " at most.")
                .that(
                        outbound.prefixes().stream().allMatch(prefix -> prefix.matches("\\+[1-9]\\d{0,14}")),
                        "outbound.prefixes",
                        "are beginnings of numbers with their country code, as +49 or +4930.")
                .that(
                        outbound.callerId().isEmpty() || outbound.callerId().matches("\\+[1-9]\\d{3,14}"),
                        "outbound.callerId",
                        "is a number with its country code, as +4930123456.")
                .between(outbound.mostCalls(), 1, 1_000, "outbound.mostCalls");
        if (!outbound.peer().isEmpty()) {
            checks.hostAndPort(outbound.peer(), "outbound.peer");
        } else {
            checks.that(
                    !outbound.any() || trunk.kind() == Trunk.Kind.REGISTERS,
                    "outbound.peer",
                    "must be given for calls to go out.");
        }
    }

    private static void checkSources(Trunk trunk, Snapshot now, Checks checks) {
        checks.that(!trunk.sources().isEmpty(), "sources", "must name the addresses that calls come from.")
                .that(trunk.sources().size() <= 100, "sources", "can be 100 at most.");
        for (var source : trunk.sources()) {
            var block = Cidr.parse(source);
            checks.that(
                    block.isPresent(),
                    "sources",
                    "hold '" + source + "', which is no address or block as 192.0.2.0/24.");
            block.ifPresent(mine -> checks.conflict(
                    allTrunks(now)
                            .filter(other -> other.id() != trunk.id() && other.kind() == Trunk.Kind.IP)
                            .flatMap(other -> other.sources().stream())
                            .flatMap(other -> Cidr.parse(other).stream())
                            .anyMatch(mine::overlaps),
                    "sources",
                    "hold " + source + ", which belongs to another trunk already."));
        }
    }

    private static void checkDigest(Trunk trunk, boolean hasSecret, Snapshot now, Checks checks) {
        checks.that(
                        trunk.username().matches("[A-Za-z0-9._@-]{1,64}"),
                        "username",
                        "must be 1 to 64 letters, digits or . _ @ -")
                .that(hasSecret, "password", "must be given.")
                .conflict(
                        allTrunks(now)
                                .anyMatch(other -> other.id() != trunk.id()
                                        && other.kind() == Trunk.Kind.DIGEST
                                        && other.username().equals(trunk.username())),
                        "username",
                        "is taken.");
    }

    private static Stream<Trunk> allTrunks(Snapshot now) {
        return now.firms().values().stream().flatMap(config -> config.trunks().stream());
    }

    /** @param secret clear; null: as it was */
    public static void check(DeskPhone phone, @Nullable String secret, Snapshot now) {
        var config = now.firm(phone.firmId());
        var others = config.deskPhones().stream()
                .filter(other -> other.id() != phone.id())
                .toList();
        var checks = new Checks()
                .text(phone.label(), "label", 100)
                .that(
                        phone.sipUser().matches("[A-Za-z0-9._-]{1,64}"),
                        "sipUser",
                        "must be 1 to 64 letters, digits or . _ -")
                .that(!phone.sipUser().matches("u\\d+"), "sipUser", "is kept for the browsers' own phones.")
                .transport(phone.transport(), "transport")
                .unique(others, other -> other.label().equalsIgnoreCase(phone.label()), "label", "is another phone's.")
                .conflict(
                        Optional.ofNullable(now.index().phonesBySipUser().get(phone.sipUser()))
                                .filter(other -> other.id() != phone.id())
                                .isPresent(),
                        "sipUser",
                        "is taken.")
                .room(others, MAX_DESK_PHONES, "desk phones");
        if (phone.fixedContact().isEmpty()) {
            var hasSecret = hasSecret(secret, now.deskPhoneSecrets().containsKey(phone.id()));
            checks.that(hasSecret, "password", "must be given for a phone that registers.");
        } else {
            checks.hostAndPort(phone.fixedContact(), "fixedContact");
        }
        checkSecret(secret, SHORTEST_SECRET, checks);
        checks.done();
    }

    private static boolean hasSecret(@Nullable String secret, boolean before) {
        return secret == null ? before : !secret.isEmpty();
    }

    /** @param shortest 1 where somebody else has chosen it */
    private static void checkSecret(@Nullable String secret, int shortest, Checks checks) {
        if (secret != null && !secret.isEmpty()) {
            checks.between(secret.length(), shortest, LONGEST_SECRET, "password length");
        }
    }
}
