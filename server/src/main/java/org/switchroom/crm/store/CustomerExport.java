package org.switchroom.crm.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.crm.CustomField;
import org.switchroom.crm.TrailEntry.Action;
import org.switchroom.crm.written.CsvWriter;
import org.switchroom.directory.Directory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes customers as CSV, some at a time in the order of their ids; its head is one that an import understands. */
@Component
public class CustomerExport {
    private static final int AT_A_TIME = 2_000;

    private static final List<String> HEAD = List.of(
            "customerNumber",
            "firstName",
            "lastName",
            "company",
            "email",
            "phones",
            "street",
            "postcode",
            "city",
            "country",
            "language",
            "valueClass",
            "tags");

    private static final String SOME = """
            select p.id, p.customer_number, p.first_name, p.last_name, p.company, p.email,
                   (select coalesce(string_agg(n.e164, '; ' order by n.position), '') from crm.customer_phones n
                     where n.firm_id = :firm and n.customer_id = p.id),
                   p.street, p.postcode, p.city, p.country, p.language, p.value_class,
                   (select coalesce(string_agg(t.tag, '; ' order by t.tag), '') from crm.customer_tags t
                     where t.firm_id = :firm and t.customer_id = p.id),
                   p.custom
              from crm.customers p where\s""";

    private static final String FROM_THERE = " and p.id > :after order by p.id limit :most";

    private final JdbcClient sql;
    private final JsonMapper json;
    private final TransactionOperations transaction;
    private final CustomFields fields;
    private final Directory directory;
    private final Trail trail;

    CustomerExport(
            JdbcClient sql,
            JsonMapper json,
            TransactionOperations transaction,
            CustomFields fields,
            Directory directory,
            Trail trail) {
        this.sql = sql;
        this.json = json;
        this.transaction = transaction;
        this.fields = fields;
        this.directory = directory;
        this.trail = trail;
    }

    private record Row(long id, List<String> cells) {}

    /** @param query as {@link People} reads it */
    public void write(int firmId, String query, int by, OutputStream out) throws IOException {
        var own = fields.of(firmId);
        var parameters = new HashMap<String, Object>(Map.of("firm", firmId, "most", AT_A_TIME));
        var country = directory.firm(firmId).country();
        var statement = SOME + People.condition("customer", SearchTerms.of(query, country), parameters) + FROM_THERE;
        try (var csv = new CsvWriter(out)) {
            csv.write(Stream.concat(HEAD.stream(), own.stream().map(CustomField::key))
                    .toList());
            long after = 0;
            List<Row> some;
            do {
                parameters.put("after", after);
                some = told(firmId, by, statement, parameters, own);
                for (var row : some) {
                    csv.write(row.cells());
                    after = row.id();
                }
            } while (some.size() == AT_A_TIME);
        }
    }

    /** Those who are about to be sent; that they are is kept first. */
    private List<Row> told(
            int firmId, int by, String statement, Map<String, Object> parameters, List<CustomField> own) {
        var some = sql.sql(statement)
                .params(parameters)
                .query((row, _) -> {
                    var cells = new ArrayList<String>();
                    for (int i = 0; i < HEAD.size(); i++) {
                        cells.add(row.getString(i + 2));
                    }
                    var custom = json.readTree(row.getString(HEAD.size() + 2));
                    own.forEach(field -> cells.add(text(custom.path(String.valueOf(field.id())))));
                    return new Row(row.getLong(1), cells);
                })
                .list();
        transaction.executeWithoutResult(
                _ -> trail.did(firmId, some.stream().map(Row::id).toList(), by, Action.EXPORTED));
        return some;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.asString();
    }
}
