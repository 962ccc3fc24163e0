package org.switchroom.criteria.rule;

import static org.switchroom.criteria.rule.Operator.AT_LEAST;
import static org.switchroom.criteria.rule.Operator.AT_MOST;
import static org.switchroom.criteria.rule.Operator.BETWEEN;
import static org.switchroom.criteria.rule.Operator.CONTAINS;
import static org.switchroom.criteria.rule.Operator.IS;
import static org.switchroom.criteria.rule.Operator.IS_NOT;
import static org.switchroom.criteria.rule.Operator.KNOWN;
import static org.switchroom.criteria.rule.Operator.NOT_KNOWN;
import static org.switchroom.criteria.rule.Operator.STARTS_WITH;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a rule can ask about a contact. */
public enum Attribute {
    // ---- from the record
    /** CUSTOMER, EMPLOYEE or UNKNOWN. */
    CALLER(Type.CHOICE),
    /** The customer's: en, de, da, ro. */
    LANGUAGE(Type.CHOICE),
    /** The customer's: ISO 3166 alpha-2. */
    COUNTRY(Type.CHOICE),
    POSTCODE(Type.TEXT),
    VALUE_CLASS(Type.TEXT),
    /** Id of the user. */
    PERSONAL_MANAGER(Type.PERSON),
    /** Id of the user. */
    LAST_AGENT(Type.PERSON),
    /** Whole days since an agent was spoken to. */
    DAYS_SINCE_CONTACT(Type.NUMBER),
    /** YES or NO. */
    OPEN_ORDER(Type.CHOICE),
    /** YES or NO; an employee's. */
    OPEN_INCIDENT(Type.CHOICE),
    /** Names of what was ordered within the condition's months. */
    BOUGHT_ARTICLE(Type.PURCHASE),
    /** Groups of what was ordered within the condition's months. */
    BOUGHT_GROUP(Type.PURCHASE),
    /** Whole days. */
    DAYS_SINCE_ORDER(Type.NUMBER),

    // ---- from the call
    /** E.164. */
    DIALLED(Type.NUMBER_DIALLED),
    /** E.164. */
    CALLER_NUMBER(Type.PHONE),
    /** Of the caller's number: ISO 3166 alpha-2. */
    CALLER_COUNTRY(Type.CHOICE),
    /** YES or NO. */
    WITHHELD(Type.CHOICE),

    // ---- from the menu
    KEY(Type.CHOICE),
    /** Id of the queue the menu has led to. */
    MENU_QUEUE(Type.QUEUE),

    // ---- the time, where the number dialled is answered
    WEEKDAY(Type.CHOICE),
    /** HH:MM. */
    TIME(Type.TIME),
    /** Ids of the opening hours within which it is now. */
    OPENING_HOURS(Type.HOURS);

    /** What the values of an attribute are, and so how they can be held against others. */
    public enum Type {
        CHOICE,
        TEXT,
        PURCHASE,
        NUMBER,
        PHONE,
        NUMBER_DIALLED,
        TIME,
        PERSON,
        QUEUE,
        HOURS;

        public List<Operator> operators() {
            return switch (this) {
                case CHOICE, PERSON -> List.of(IS, IS_NOT, KNOWN, NOT_KNOWN);
                case TEXT -> List.of(IS, IS_NOT, STARTS_WITH, CONTAINS, KNOWN, NOT_KNOWN);
                case PURCHASE -> List.of(IS, IS_NOT, STARTS_WITH, CONTAINS);
                case NUMBER -> List.of(AT_LEAST, AT_MOST, KNOWN, NOT_KNOWN);
                case PHONE -> List.of(IS, IS_NOT, STARTS_WITH);
                case TIME -> List.of(BETWEEN);
                case NUMBER_DIALLED, QUEUE, HOURS -> List.of(IS, IS_NOT);
            };
        }
    }

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> WEEKDAYS =
            Arrays.stream(DayOfWeek.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final Type type;

    Attribute(Type type) {
        this.type = type;
    }

    public Type type() {
        return type;
    }

    /** All values there are, of a {@link Type#CHOICE}; of others none. */
    public Set<String> choices() {
        return switch (this) {
            case CALLER -> Set.of("CUSTOMER", "EMPLOYEE", "UNKNOWN");
            case LANGUAGE -> Set.of("en", "de", "da", "ro");
            case COUNTRY, CALLER_COUNTRY -> COUNTRIES;
            case OPEN_ORDER, OPEN_INCIDENT, WITHHELD -> Set.of("YES", "NO");
            case KEY -> Set.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#");
            case WEEKDAY -> WEEKDAYS;
            default -> Set.of();
        };
    }
}
