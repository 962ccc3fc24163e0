package org.switchroom.developers.store;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.switchroom.developers.ApiToken;
import org.switchroom.developers.DeveloperLimits;
import org.switchroom.developers.Scope;
import org.switchroom.developers.TokenSecret;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;

/** Every firm's tokens, in memory too: a program is known while the database is away. A change counts at once. */
@Component
public class TokenBook {
    private static final Logger LOG = LoggerFactory.getLogger(TokenBook.class);
    /** When it was last used is written so often at most. */
    private static final Duration USE_WRITTEN = Duration.ofMinutes(1);

    private final TokenTable table;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ApiToken> byHash = new ConcurrentHashMap<>();

    TokenBook(TokenTable table) {
        this.table = table;
        table.all().forEach(kept -> byHash.put(kept.hash(), kept.token()));
    }

    /**
     * What a token shall be.
     *
     * @param expiresAt null: never
     */
    public record Wanted(
            String name, Set<Scope> scopes, @Nullable Instant expiresAt) {}

    /** @param secret this once */
    public record Made(ApiToken token, TokenSecret secret) {}

    public List<ApiToken> of(int firmId) {
        return byHash.values().stream()
                .filter(token -> token.firmId() == firmId)
                .sorted(comparing(ApiToken::name))
                .toList();
    }

    /** Expired ones too. Any thread, at once. */
    public Optional<ApiToken> shown(String secret) {
        return TokenSecret.wellFormed(secret)
                ? Optional.ofNullable(byHash.get(TokenSecret.hash(secret)))
                : Optional.empty();
    }

    /** As it is now; empty: it was revoked. */
    public Optional<ApiToken> find(int firmId, int id) {
        return byHash.values().stream()
                .filter(token -> token.firmId() == firmId && token.id() == id)
                .findFirst();
    }

    /** @throws ChangeRefused naming every field that is wrong */
    public Made make(int firmId, Wanted wanted, int by) {
        check(wanted);
        lock.lock();
        try {
            if (of(firmId).size() >= DeveloperLimits.TOKENS) {
                throw new ChangeRefused(
                        Kind.CONFLICT,
                        "A firm can have at most " + DeveloperLimits.TOKENS + " tokens. Revoke one first.");
            }
            var secret = TokenSecret.random();
            var hash = TokenSecret.hash(secret.inTheClear());
            var made = token(0, firmId, wanted, secret.hint(), by, Instant.now(), null);
            int id = table.add(firmId, made.name(), made.scopes(), made.expiresAt(), new TokenTable.Kept(hash, made));
            var token = token(id, firmId, wanted, secret.hint(), by, made.madeAt(), null);
            byHash.put(hash, token);
            return new Made(token, secret);
        } catch (DuplicateKeyException taken) {
            throw nameTaken();
        } finally {
            lock.unlock();
        }
    }

    /** @throws ChangeRefused naming every field that is wrong, or when there is no such token */
    public ApiToken change(int firmId, int id, Wanted wanted, int by) {
        check(wanted);
        lock.lock();
        try {
            var kept = existing(firmId, id);
            var before = kept.getValue();
            var after = token(id, firmId, wanted, before.hint(), before.madeBy(), before.madeAt(), before.lastUsedAt());
            table.replace(after, by);
            byHash.put(kept.getKey(), after);
            return after;
        } catch (DuplicateKeyException taken) {
            throw nameTaken();
        } finally {
            lock.unlock();
        }
    }

    /** @throws ChangeRefused when there is no such token */
    public void revoke(int firmId, int id) {
        lock.lock();
        try {
            var kept = existing(firmId, id);
            table.remove(firmId, id);
            byHash.remove(kept.getKey());
        } finally {
            lock.unlock();
        }
    }

    /** Remembers that it was used; the request does not wait for it to be written. */
    public void used(ApiToken token, Instant now) {
        var last = token.lastUsedAt();
        if (last != null && last.plus(USE_WRITTEN).isAfter(now)) {
            return;
        }
        byHash.replaceAll((_, one) -> one.equals(token) ? usedAt(one, now) : one);
        Thread.ofVirtual().name("token-used").start(() -> {
            try {
                table.used(token.firmId(), token.id(), now);
            } catch (DataAccessException away) {
                LOG.debug("When token {} was used is not written", token.id(), away);
            }
        });
    }

    private static ApiToken usedAt(ApiToken one, Instant now) {
        return new ApiToken(
                one.id(),
                one.firmId(),
                one.name(),
                one.scopes(),
                one.hint(),
                one.expiresAt(),
                one.madeBy(),
                one.madeAt(),
                now);
    }

    private static ApiToken token(
            int id, int firmId, Wanted wanted, String hint, int by, Instant at, @Nullable Instant used) {
        return new ApiToken(id, firmId, wanted.name().strip(), wanted.scopes(), hint, wanted.expiresAt(), by, at, used);
    }

    private Map.Entry<String, ApiToken> existing(int firmId, int id) {
        return byHash.entrySet().stream()
                .filter(one ->
                        one.getValue().firmId() == firmId && one.getValue().id() == id)
                .findFirst()
                .orElseThrow(() -> new ChangeRefused(Kind.NOT_FOUND, "There is no such token (any more)."));
    }

    private static void check(Wanted wanted) {
        var problems = new ArrayList<FieldProblem>();
        var name = wanted.name().strip();
        if (name.isEmpty() || name.length() > DeveloperLimits.NAME) {
            problems.add(new FieldProblem("name", "has 1 to " + DeveloperLimits.NAME + " characters."));
        }
        if (wanted.scopes().isEmpty()) {
            problems.add(new FieldProblem("scopes", "must be one at least."));
        }
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(Instant.now())) {
            problems.add(new FieldProblem("expiresAt", "must be in the future."));
        }
        if (!problems.isEmpty()) {
            throw new ChangeRefused(Kind.INVALID, problems);
        }
    }

    private static ChangeRefused nameTaken() {
        return new ChangeRefused(Kind.CONFLICT, List.of(new FieldProblem("name", "is another token's.")));
    }
}
