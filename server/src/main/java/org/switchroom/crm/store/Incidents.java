package org.switchroom.crm.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.crm.CallerCard.Incident;
import org.switchroom.crm.TrailEntry.FieldChange;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;

/** Incidents that agents open for customers and go on with. */
@Component
public class Incidents {
    private static final String SHOWN = """
            returning id, incident_number, opened_at, status, priority, summary, version""";

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Trail trail;

    Incidents(JdbcClient sql, TransactionOperations transaction, Trail trail) {
        this.sql = sql;
        this.transaction = transaction;
        this.trail = trail;
    }

    /** What an agent says of an incident. */
    public record Said(String status, String priority, String summary) {}

    /** @return empty when the firm has no such customer */
    public Optional<Incident> open(int firmId, long customerId, Said said, int by) {
        return inTransaction(() -> kept(firmId, customerId, by, Optional.empty(), insert(firmId, customerId, said)));
    }

    /**
     * @param version as it was read; null: whatever it is now
     * @return empty when the customer has no such incident
     * @throws ChangeRefused when it has been changed since
     */
    public Optional<Incident> change(
            int firmId, long customerId, long incidentId, Said said, @Nullable Integer version, int by) {
        return inTransaction(() -> {
            var before = before(firmId, customerId, incidentId);
            before.filter(now -> version != null && version != now.version()).ifPresent(now -> {
                throw changedSince(now, said);
            });
            return kept(firmId, customerId, by, before, update(firmId, customerId, incidentId, said));
        });
    }

    private Optional<Incident> inTransaction(Supplier<Optional<Incident>> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private Optional<Incident> kept(
            int firmId, long customerId, int by, Optional<Incident> before, Optional<Incident> after) {
        after.ifPresent(incident -> trail.changed(
                firmId,
                customerId,
                by,
                List.of(new FieldChange(
                        "incident " + incident.incidentNumber(),
                        before.map(Incidents::inWords).orElse(""),
                        inWords(incident)))));
        return after;
    }

    /** Names what is otherwise now than what was sent. */
    private static ChangeRefused changedSince(Incident now, Said said) {
        var since = "has been changed since you opened it. Open it anew.";
        var fields = Stream.of(
                        now.status().equals(said.status()) ? "" : "status",
                        now.priority().equals(said.priority()) ? "" : "priority",
                        now.summary().equals(said.summary()) ? "" : "summary")
                .filter(field -> !field.isEmpty())
                .map(field -> new FieldProblem(field, since))
                .toList();
        return fields.isEmpty()
                ? new ChangeRefused(Kind.CONFLICT, "The incident " + since)
                : new ChangeRefused(Kind.CONFLICT, fields);
    }

    private static String inWords(Incident incident) {
        return Stream.of(incident.status(), incident.priority(), incident.summary())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private Optional<Incident> before(int firmId, long customerId, long incidentId) {
        return one(sql.sql("""
                        select id, incident_number, opened_at, status, priority, summary, version from crm.incidents
                         where firm_id = ? and customer_id = ? and id = ? for update""").params(firmId, customerId, incidentId));
    }

    private Optional<Incident> insert(int firmId, long customerId, Said said) {
        return one(sql.sql("""
                        insert into crm.incidents (firm_id, customer_id, incident_number, opened_at, status, priority, summary)
                        select :firm, id, 'I-' || nextval('crm.incidents_id_seq'), now(), :status, :priority, :summary
                          from crm.customers where firm_id = :firm and id = crm.standing_for(:firm, :customer)
                        """ + SHOWN)
                .param("firm", firmId)
                .param("customer", customerId)
                .param("status", said.status())
                .param("priority", said.priority())
                .param("summary", said.summary()));
    }

    private Optional<Incident> update(int firmId, long customerId, long incidentId, Said said) {
        return one(sql.sql("""
                        update crm.incidents set status = :status, priority = :priority, summary = :summary
                         where firm_id = :firm and customer_id = :customer and id = :id
                        """ + SHOWN)
                .param("firm", firmId)
                .param("customer", customerId)
                .param("id", incidentId)
                .param("status", said.status())
                .param("priority", said.priority())
                .param("summary", said.summary()));
    }

    private static Optional<Incident> one(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, _) -> new Incident(
                        row.getLong(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7)))
                .optional();
    }
}
