package org.switchroom.developers.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.database.Listing;
import org.switchroom.database.Page;
import org.switchroom.developers.ApiToken;
import org.switchroom.developers.Scope;
import org.switchroom.developers.store.TokenBook;
import org.switchroom.developers.store.TokenBook.Wanted;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.User;

/** What the firm's own programs may do here. */
@RestController
@RequestMapping("/api/v1/admin/api-tokens")
class TokensController {
    private final TokenBook tokens;
    private final Directory directory;

    TokensController(TokenBook tokens, Directory directory) {
        this.tokens = tokens;
        this.directory = directory;
    }

    /**
     * See {@link ApiToken}.
     *
     * @param secret only in the answer that made it; otherwise null
     */
    record ApiTokenRow(
            int id,
            String name,
            List<Scope> scopes,
            String hint,
            @Nullable Instant expiresAt,
            boolean expired,
            String madeBy,
            Instant madeAt,
            @Nullable Instant lastUsedAt,
            @Nullable String secret) {

        @Override
        public String toString() {
            return "ApiTokenRow of " + hint;
        }
    }

    /** @param expiresAt null: never */
    record ApiTokenForm(
            @NotNull String name,
            @NotNull Set<Scope> scopes,
            @Nullable Instant expiresAt) {
        Wanted wanted() {
            return new Wanted(name, scopes, expiresAt);
        }
    }

    @GetMapping
    Page<ApiTokenRow> listApiTokens(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        return listing.of(tokens.of(by.firmId()), ApiToken::name, token -> row(token, null));
    }

    /** The secret is in this answer and nowhere else. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ApiTokenRow createApiToken(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody ApiTokenForm form) {
        var made = tokens.make(by.firmId(), form.wanted(), by.userId());
        return row(made.token(), made.secret().inTheClear());
    }

    @PutMapping("/{id}")
    ApiTokenRow replaceApiToken(
            @AuthenticationPrincipal CurrentUser by, @PathVariable int id, @Valid @RequestBody ApiTokenForm form) {
        return row(tokens.change(by.firmId(), id, form.wanted(), by.userId()), null);
    }

    /** It is worth nothing from here on. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeApiToken(@AuthenticationPrincipal CurrentUser by, @PathVariable int id) {
        tokens.revoke(by.firmId(), id);
    }

    private ApiTokenRow row(ApiToken token, @Nullable String secret) {
        return new ApiTokenRow(
                token.id(),
                token.name(),
                token.scopes().stream().sorted().toList(),
                token.hint(),
                token.expiresAt(),
                token.expiredAt(Instant.now()),
                directory
                        .user(token.firmId(), token.madeBy())
                        .map(User::displayName)
                        .orElse(""),
                token.madeAt(),
                token.lastUsedAt(),
                secret);
    }
}
