package org.switchroom.developers.store;

import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.developers.Webhook;
import org.switchroom.developers.event.EventType;
import org.switchroom.directory.SecretBox;

/** The webhooks' table. Every statement that changes it names the firm; the secret is sealed for its row. */
@Component
class WebhookTable {
    private final JdbcClient sql;
    private final SecretBox secrets;

    WebhookTable(JdbcClient sql, SecretBox secrets) {
        this.sql = sql;
        this.secrets = secrets;
    }

    List<Webhook> all() {
        return sql.sql("select * from developers.webhooks")
                .query((row, _) -> webhook(row))
                .list();
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        var types = (String[]) row.getArray("types").getArray();
        return new Webhook(
                row.getInt("id"),
                row.getInt("firm_id"),
                row.getString("name"),
                row.getString("url"),
                Arrays.stream(types).map(EventType::of).collect(toSet()),
                row.getBoolean("enabled"),
                row.getLong("after_seq"),
                Optional.ofNullable(row.getTimestamp("old_secret_until"))
                        .map(Timestamp::toInstant)
                        .orElse(null));
    }

    int add(Webhook webhook, int by) {
        return statement("""
                insert into developers.webhooks (firm_id, name, url, types, enabled, after_seq, created_by, changed_by)
                values (:firm, :name, :url, :types, :enabled, :after, :by, :by) returning id""", webhook, by);
    }

    void replace(Webhook webhook, int by) {
        statement("""
                update developers.webhooks
                   set name = :name, url = :url, types = :types, enabled = :enabled, after_seq = :after,
                       changed_at = now(), changed_by = :by
                 where firm_id = :firm and id = :id returning id""", webhook, by);
    }

    private int statement(String statement, Webhook webhook, int by) {
        return sql.sql(statement)
                .param("firm", webhook.firmId())
                .param("id", webhook.id())
                .param("name", webhook.name())
                .param("url", webhook.url())
                .param(
                        "types",
                        webhook.types().stream().map(EventType::id).sorted().toArray(String[]::new))
                .param("enabled", webhook.enabled())
                .param("after", webhook.afterEventSeq())
                .param("by", by)
                .query(Integer.class)
                .single();
    }

    /** The one of now first. What was sealed with another key file is left out. */
    List<String> secrets(int firmId, int id) {
        return sql.sql("""
                        select secret from developers.webhooks where firm_id = :firm and id = :id
                        union all
                        select old_secret from developers.webhooks
                         where firm_id = :firm and id = :id and old_secret_until > now()""").param("firm", firmId).param("id", id).query((row, _) -> row.getBytes(1)).list().stream()
                .flatMap(bytes -> secrets.open(bytes, row(firmId, id)).stream())
                .toList();
    }

    void keepSecret(int firmId, int id, String secret) {
        sql.sql("update developers.webhooks set secret = ? where firm_id = ? and id = ?")
                .params(secrets.seal(secret, row(firmId, id)), firmId, id)
                .update();
    }

    /** @param oldUntil till when the one of before is kept; null: it is not */
    void changeSecret(int firmId, int id, String secret, @Nullable Instant oldUntil) {
        sql.sql("""
                        update developers.webhooks
                           set old_secret = case when :until::timestamptz is null then null else secret end,
                               old_secret_until = :until::timestamptz, secret = :secret
                         where firm_id = :firm and id = :id""")
                .param("until", oldUntil == null ? null : Timestamp.from(oldUntil), Types.TIMESTAMP)
                .param("secret", secrets.seal(secret, row(firmId, id)))
                .param("firm", firmId)
                .param("id", id)
                .update();
    }

    private static String row(int firmId, int id) {
        return "webhooks/" + firmId + "/" + id;
    }

    void remove(int firmId, int id) {
        sql.sql("delete from developers.webhooks where firm_id = ? and id = ?")
                .params(firmId, id)
                .update();
    }
}
