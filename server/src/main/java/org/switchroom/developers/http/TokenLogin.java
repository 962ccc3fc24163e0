package org.switchroom.developers.http;

import java.io.Serial;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.switchroom.developers.Scope;
import org.switchroom.directory.CurrentUser;

/** Somebody let in by a token instead of a session. */
final class TokenLogin extends AbstractAuthenticationToken {
    @Serial
    private static final long serialVersionUID = 1;

    private final CurrentUser user;
    private final int tokenId;

    TokenLogin(CurrentUser user, int tokenId, Set<Scope> scopes) {
        super(Stream.concat(
                        user.roles().stream().map(role -> "ROLE_" + role),
                        scopes.stream().map(scope -> "SCOPE_" + scope.id()))
                .map(SimpleGrantedAuthority::new)
                .toList());
        this.user = user;
        this.tokenId = tokenId;
        setAuthenticated(true);
    }

    int tokenId() {
        return tokenId;
    }

    @Override
    public CurrentUser getPrincipal() {
        return user;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenLogin login && login.tokenId == tokenId && super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
