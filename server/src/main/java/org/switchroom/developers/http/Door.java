package org.switchroom.developers.http;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.switchroom.developers.ApiToken;
import org.switchroom.developers.Scope;
import org.switchroom.developers.store.TokenBook;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Role;
import org.switchroom.directory.User;

/**
 * In whose name a token asks. It has the roles that its maker has now, never more; once the maker is no administrator of
 * the firm any more it is worth nothing. What is an agent's own it may do for an agent it names.
 */
@Component
class Door {
    private final TokenBook tokens;
    private final Directory directory;

    Door(TokenBook tokens, Directory directory) {
        this.tokens = tokens;
        this.directory = directory;
    }

    /** The token, if it is worth anything now. */
    Optional<ApiToken> token(String secret) {
        return tokens.shown(secret).filter(this::holds);
    }

    /** Whether an event stream of this token may go on. */
    boolean stillHolds(int firmId, int tokenId) {
        return tokens.find(firmId, tokenId)
                .filter(token -> holds(token) && token.scopes().contains(Scope.EVENTS_READ))
                .isPresent();
    }

    private boolean holds(ApiToken token) {
        return !token.expiredAt(Instant.now()) && maker(token).isPresent();
    }

    private Optional<User> maker(ApiToken token) {
        return directory
                .user(token.firmId(), token.madeBy())
                .filter(user -> user.enabled() && user.roles().contains(Role.ADMINISTRATOR));
    }

    /** @param agentId null: nobody is named */
    Optional<CurrentUser> nameFor(ApiToken token, @Nullable Integer agentId) {
        return agentId == null
                ? maker(token).map(user -> new CurrentUser(user.id(), user.firmId(), user.roles()))
                : directory
                        .user(token.firmId(), agentId)
                        .filter(user -> user.enabled() && user.roles().contains(Role.AGENT))
                        .map(user -> new CurrentUser(user.id(), user.firmId(), Set.of(Role.AGENT)));
    }

    void used(ApiToken token) {
        tokens.used(token, Instant.now());
    }
}
