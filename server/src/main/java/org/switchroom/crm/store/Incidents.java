package org.switchroom.crm.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.CallerCard.Incident;

/** Incidents that agents open for customers and go on with. */
@Component
public class Incidents {
    private static final String SHOWN = """
            returning id, incident_number, opened_at, status, priority, summary""";

    private final JdbcClient sql;

    Incidents(JdbcClient sql) {
        this.sql = sql;
    }

    /** @return empty when the firm has no such customer */
    public Optional<Incident> open(int firmId, long customerId, String status, String priority, String summary) {
        return one(sql.sql("""
                        insert into crm.incidents (firm_id, customer_id, incident_number, opened_at, status, priority, summary)
                        select :firm, id, 'I-' || nextval('crm.incidents_id_seq'), now(), :status, :priority, :summary
                          from crm.customers where firm_id = :firm and id = :customer
                        """ + SHOWN)
                .param("firm", firmId)
                .param("customer", customerId)
                .param("status", status)
                .param("priority", priority)
                .param("summary", summary));
    }

    /** @return empty when the customer has no such incident */
    public Optional<Incident> change(
            int firmId, long customerId, long incidentId, String status, String priority, String summary) {
        return one(sql.sql("""
                        update crm.incidents set status = :status, priority = :priority, summary = :summary
                         where firm_id = :firm and customer_id = :customer and id = :id
                        """ + SHOWN)
                .param("firm", firmId)
                .param("customer", customerId)
                .param("id", incidentId)
                .param("status", status)
                .param("priority", priority)
                .param("summary", summary));
    }

    private static Optional<Incident> one(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, _) -> new Incident(
                        row.getLong(1),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .optional();
    }
}
