package org.switchroom.developers.store;

import static java.util.stream.Collectors.toSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.switchroom.developers.ApiToken;
import org.switchroom.developers.Scope;

/** The tokens' table. Every statement that changes it names the firm. */
@Component
class TokenTable {
    private final JdbcClient sql;

    TokenTable(JdbcClient sql) {
        this.sql = sql;
    }

    record Kept(String hash, ApiToken token) {}

    List<Kept> all() {
        return sql.sql("select * from developers.api_tokens")
                .query((row, _) -> new Kept(row.getString("hash"), token(row)))
                .list();
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        var scopes = (String[]) row.getArray("scopes").getArray();
        return new ApiToken(
                row.getInt("id"),
                row.getInt("firm_id"),
                row.getString("name"),
                Arrays.stream(scopes).map(Scope::of).collect(toSet()),
                row.getString("hint"),
                instant(row.getTimestamp("expires_at")),
                row.getInt("created_by"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("last_used_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    int add(int firmId, String name, Set<Scope> scopes, @Nullable Instant expiresAt, Kept made) {
        return sql.sql("""
                        insert into developers.api_tokens
                               (firm_id, name, scopes, expires_at, hash, hint, created_at, created_by, changed_by)
                        values (:firm, :name, :scopes, :expires, :hash, :hint, :at, :by, :by) returning id""")
                .param("firm", firmId)
                .param("name", name)
                .param("scopes", ids(scopes))
                .param("expires", timestamp(expiresAt), Types.TIMESTAMP)
                .param("hash", made.hash())
                .param("hint", made.token().hint())
                .param("at", Timestamp.from(made.token().madeAt()))
                .param("by", made.token().madeBy())
                .query(Integer.class)
                .single();
    }

    void replace(ApiToken token, int by) {
        sql.sql("""
                        update developers.api_tokens
                           set name = :name, scopes = :scopes, expires_at = :expires, changed_at = now(), changed_by = :by
                         where firm_id = :firm and id = :id""")
                .param("firm", token.firmId())
                .param("id", token.id())
                .param("name", token.name())
                .param("scopes", ids(token.scopes()))
                .param("expires", timestamp(token.expiresAt()), Types.TIMESTAMP)
                .param("by", by)
                .update();
    }

    void remove(int firmId, int id) {
        sql.sql("delete from developers.api_tokens where firm_id = ? and id = ?")
                .params(firmId, id)
                .update();
    }

    void used(int firmId, int id, Instant at) {
        sql.sql("update developers.api_tokens set last_used_at = ? where firm_id = ? and id = ?")
                .params(Timestamp.from(at), firmId, id)
                .update();
    }

    private static String[] ids(Set<Scope> scopes) {
        return scopes.stream().map(Scope::id).sorted().toArray(String[]::new);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
