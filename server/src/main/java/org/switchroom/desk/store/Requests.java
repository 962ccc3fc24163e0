package org.switchroom.desk.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.desk.OnceOnly.Request;

/** What was asked for under an id of the sender's, for a day. */
@Component
public class Requests {
    private static final String THAT = " firm_id = :firm and user_id = :user and request_id = :request ";

    private final JdbcClient sql;

    Requests(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param answer nothing: under way, or broken off nobody knows when */
    public record Before(String asked, Optional<String> answer) {}

    /** @return what stands there already; nothing when it has been written down now */
    public Optional<Before> begin(Request request) {
        var begun = about(request, """
                        insert into desk.requests as kept (firm_id, user_id, request_id, asked)
                        values (:firm, :user, :request, :asked)
                            on conflict (firm_id, user_id, request_id) do update
                           set asked = :asked, asked_at = now(), answer = null
                         where kept.asked_at < now() - interval '1 day'""").param("asked", request.asked()).update();
        return begun == 1
                ? Optional.empty()
                : about(request, "select asked, answer from desk.requests where" + THAT)
                        .query((row, _) -> new Before(row.getString(1), Optional.ofNullable(row.getString(2))))
                        .optional();
    }

    /** It is done; whether or not it had been written down when it was begun. */
    public void keep(Request request, String answer) {
        about(request, """
                        insert into desk.requests (firm_id, user_id, request_id, asked, answer)
                        values (:firm, :user, :request, :asked, :answer)
                            on conflict (firm_id, user_id, request_id) do update set answer = :answer""")
                .param("asked", request.asked())
                .param("answer", answer)
                .update();
    }

    /** It was not done. */
    public void drop(Request request) {
        about(request, "delete from desk.requests where answer is null and" + THAT)
                .update();
    }

    void forgetOld() {
        sql.sql("delete from desk.requests where asked_at < now() - interval '1 day'")
                .update();
    }

    private JdbcClient.StatementSpec about(Request request, String statement) {
        return sql.sql(statement)
                .param("firm", request.firmId())
                .param("user", request.userId())
                .param("request", request.requestId());
    }
}
