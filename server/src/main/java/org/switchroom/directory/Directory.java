package org.switchroom.directory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AtEnd;
import org.switchroom.engine.ReasonRules;

/**
 * What is configured, held in memory so that calls go on while the database is away; a change made in the page counts
 * from the next call on. Answers at once, from any thread.
 */
public interface Directory {

    List<ClientFirm> firms();

    ClientFirm firm(int firmId);

    Optional<User> user(int firmId, int userId);

    /** Whether that is still so: enabled, with the same roles. */
    default boolean isStill(CurrentUser user) {
        return user(user.firmId(), user.userId())
                .filter(User::enabled)
                .filter(now -> now.roles().equals(user.roles()))
                .isPresent();
    }

    /** Enabled users with {@link Role#AGENT}. */
    List<User> agents(int firmId);

    List<Queue> queues(int firmId);

    Optional<Queue> queue(int firmId, int queueId);

    /** By E.164, over all client firms. */
    Optional<InboundNumber> number(String e164);

    List<InboundNumber> numbers(int firmId);
    /** E.164 of the number a firm had first: what it shows outside unless something else is said. Empty: it has none. */
    String firstNumber(int firmId);

    Optional<OpeningHours> hours(int firmId, int hoursId);

    /** Whether a queue has opening hours of its own and is outside them. */
    default boolean closed(int firmId, int queueId, Instant at) {
        return queue(firmId, queueId)
                .flatMap(queue -> hours(firmId, queue.hoursId()))
                .filter(hours -> !hours.openAt(at))
                .isPresent();
    }

    Optional<Menu> menu(int firmId, int menuId);

    List<Menu> menus(int firmId);

    /** By name. */
    List<Skill> skills(int firmId);

    /** What is dialled inside the firm, by number. */
    List<ShortNumber> shortNumbers(int firmId);

    default Optional<ShortNumber> shortNumber(int firmId, String dialled) {
        return shortNumbers(firmId).stream()
                .filter(one -> one.number().equals(dialled))
                .findFirst();
    }

    /** The short number of somebody or something; empty: none. */
    default String shortNumberOf(int firmId, ShortNumber.Kind kind, int id) {
        return shortNumbers(firmId).stream()
                .filter(one -> one.leadsTo(kind, id))
                .map(ShortNumber::number)
                .findFirst()
                .orElse("");
    }

    /** Enabled trunks of all client firms. */
    List<Trunk> trunks();

    /** Enabled desk phones of all client firms. */
    List<DeskPhone> deskPhones();

    Optional<DeskPhone> deskPhone(String sipUser);

    /** The clear password of a trunk or desk phone, for digest; null when it has none. Never logged, never sent out. */
    @Nullable
    String trunkSecret(int trunkId);

    @Nullable
    String deskPhoneSecret(int deskPhoneId);

    List<ReasonCode> reasonCodes(int firmId);

    /** Spring application event after any change, when the new values can be read here. */
    record Changed(int firmId) {}

    /**
     * Spring application event, before {@link Changed}: somebody was removed or disabled, or has another password or other
     * roles. What was opened with the old ones ends now; requests are held against the new ones already.
     */
    record AccessChanged(int firmId, int userId) {}

    /**
     * Why an agent is not ready, in the firm's own words.
     *
     * @param maxMinutes how long it may last; null: as long as it likes
     */
    record ReasonCode(String code, String label, @Nullable Integer maxMinutes, AtEnd atEnd) {

        public ReasonCode(String code, String label) {
            this(code, label, null, AtEnd.WARN);
        }

        @JsonIgnore
        public ReasonRules rules() {
            return maxMinutes == null ? ReasonRules.UNTIMED : new ReasonRules(60_000L * maxMinutes, atEnd);
        }
    }
}
