package org.switchroom.criteria;

import static java.util.function.Predicate.not;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.switchroom.criteria.rule.Attribute;
import org.switchroom.criteria.rule.Facts;
import org.switchroom.criteria.rule.Facts.Purchase;
import org.switchroom.criteria.rule.Rule;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CallerLookup;
import org.switchroom.directory.Directory;
import org.switchroom.directory.InboundNumber;
import org.switchroom.directory.OpeningHours;
import org.switchroom.directory.PhoneNumbers;
import org.switchroom.reporting.ContactLog;

/** Finds out what rules ask about a caller, each thing once, however many rules ask for it. */
@Component
public class CallerFacts {
    private static final Logger LOG = LoggerFactory.getLogger(CallerFacts.class);
    private static final int LIMIT_SECONDS = 2;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private final CallerLookup lookup;
    private final ContactLog log;
    private final Directory directory;

    CallerFacts(CallerLookup lookup, ContactLog log, Directory directory) {
        this.lookup = lookup;
        this.log = log;
        this.directory = directory;
    }

    /**
     * A call as it comes in.
     *
     * @param caller E.164; empty when withheld
     * @param dialled E.164
     */
    public record Incoming(int firmId, String caller, String dialled, Instant at) {}

    /** What a call says by itself. Answers at once. */
    Facts withoutRecords(Incoming call, List<Rule> rules) {
        return new Facts(ofCall(call, rules), List.of(), here(call).toLocalDate(), false);
    }

    /** With what the records say of the caller. Blocking: reads the database, for two seconds a query at most. */
    public Facts of(Incoming call, List<Rule> rules) {
        return of(call, rules, lookup.find(call.firmId(), call.caller(), LIMIT_SECONDS * 1_000L));
    }

    /** The same with a card that was read already. One that could not be read says nothing of the caller. */
    public Facts of(Incoming call, List<Rule> rules, CallerCard card) {
        if (card.problem() != null) {
            return withoutRecords(call, rules);
        }
        var values = ofCall(call, rules);
        var zone = zone(call);
        addRecord(values, card, call.at(), zone);
        boolean asksLastTalk = asked(rules, Attribute.LAST_AGENT) || asked(rules, Attribute.DAYS_SINCE_CONTACT);
        boolean complete = !asksLastTalk || addLastTalk(values, call, card);
        return new Facts(values, purchases(card, zone), here(call).toLocalDate(), complete);
    }

    // ---- the call and the time

    private Map<Attribute, List<String>> ofCall(Incoming call, List<Rule> rules) {
        var values = new EnumMap<Attribute, List<String>>(Attribute.class);
        var here = here(call);
        values.put(Attribute.DIALLED, List.of(call.dialled()));
        values.put(Attribute.CALLER_NUMBER, known(call.caller()));
        values.put(
                Attribute.CALLER_COUNTRY,
                PhoneNumbers.country(call.caller()).stream().toList());
        values.put(Attribute.WITHHELD, yesOrNo(call.caller().isEmpty()));
        values.put(Attribute.WEEKDAY, List.of(here.getDayOfWeek().name()));
        values.put(Attribute.TIME, List.of(here.format(MINUTE)));
        values.put(Attribute.OPENING_HOURS, openHours(call, rules));
        return values;
    }

    /** Of those hours that rules name. */
    private List<String> openHours(Incoming call, List<Rule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.conditions().stream())
                .filter(condition -> condition.attribute() == Attribute.OPENING_HOURS)
                .flatMap(condition -> condition.values().stream())
                .distinct()
                .filter(id -> directory
                        .hours(call.firmId(), Integer.parseInt(id))
                        .filter(hours -> hours.openAt(call.at()))
                        .isPresent())
                .toList();
    }

    private ZonedDateTime here(Incoming call) {
        return call.at().atZone(zone(call));
    }

    /** Where the number dialled is answered, else where the firm is. */
    private ZoneId zone(Incoming call) {
        return directory
                .number(call.dialled())
                .map(InboundNumber::hoursId)
                .flatMap(id -> directory.hours(call.firmId(), id))
                .map(OpeningHours::zone)
                .orElseGet(() -> directory.firm(call.firmId()).zone());
    }

    // ---- the records

    private static void addRecord(Map<Attribute, List<String>> values, CallerCard card, Instant now, ZoneId zone) {
        values.put(Attribute.CALLER, List.of(card.kind().name()));
        var customer = card.customer();
        if (customer != null) {
            values.put(Attribute.LANGUAGE, known(customer.language()));
            values.put(Attribute.COUNTRY, known(customer.country()));
            values.put(Attribute.POSTCODE, known(customer.postcode()));
            values.put(Attribute.VALUE_CLASS, known(customer.valueClass()));
            values.put(
                    Attribute.PERSONAL_MANAGER,
                    Optional.ofNullable(customer.managerId()).map(String::valueOf).stream()
                            .toList());
        }
        values.put(Attribute.OPEN_ORDER, yesOrNo(card.orders().stream().anyMatch(CallerCard.Order::pending)));
        values.put(Attribute.OPEN_INCIDENT, yesOrNo(card.incidents().stream().anyMatch(CallerCard.Incident::pending)));
        values.put(
                Attribute.DAYS_SINCE_ORDER,
                card.orders().stream()
                        .map(CallerCard.Order::placedAt)
                        .max(Instant::compareTo)
                        .map(last -> days(last, now, zone))
                        .stream()
                        .toList());
    }

    private boolean addLastTalk(Map<Attribute, List<String>> values, Incoming call, CallerCard card) {
        try {
            log.lastTalk(call.firmId(), numbers(call, card), LIMIT_SECONDS).ifPresent(talk -> {
                values.put(Attribute.LAST_AGENT, List.of(String.valueOf(talk.agentId())));
                values.put(Attribute.DAYS_SINCE_CONTACT, List.of(days(talk.at(), call.at(), zone(call))));
            });
            return true;
        } catch (DataAccessException away) {
            LOG.warn("Whom a caller spoke to last cannot be read: {}", away.getMessage());
            return false;
        }
    }

    /** All of the customer's numbers count: who called from the desk may call from the road. */
    private static Collection<String> numbers(Incoming call, CallerCard card) {
        var customer = card.customer();
        return Stream.concat(
                        Stream.of(call.caller()).filter(not(String::isEmpty)),
                        customer == null ? Stream.of() : customer.phones().stream())
                .distinct()
                .toList();
    }

    private static List<Purchase> purchases(CallerCard card, ZoneId zone) {
        return card.orders().stream()
                .flatMap(order -> order.articles().stream()
                        .map(article -> new Purchase(
                                LocalDate.ofInstant(order.placedAt(), zone), article.name(), article.group())))
                .toList();
    }

    private static boolean asked(List<Rule> rules, Attribute attribute) {
        return rules.stream()
                .anyMatch(rule -> rule.conditions().stream().anyMatch(one -> one.attribute() == attribute)
                        || isWaitedFor(rule, attribute));
    }

    private static boolean isWaitedFor(Rule rule, Attribute attribute) {
        var first = rule.route().first();
        return first != null && first.person() != null && first.person().attribute() == attribute;
    }

    private static String days(Instant from, Instant to, ZoneId zone) {
        return String.valueOf(
                Math.max(0, ChronoUnit.DAYS.between(LocalDate.ofInstant(from, zone), LocalDate.ofInstant(to, zone))));
    }

    private static List<String> known(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }

    private static List<String> yesOrNo(boolean yes) {
        return List.of(yes ? "YES" : "NO");
    }
}
