package org.switchroom.desk.store;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.desk.DraftsChanged;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;

/**
 * Drafts of forms, each its writer's alone. Somebody who types at two desks at once overwrites nothing unseen: a writing
 * names the one it is based on.
 */
@Component
public class Drafts {
    /** Of one user. */
    public static final int MOST = 100;

    /** Characters of one. */
    public static final int CONTENT = 32_768;

    public static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient sql;
    private final ApplicationEventPublisher events;
    private final Clock clock = Clock.systemUTC();

    Drafts(JdbcClient sql, ApplicationEventPublisher events) {
        this.sql = sql;
        this.events = events;
    }

    /**
     * @param savedAtMs its version: no two writings of a draft have the same
     * @param contactId in which it was typed; null: in none
     * @param typedBy who typed it, if it was taken over; else empty
     */
    public record Draft(
            String form,
            String subject,
            String content,
            long savedAtMs,
            @JsonFormat(shape = STRING) @Nullable Long contactId,
            String typedBy) {}

    /** Newest first. */
    public List<Draft> of(int firmId, int userId) {
        return sql.sql("""
                        select form, subject, content, saved_at_ms, contact_id, typed_by_name from desk.drafts
                         where firm_id = :firm and user_id = :user and saved_at_ms > :oldest
                         order by saved_at_ms desc
                        """)
                .param("firm", firmId)
                .param("user", userId)
                .param("oldest", oldest())
                .query((row, _) -> new Draft(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        (Long) row.getObject(5),
                        row.getString(6)))
                .list();
    }

    /**
     * Keeps what was typed. The same again, as after an answer that was lost, is kept too.
     *
     * @param basedOnMs {@link Draft#savedAtMs} of what the writer had before; 0: nothing
     * @return the new {@link Draft#savedAtMs}
     * @throws ChangeRefused it was written elsewhere meanwhile, or there are {@value #MOST} already
     */
    public long keep(int firmId, int userId, Draft draft, long basedOnMs) {
        var written = written(firmId, userId, draft, basedOnMs);
        written.ifPresent(kept -> tell(firmId, userId, kept.contactId()));
        return written.map(Written::savedAtMs)
                .orElseThrow(() -> new ChangeRefused(
                        Kind.CONFLICT,
                        exists(firmId, userId, draft)
                                ? "This has been typed elsewhere meanwhile. Take what is there, or write yours over it."
                                : "You have " + MOST
                                        + " drafts. Save or throw away some of them; this one was not kept."));
    }

    private record Written(long savedAtMs, @Nullable Long contactId) {}

    /** What is typed on after a contact still goes along with it. */
    private Optional<Written> written(int firmId, int userId, Draft draft, long basedOnMs) {
        return sql.sql("""
                        insert into desk.drafts as kept (firm_id, user_id, form, subject, content, saved_at_ms, contact_id)
                        select :firm, :user, :form, :subject, :content, :now, :contact
                         where (select count(*) from desk.drafts where firm_id = :firm and user_id = :user
                                   and (form, subject) <> (:form, :subject)) < :most
                        on conflict (firm_id, user_id, form, subject) do update
                           set content = excluded.content, saved_at_ms = greatest(excluded.saved_at_ms, kept.saved_at_ms + 1),
                               contact_id = coalesce(excluded.contact_id, kept.contact_id)
                         where kept.saved_at_ms = :basedOn or kept.content = excluded.content
                        returning saved_at_ms, contact_id
                        """)
                .param("firm", firmId)
                .param("user", userId)
                .param("form", draft.form())
                .param("subject", draft.subject())
                .param("content", draft.content())
                .param("now", clock.millis())
                .param("most", MOST)
                .param("basedOn", basedOnMs)
                .param("contact", draft.contactId(), Types.BIGINT)
                .query((row, _) -> new Written(row.getLong(1), (Long) row.getObject(2)))
                .optional();
    }

    private void tell(int firmId, int userId, @Nullable Long contactId) {
        if (contactId != null) {
            events.publishEvent(new DraftsChanged(firmId, contactId, userId, userId));
        }
    }

    private boolean exists(int firmId, int userId, Draft draft) {
        return of(firmId, userId).stream()
                .anyMatch(kept ->
                        kept.form().equals(draft.form()) && kept.subject().equals(draft.subject()));
    }

    /** Saved or thrown away; nothing happens when it is gone already. */
    public void drop(int firmId, int userId, String form, String subject) {
        sql.sql("""
                        delete from desk.drafts
                         where firm_id = :firm and user_id = :user and form = :form and subject = :subject
                        returning contact_id
                        """)
                .param("firm", firmId)
                .param("user", userId)
                .param("form", form)
                .param("subject", subject)
                .query((row, _) -> Optional.ofNullable((Long) row.getObject(1)))
                .list()
                .forEach(contact -> tell(firmId, userId, contact.orElse(null)));
    }

    void forgetOld() {
        sql.sql("delete from desk.drafts where saved_at_ms <= :oldest")
                .param("oldest", oldest())
                .update();
    }

    private long oldest() {
        return clock.millis() - KEPT.toMillis();
    }
}
