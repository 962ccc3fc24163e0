package org.switchroom.crm.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.switchroom.crm.PersonRequest;
import org.switchroom.crm.PersonRequest.Kind;
import org.switchroom.crm.PersonRequest.State;
import org.switchroom.crm.PersonalData;
import org.switchroom.database.NewestFirst;
import org.switchroom.database.Page;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.User;

/** Requests of people who are in the records. */
@Component
public class PersonRequests {
    private static final String SHOWN = """
            select r.*, coalesce(nullif(trim(c.first_name || ' ' || c.last_name), ''), c.company, '') customer_name,
                   coalesce(c.customer_number, '') customer_number
              from crm.person_requests r
              left join crm.customers c on c.firm_id = r.firm_id and c.id = r.customer_id where r.firm_id = :firm\s""";

    private static final int MOST = 200;

    private final JdbcClient sql;
    private final TransactionOperations transaction;
    private final Directory directory;
    private final int places;

    PersonRequests(JdbcClient sql, TransactionOperations transaction, Directory directory, List<PersonalData> places) {
        this.sql = sql;
        this.transaction = transaction;
        this.directory = directory;
        this.places = places.size();
    }

    /**
     * The newest first.
     *
     * @param state null: all
     * @param limit 1 to 200
     * @param cursor the {@code nextCursor} of the page before; null: the newest
     * @throws org.switchroom.database.UnknownCursor when the cursor is none
     */
    public Page<PersonRequest> page(int firmId, @Nullable State state, int limit, @Nullable String cursor) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("firm", firmId);
        parameters.put("state", state == null ? null : state.name());
        var inState = "(:state::text is null or state = :state::text)";
        long total = sql.sql("select count(*) from crm.person_requests where firm_id = :firm and " + inState)
                .params(parameters)
                .query(Long.class)
                .single();
        int most = Math.clamp(limit, 1, MOST);
        parameters.put("before", NewestFirst.before(cursor));
        parameters.put("most", most + 1);
        var found = sql.sql(SHOWN + "and " + inState + " and r.id < :before order by r.id desc limit :most")
                .params(parameters)
                .query(this::read)
                .list();
        return Page.of(found, most, last -> String.valueOf(last.id()), total);
    }

    /** @throws ChangeRefused when the firm has none like it */
    public PersonRequest find(int firmId, long id) {
        return sql.sql(SHOWN + "and r.id = :id")
                .param("firm", firmId)
                .param("id", id)
                .query(this::read)
                .optional()
                .orElseThrow(
                        () -> new ChangeRefused(ChangeRefused.Kind.NOT_FOUND, "There is no such request (any more)."));
    }

    /** Nothing is done yet. */
    public PersonRequest register(CurrentUser by, long customerId, Kind kind, LocalDate dueOn) {
        return sql.sql("""
                        insert into crm.person_requests (
                            firm_id, customer_id, kind, state, due_on, created_by, created_name)
                        select firm_id, id, :kind, 'REGISTERED', :due, :by, :name
                          from crm.customers where firm_id = :firm and id = crm.standing_for(:firm, :customer)
                        returning id""")
                .param("kind", kind.name())
                .param("due", dueOn)
                .param("by", by.userId())
                .param("name", nameOf(by))
                .param("firm", by.firmId())
                .param("customer", customerId)
                .query(Long.class)
                .optional()
                .map(id -> find(by.firmId(), id))
                .orElseThrow(() -> new ChangeRefused(
                        ChangeRefused.Kind.INVALID,
                        List.of(new FieldProblem("customerId", "must be one of the firm's customers."))));
    }

    /**
     * Begins, or goes on after something went wrong. What was erased cannot be brought back.
     *
     * @param customerNumber typed by who begins it, to show that it is the one who is meant
     */
    public PersonRequest begin(CurrentUser by, long id, String customerNumber) {
        var now = find(by.firmId(), id);
        if (now.state() == State.REGISTERED
                && now.kind() != Kind.ACCESS
                && !now.customerNumber().equals(customerNumber.strip())) {
            throw new ChangeRefused(
                    ChangeRefused.Kind.INVALID,
                    List.of(new FieldProblem(
                            "customerNumber",
                            "must be the customer's. Type it to show who is meant: it cannot be undone.")));
        }
        var begun = Objects.requireNonNull(transaction.execute(_ -> begun(by, now)));
        if (!begun) {
            throw new ChangeRefused(
                    ChangeRefused.Kind.CONFLICT, "The request is under way or done already. Load the page anew.");
        }
        return find(by.firmId(), id);
    }

    /** A merge of the customer has ended before, or sees that it is under way. */
    private boolean begun(CurrentUser by, PersonRequest request) {
        sql.sql("select 1 from crm.customers where firm_id = ? and id = ? for no key update")
                .params(by.firmId(), request.customerId())
                .query(Integer.class)
                .optional();
        return sql.sql("""
                        update crm.person_requests set state = 'RUNNING', problem = '', attempts = 0, not_before = now(),
                               begun_at = coalesce(begun_at, now()), begun_by = coalesce(begun_by, :by),
                               begun_name = coalesce(begun_name, :name)
                         where firm_id = :firm and id = :id and state in ('REGISTERED', 'FAILED')""")
                        .param("by", by.userId())
                        .param("name", nameOf(by))
                        .param("firm", by.firmId())
                        .param("id", request.id())
                        .update()
                > 0;
    }

    /** One that has not begun is withdrawn; what is done stays as proof. */
    public void withdraw(int firmId, long id) {
        find(firmId, id);
        var gone = sql.sql("delete from crm.person_requests where firm_id = ? and id = ? and state = 'REGISTERED'")
                .params(firmId, id)
                .update();
        if (gone == 0) {
            throw new ChangeRefused(
                    ChangeRefused.Kind.CONFLICT,
                    "The request has begun; it stays, for it is the proof of what was done.");
        }
    }

    /** What was erased where, as it was written then. */
    public Optional<String> certificate(int firmId, long id) {
        find(firmId, id);
        return sql.sql("select certificate from crm.person_requests where firm_id = ? and id = ?")
                .params(firmId, id)
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    /** Place of the file of an access below the directory of exports. */
    public Optional<String> file(int firmId, long id) {
        find(firmId, id);
        return sql.sql("select file from crm.person_requests where firm_id = ? and id = ?")
                .params(firmId, id)
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    private String nameOf(CurrentUser by) {
        return directory.user(by.firmId(), by.userId()).map(User::displayName).orElse("");
    }

    private PersonRequest read(ResultSet row, int number) throws SQLException {
        var done = row.getTimestamp("done_at");
        var hash = row.getString("hash");
        return new PersonRequest(
                row.getLong("id"),
                row.getLong("customer_id"),
                row.getString("customer_name"),
                row.getString("customer_number"),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                row.getObject("due_on", LocalDate.class),
                List.of((String[]) row.getArray("places").getArray()),
                places,
                row.getString("problem"),
                row.getString("file") != null,
                hash == null ? "" : hash,
                row.getString("created_name"),
                row.getTimestamp("created_at").toInstant(),
                done == null ? null : done.toInstant());
    }
}
