package org.switchroom.directory;

import java.io.Serializable;
import java.security.Principal;
import java.util.Set;

/**
 * Who asks. The principal of every authenticated request: controllers take it as
 * {@code @AuthenticationPrincipal CurrentUser user} and ask for nothing but rows of {@code user.firmId()}.
 *
 * @param roles as of this request, not of the login
 */
public record CurrentUser(int userId, int firmId, Set<Role> roles) implements Principal, Serializable {

    public boolean is(Role role) {
        return roles.contains(role);
    }

    @Override
    public String getName() {
        return String.valueOf(userId);
    }
}
