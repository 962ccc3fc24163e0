package org.switchroom.directory.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Objects;
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
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.DirectoryEditor.Noun;
import org.switchroom.directory.Role;
import org.switchroom.directory.User;
import org.switchroom.directory.store.MemoryDirectory;

/** People: who logs in, with which roles. */
@RestController
@RequestMapping("/api/v1/admin/users")
class UsersController {
    private final MemoryDirectory directory;
    private final DirectoryEditor editor;

    UsersController(MemoryDirectory directory, DirectoryEditor editor) {
        this.directory = directory;
        this.editor = editor;
    }

    record UserRow(
            int id,
            String username,
            String displayName,
            Set<Role> roles,
            String language,
            String loginCode,
            boolean enabled,
            List<User.SkillLevel> skills) {}

    /** @param skills null: none yet, or those there are */
    record UserForm(
            @NotNull String username,
            @NotNull String displayName,
            @NotNull Set<Role> roles,
            @NotNull String language,
            @NotNull String loginCode,
            boolean enabled,
            @Nullable String password,
            @Nullable List<User.SkillLevel> skills) {
        /** @param had the skills until now */
        User toUser(int id, int firmId, List<User.SkillLevel> had) {
            return new User(
                    id,
                    firmId,
                    username,
                    displayName,
                    roles,
                    language,
                    loginCode,
                    enabled,
                    Objects.requireNonNullElse(skills, had));
        }

        @Override
        public String toString() {
            return "UserForm of " + username;
        }
    }

    @GetMapping
    Page<UserRow> listUsers(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        var config = directory.snapshot().firm(by.firmId());
        return listing.of(config.users(), user -> user.username() + " " + user.displayName(), UsersController::row);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UserRow createUser(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody UserForm form) {
        return save(0, form, by);
    }

    @PutMapping("/{id}")
    UserRow replaceUser(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable @Positive int id,
            @Valid @RequestBody UserForm form) {
        return save(id, form, by);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeUser(@AuthenticationPrincipal CurrentUser by, @PathVariable @Positive int id) {
        editor.remove(by.firmId(), Noun.USER, id, by.userId());
    }

    private UserRow save(int id, UserForm form, CurrentUser by) {
        int saved = editor.together(() ->
                editor.save(form.toUser(id, by.firmId(), skills(by.firmId(), id)), form.password(), by.userId()));
        return row(directory.snapshot().firm(by.firmId()).user(saved).orElseThrow());
    }

    private List<User.SkillLevel> skills(int firmId, int id) {
        return directory.snapshot().firm(firmId).user(id).map(User::skills).orElse(List.of());
    }

    private static UserRow row(User user) {
        return new UserRow(
                user.id(),
                user.username(),
                user.displayName(),
                user.roles(),
                user.language(),
                user.loginCode(),
                user.enabled(),
                user.skills());
    }
}
