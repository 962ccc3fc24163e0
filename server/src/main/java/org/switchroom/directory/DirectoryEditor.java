package org.switchroom.directory;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.switchroom.engine.AtEnd;

/**
 * Changes what is configured. Everything is checked first; what is kept can be read in {@link Directory} before the call
 * returns, and {@link Directory.Changed} is published.
 *
 * <p>{@code save} adds what has id 0 and replaces what has another. {@code by} is the user who does it, 0 for the
 * program. Secrets: null leaves what is there, "" takes it away.
 *
 * <p>Every method throws {@link ChangeRefused} when it does not do it.
 */
public interface DirectoryEditor {

    /** Several changes as one: all are kept or none, and one {@link Directory.Changed} a firm follows. */
    <T> T together(Supplier<T> changes);

    int save(ClientFirm firm);

    int save(User user, @Nullable String password, int by);

    int save(Queue queue, int by);

    int save(OpeningHours hours, int by);

    int save(Menu menu, int by);

    /** The number may be written in any way; it is kept as E.164. */
    int save(InboundNumber number, int by);

    int save(Trunk trunk, @Nullable String secret, int by);

    int save(DeskPhone phone, @Nullable String secret, int by);

    int save(ReasonCode reason, int by);

    int save(Skill skill, int by);

    int save(ShortNumber number, int by);

    /** Refused with a conflict while something else refers to it, saying what. */
    void remove(int firmId, Noun noun, int id, int by);

    enum Noun {
        USER,
        QUEUE,
        HOURS,
        MENU,
        NUMBER,
        TRUNK,
        DESK_PHONE,
        REASON_CODE,
        SKILL,
        SHORT_NUMBER
    }

    /** A {@link Directory.ReasonCode} with what it is edited by. */
    record ReasonCode(
            int id,
            int firmId,
            String code,
            String label,
            @Nullable Integer maxMinutes,
            AtEnd atEnd) {

        /** As long as it likes. */
        public ReasonCode(int id, int firmId, String code, String label) {
            this(id, firmId, code, label, null, AtEnd.WARN);
        }
    }
}
