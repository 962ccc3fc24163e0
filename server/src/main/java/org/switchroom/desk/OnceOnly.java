package org.switchroom.desk;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;

/**
 * Does what must not be done twice, such as to dial: a request names itself, and the same name again gets the first answer
 * for a day. It is written down before it is done; so if the server stops in between, it is rather not done again.
 */
@Component
public class OnceOnly {
    private static final Logger LOG = LoggerFactory.getLogger(OnceOnly.class);
    private static final String MINE = " firm_id = :firm and user_id = :user and request_id = :request ";

    private final JdbcClient sql;

    OnceOnly(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param requestId the sender's, one's own for each user
     * @param asked what is asked for
     */
    public record Request(int firmId, int userId, String requestId, String asked) {}

    /** @param again whether it had been done before */
    public record Done(String answer, boolean again) {}

    /**
     * @param act whatever it throws, it has done nothing: then the same may be asked again
     * @throws ChangeRefused the id stands for something else, or for something of which the end is not known
     */
    public Done once(Request request, Supplier<String> act) {
        if (!begun(request)) {
            return new Done(before(request), true);
        }
        var answer = done(request, act);
        try {
            about(request, "update desk.requests set answer = :answer where" + MINE)
                    .param("answer", answer)
                    .update();
        } catch (DataAccessException lost) {
            LOG.warn("It was done, but who asks again will not be told so", lost);
        }
        return new Done(answer, false);
    }

    private String done(Request request, Supplier<String> act) {
        try {
            return act.get();
        } catch (RuntimeException notDone) {
            about(request, "delete from desk.requests where answer is null and" + MINE)
                    .update();
            throw notDone;
        }
    }

    private boolean begun(Request request) {
        sql.sql("delete from desk.requests where asked_at < now() - interval '1 day'")
                .update();
        return about(request, """
                        insert into desk.requests (firm_id, user_id, request_id, asked)
                        values (:firm, :user, :request, :asked) on conflict do nothing""").param("asked", request.asked()).update() == 1;
    }

    private record Before(String asked, Optional<String> answer) {}

    private String before(Request request) {
        var before = about(request, "select asked, answer from desk.requests where" + MINE)
                .query((row, _) -> new Before(row.getString(1), Optional.ofNullable(row.getString(2))))
                .optional()
                .orElseThrow(() -> new ChangeRefused(Kind.CONFLICT, "This was refused a moment ago. Ask again."));
        if (!before.asked().equals(request.asked())) {
            throw new ChangeRefused(
                    Kind.INVALID, "This Idempotency-Key stands for another request. Take a new one for each.");
        }
        return before.answer()
                .orElseThrow(
                        () -> new ChangeRefused(
                                Kind.CONFLICT,
                                "This is under way already, or was broken off. See what has come of it before you ask with a new Idempotency-Key."));
    }

    private JdbcClient.StatementSpec about(Request request, String statement) {
        return sql.sql(statement)
                .param("firm", request.firmId())
                .param("user", request.userId())
                .param("request", request.requestId());
    }
}
