package org.switchroom.crm.store;

import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.crm.CallerCard.Kind;
import org.switchroom.crm.CallerCard.Note;
import org.switchroom.crm.ContactNotes;
import org.switchroom.crm.CustomerChanged;
import org.switchroom.crm.Dispositions;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.Directory;
import org.switchroom.directory.User;

/** Notes and dispositions, under who has the caller's number. */
@Component
public class StoredContactNotes implements ContactNotes {
    private static final int LIMIT_SECONDS = 5;

    private final JdbcClient sql;
    private final Cards cards;
    private final Dispositions dispositions;
    private final Directory directory;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final WrittenNotes written;

    StoredContactNotes(
            JdbcClient sql,
            Cards cards,
            Dispositions dispositions,
            Directory directory,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            WrittenNotes written) {
        this.events = events;
        this.written = written;
        this.sql = sql;
        this.cards = cards;
        this.dispositions = dispositions;
        this.directory = directory;
        this.transaction = transaction;
    }

    @Override
    public void wrapUp(
            int firmId, long contactId, int agentId, String callerNumber, String dispositionCode, String noteText) {
        var label = label(firmId, dispositionCode);
        checkLength(noteText);
        try {
            transaction.executeWithoutResult(_ -> {
                var subject = subject(firmId, contactId, callerNumber);
                keepDisposition(firmId, contactId, agentId, subject, dispositionCode, label);
                keepNote(firmId, contactId, agentId, subject, noteText.strip());
                written.tellWrapUp(firmId, contactId, agentId);
            });
        } catch (DataAccessResourceFailureException
                | TransientDataAccessException
                | TransactionSystemException
                | CannotCreateTransactionException e) {
            throw new RecordsAway(e);
        }
    }

    /** Whom a note is about; both ids null: only the number is known. */
    private record Subject(
            String number,
            @Nullable Long customerId,
            @Nullable Long employeeId) {}

    /** Whom the agent said it was; else the likeliest of those who have the number. */
    private Subject subject(int firmId, long contactId, String number) {
        return sql.sql("select customer_id, employee_id from crm.contact_subjects where firm_id = ? and contact_id = ?")
                .params(firmId, contactId)
                .query((row, _) -> new Subject(
                        number, row.getObject("customer_id", Long.class), row.getObject("employee_id", Long.class)))
                .optional()
                .orElseGet(() -> subject(firmId, number));
    }

    private Subject subject(int firmId, String number) {
        return cards.matches(firmId, number, LIMIT_SECONDS).stream()
                .findFirst()
                .map(match -> match.kind() == Kind.CUSTOMER
                        ? new Subject(number, match.id(), null)
                        : new Subject(number, null, match.id()))
                .orElseGet(() -> new Subject(number, null, null));
    }

    private void keepDisposition(int firmId, long contactId, int agentId, Subject subject, String code, String label) {
        sql.sql("""
                        insert into crm.contact_dispositions (
                            firm_id, contact_id, agent_id, agent_name, caller_number, customer_id, employee_id,
                            disposition_code, disposition_label)
                        values (:firm, :contact, :agent, :name, :number, :customer, :employee, :code, :label)
                        on conflict (firm_id, contact_id, agent_id) do update
                            set customer_id = excluded.customer_id, employee_id = excluded.employee_id,
                                disposition_code = excluded.disposition_code,
                                disposition_label = excluded.disposition_label""")
                .param("firm", firmId)
                .param("contact", contactId)
                .param("agent", agentId)
                .param("name", nameOf(firmId, agentId))
                .param("number", subject.number())
                .param("customer", subject.customerId())
                .param("employee", subject.employeeId())
                .param("code", code)
                .param("label", label)
                .update();
    }

    private void keepNote(int firmId, long contactId, int agentId, Subject subject, String text) {
        if (text.isEmpty()) {
            sql.sql("delete from crm.notes where firm_id = ? and contact_id = ? and author_id = ? and wrap_up")
                    .params(firmId, contactId, agentId)
                    .update();
            return;
        }
        var written = sql.sql("""
                        update crm.notes set text = :text, customer_id = :customer, employee_id = :employee,
                               changed_at = case when text = :text then changed_at else now() end,
                               changed_by = case when text = :text then changed_by else :author end,
                               changed_name = case when text = :text then changed_name else :name end
                         where firm_id = :firm and contact_id = :contact and author_id = :author and wrap_up""")
                .param("text", text)
                .param("customer", subject.customerId(), Types.BIGINT)
                .param("employee", subject.employeeId(), Types.BIGINT)
                .param("author", agentId)
                .param("name", nameOf(firmId, agentId))
                .param("firm", firmId)
                .param("contact", contactId)
                .update();
        if (written == 0) {
            insert(firmId, agentId, subject, contactId, text, true);
        }
    }

    /**
     * Adds a note to a customer.
     *
     * @return empty when the firm has no such customer
     * @throws ChangeRefused when the text is empty or too long
     */
    public Optional<Note> add(int firmId, int authorId, long customerId, @Nullable Long contactId, String text) {
        checkLength(text);
        if (text.isBlank()) {
            throw new ChangeRefused(
                    ChangeRefused.Kind.INVALID, List.of(new FieldProblem("text", "must not be empty.")));
        }
        try {
            return Optional.ofNullable(transaction.execute(_ -> {
                var about = new Subject("", customerId, null);
                var note = insert(firmId, authorId, about, contactId, text.strip(), false);
                written.tellNote(firmId, note.id());
                return note;
            }));
        } catch (DataIntegrityViolationException noSuchCustomer) {
            return Optional.empty();
        }
    }

    private Note insert(
            int firmId, int authorId, Subject subject, @Nullable Long contactId, String text, boolean wrapUp) {
        var name = nameOf(firmId, authorId);
        var note = sql.sql("""
                        insert into crm.notes (
                            firm_id, customer_id, employee_id, caller_number, contact_id, author_id, author_name, text, wrap_up)
                        values (:firm, crm.standing_for(:firm, :customer), :employee, :number, :contact, :author, :name, :text, :wrapUp)
                        returning id, at""")
                .param("firm", firmId)
                .param("customer", subject.customerId())
                .param("employee", subject.employeeId())
                .param("number", subject.number())
                .param("contact", contactId)
                .param("author", authorId)
                .param("name", name)
                .param("text", text)
                .param("wrapUp", wrapUp)
                .query((row, _) -> new Note(row.getLong(1), row.getTimestamp(2).toInstant(), name, text, contactId, 1))
                .single();
        if (subject.customerId() != null) {
            events.publishEvent(
                    new CustomerChanged(firmId, subject.customerId(), authorId, name, Set.of(CustomerChanged.NOTES)));
        }
        return note;
    }

    private String nameOf(int firmId, int userId) {
        return directory.user(firmId, userId).map(User::displayName).orElse("");
    }

    private String label(int firmId, String code) {
        if (code.isEmpty()) {
            return "";
        }
        return dispositions.of(firmId).stream()
                .filter(disposition -> disposition.code().equals(code))
                .map(Dispositions.Disposition::label)
                .findFirst()
                .orElseThrow(() -> new ChangeRefused(
                        ChangeRefused.Kind.INVALID,
                        List.of(new FieldProblem("dispositionCode", "is none of this firm's."))));
    }

    private static void checkLength(String text) {
        if (text.length() > MAX_NOTE) {
            throw new ChangeRefused(
                    ChangeRefused.Kind.INVALID,
                    List.of(new FieldProblem("note", "must have at most " + MAX_NOTE + " characters.")));
        }
    }
}
