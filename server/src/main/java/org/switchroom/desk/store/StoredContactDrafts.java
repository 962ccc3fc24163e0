package org.switchroom.desk.store;

import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.desk.ContactDrafts;
import org.switchroom.desk.DraftsChanged;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.Directory;
import org.switchroom.directory.User;

/** Drafts by the contact in which they were typed. */
@Component
class StoredContactDrafts implements ContactDrafts {
    private static final String SEEN = """
             where firm_id = :firm and user_id = :owner and form = :form and subject = :subject
               and contact_id = :contact""";

    private final JdbcClient sql;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock = Clock.systemUTC();

    StoredContactDrafts(JdbcClient sql, Directory directory, ApplicationEventPublisher events) {
        this.sql = sql;
        this.directory = directory;
        this.events = events;
    }

    @Override
    public List<Typed> besides(int firmId, long contactId, int readerId) {
        return sql.sql("""
                        select user_id, typed_by_name, form, subject, content, saved_at_ms from desk.drafts
                         where firm_id = :firm and contact_id = :contact and user_id <> :reader and saved_at_ms > :oldest
                         order by saved_at_ms desc limit :most
                        """)
                .param("firm", firmId)
                .param("contact", contactId)
                .param("reader", readerId)
                .param("oldest", clock.millis() - Drafts.KEPT.toMillis())
                .param("most", MOST)
                .query((row, _) -> new Typed(
                        row.getInt(1),
                        name(firmId, row.getInt(1)),
                        row.getString(2),
                        contactId,
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6)))
                .list();
    }

    @Override
    public void take(int firmId, Seen seen, int takerId) {
        try {
            if (taken(firmId, seen, takerId) == 0) {
                throw new ChangeRefused(
                        Kind.CONFLICT,
                        "This was typed on, saved or taken over meanwhile, or you have " + Drafts.MOST
                                + " drafts. Look at what is there now.");
            }
        } catch (DuplicateKeyException ownThere) {
            throw new ChangeRefused(
                    Kind.CONFLICT, "You have typed into the same form. Save or throw away yours, then take this over.");
        }
        events.publishEvent(new DraftsChanged(firmId, seen.contactId(), seen.ownerId(), takerId));
    }

    /** Whoever gets back what he has typed himself, has taken it over from nobody. */
    private int taken(int firmId, Seen seen, int takerId) {
        return about(firmId, """
                        update desk.drafts as kept
                           set user_id = :taker, saved_at_ms = greatest(:now, saved_at_ms + 1),
                               typed_by = nullif(coalesce(typed_by, user_id), :taker),
                               typed_by_name = case when coalesce(typed_by, user_id) = :taker then ''
                                                    when typed_by is null then :ownerName else typed_by_name end
                        """ + SEEN + """
                               and saved_at_ms = :version and user_id <> :taker
                               and (select count(*) from desk.drafts where firm_id = :firm and user_id = :taker) < :most
                        """, seen)
                .param("taker", takerId)
                .param("ownerName", name(firmId, seen.ownerId()))
                .param("now", clock.millis())
                .param("version", seen.savedAtMs())
                .param("most", Drafts.MOST)
                .update();
    }

    @Override
    public void leave(int firmId, Seen seen, int byUserId) {
        int left = about(firmId, "update desk.drafts set contact_id = null " + SEEN, seen)
                .update();
        if (left > 0) {
            events.publishEvent(new DraftsChanged(firmId, seen.contactId(), seen.ownerId(), byUserId));
        }
    }

    private JdbcClient.StatementSpec about(int firmId, String statement, Seen seen) {
        return sql.sql(statement)
                .param("firm", firmId)
                .param("owner", seen.ownerId())
                .param("form", seen.form())
                .param("subject", seen.subject())
                .param("contact", seen.contactId());
    }

    private String name(int firmId, int userId) {
        return directory.user(firmId, userId).map(User::displayName).orElse("");
    }
}
