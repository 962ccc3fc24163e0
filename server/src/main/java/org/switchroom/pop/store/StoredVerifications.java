package org.switchroom.pop.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.crm.CallerCard;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.Directory;
import org.switchroom.directory.User;
import org.switchroom.pop.Verification;
import org.switchroom.pop.VerificationField;
import org.switchroom.pop.Verifications;

/** Rules of verification, held in memory too, and who was verified. */
@Component
public class StoredVerifications implements Verifications {
    private final JdbcClient sql;
    private final Directory directory;
    private final Map<Integer, Rule> byFirm;

    StoredVerifications(JdbcClient sql, Directory directory) {
        this.sql = sql;
        this.directory = directory;
        var rules = new HashMap<Integer, Rule>();
        sql.sql("select * from pop.verification_rules").query(row -> {
            rules.put(row.getInt("firm_id"), new Rule(fields(row.getArray("fields")), row.getInt("needed")));
        });
        this.byFirm = new ConcurrentHashMap<>(rules);
    }

    private static List<VerificationField> fields(Array names) throws SQLException {
        return Stream.of((String[]) names.getArray())
                .map(VerificationField::valueOf)
                .toList();
    }

    private static String[] names(List<VerificationField> fields) {
        return fields.stream().map(Enum::name).toArray(String[]::new);
    }

    @Override
    public Rule ruleOf(int firmId) {
        return byFirm.getOrDefault(firmId, Rule.NONE);
    }

    /** @throws ChangeRefused when more answers are needed than questions are asked, or one is asked twice */
    public Rule save(int firmId, Rule rule, int by) {
        if (new HashSet<>(rule.fields()).size() != rule.fields().size()) {
            throw refused("fields", "must name each question once.");
        }
        if (rule.needed() < 0 || rule.needed() > rule.fields().size()) {
            throw refused("needed", "must be from 0 to the number of questions.");
        }
        sql.sql("""
                        insert into pop.verification_rules (firm_id, fields, needed, changed_by)
                        values (:firm, :fields, :needed, :by)
                        on conflict (firm_id) do update set fields = excluded.fields, needed = excluded.needed,
                            changed_at = now(), changed_by = excluded.changed_by""")
                .param("firm", firmId)
                .param("fields", names(rule.fields()))
                .param("needed", rule.needed())
                .param("by", by)
                .update();
        byFirm.put(firmId, rule);
        return rule;
    }

    @Override
    public Map<Long, Verification> of(int firmId, Collection<Long> contactIds) {
        var verified = new HashMap<Long, Verification>();
        sql.sql("select * from pop.verifications where firm_id = :firm and contact_id = any (:ids)")
                .param("firm", firmId)
                .param("ids", contactIds.toArray(Long[]::new))
                .query(row -> {
                    verified.put(row.getLong("contact_id"), verification(row, 0));
                });
        return verified;
    }

    @Override
    public Verification verify(
            int firmId, long contactId, CallerCard card, List<VerificationField> answered, int byAgentId) {
        var rule = ruleOf(firmId);
        var askable = rule.askable(card);
        var right = EnumSet.noneOf(VerificationField.class);
        right.addAll(answered);
        var customer = card.customer();
        if (customer == null || askable.isEmpty()) {
            throw new ChangeRefused(
                    Kind.CONFLICT, "There is nothing this caller could be asked. Choose the customer first.");
        }
        if (!askable.containsAll(right)) {
            throw refused("fields", "name a question that is not asked of this customer.");
        }
        if (right.size() < rule.neededOf(card)) {
            throw refused("fields", "are too few: " + rule.neededOf(card) + " right answers are needed.");
        }
        return sql.sql("""
                        insert into pop.verifications (firm_id, contact_id, customer_id, fields, by_id, by_name)
                        values (:firm, :contact, :customer, :fields, :by, :name)
                        on conflict (firm_id, contact_id) do update
                            set customer_id = excluded.customer_id, fields = excluded.fields, by_id = excluded.by_id,
                                by_name = excluded.by_name, at = now()
                        returning *""")
                .param("firm", firmId)
                .param("contact", contactId)
                .param("customer", customer.id())
                .param("fields", names(List.copyOf(right)))
                .param("by", byAgentId)
                .param(
                        "name",
                        directory.user(firmId, byAgentId).map(User::displayName).orElse(""))
                .query(StoredVerifications::verification)
                .single();
    }

    private static Verification verification(ResultSet row, int rowNumber) throws SQLException {
        return new Verification(
                row.getString("by_name"), row.getTimestamp("at").toInstant(), fields(row.getArray("fields")));
    }

    private static ChangeRefused refused(String field, String message) {
        return new ChangeRefused(Kind.INVALID, List.of(new FieldProblem(field, message)));
    }
}
