package org.switchroom.crm;

import java.time.Instant;
import java.util.List;

/** Takes in many records at once, as from another system. A number that is there already fails the whole import. */
public interface RecordImport {

    void customers(int firmId, List<NewCustomer> customers);

    void employees(int firmId, List<NewEmployee> employees);

    /** Joins the dispositions an agent can choose from. */
    void dispositions(int firmId, List<Dispositions.Disposition> dispositions);

    /** @param phones E.164 */
    record NewCustomer(
            String customerNumber,
            String firstName,
            String lastName,
            String company,
            String email,
            List<String> phones,
            String street,
            String postcode,
            String city,
            String country,
            String language,
            List<NewOrder> orders) {}

    record NewOrder(String orderNumber, Instant placedAt, String status, String currency, List<NewLine> lines) {}

    /** @param priceMinor of one, in the currency's smallest unit */
    record NewLine(int quantity, String item, long priceMinor) {}

    /** @param phones E.164 */
    record NewEmployee(
            String staffNumber,
            String firstName,
            String lastName,
            String department,
            String location,
            String email,
            List<String> phones,
            List<NewIncident> incidents) {}

    record NewIncident(String incidentNumber, Instant openedAt, String status, String priority, String summary) {}
}
