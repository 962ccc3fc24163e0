package org.switchroom.crm;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes in many records at once, as from another system. A number that is there already fails the whole import. */
public interface RecordImport {

    void customers(int firmId, List<NewCustomer> customers);

    void employees(int firmId, List<NewEmployee> employees);

    /** Joins the dispositions an agent can choose from. */
    void dispositions(int firmId, List<Dispositions.Disposition> dispositions);

    /**
     * @param phones E.164
     * @param valueClass what the customer is worth to the firm, in its own words; empty: not said
     * @param managerId the user who looks after the customer; null: nobody in particular
     */
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
            String valueClass,
            @Nullable Integer managerId,
            List<NewOrder> orders) {

        /** One like any other. */
        public NewCustomer(
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
                List<NewOrder> orders) {
            this(
                    customerNumber,
                    firstName,
                    lastName,
                    company,
                    email,
                    phones,
                    street,
                    postcode,
                    city,
                    country,
                    language,
                    "",
                    null,
                    orders);
        }
    }

    record NewOrder(String orderNumber, Instant placedAt, String status, String currency, List<NewLine> lines) {}

    /**
     * @param group of articles the item belongs to; empty: none
     * @param priceMinor of one, in the currency's smallest unit
     */
    record NewLine(int quantity, String item, String group, long priceMinor) {
        public NewLine(int quantity, String item, long priceMinor) {
            this(quantity, item, "", priceMinor);
        }
    }

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
