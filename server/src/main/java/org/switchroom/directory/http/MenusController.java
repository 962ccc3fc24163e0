package org.switchroom.directory.http;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
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
import org.switchroom.directory.Menu;
import org.switchroom.directory.store.MemoryDirectory;

/** What callers hear first. */
@RestController
@RequestMapping("/api/v1/admin/menus")
class MenusController {
    private final MemoryDirectory directory;
    private final DirectoryEditor editor;

    MenusController(MemoryDirectory directory, DirectoryEditor editor) {
        this.directory = directory;
        this.editor = editor;
    }

    record MenuRow(
            int id,
            String name,
            String language,
            String greeting,
            String question,
            String closedMessage,
            List<Menu.Choice> choices,
            int defaultQueueId,
            int maxTries,
            long answerTimeoutMs,
            int closedQueueId,
            boolean closedVoicemail) {}

    /** @param voicemail left out: the caller waits in the queue */
    record ChoiceForm(
            @NotNull String key, int queueId, @Nullable Boolean voicemail) {
        Menu.Choice toChoice() {
            return new Menu.Choice(key, queueId, requireNonNullElse(voicemail, false));
        }
    }

    /**
     * @param closedQueueId left out or 0: the call ends with the closed message
     * @param closedVoicemail left out: the caller waits in that queue
     */
    record MenuForm(
            @NotNull String name,
            @NotNull String language,
            @NotNull String greeting,
            @NotNull String question,
            @NotNull String closedMessage,
            @NotNull List<@Valid ChoiceForm> choices,
            int defaultQueueId,
            int maxTries,
            long answerTimeoutMs,
            @Nullable Integer closedQueueId,
            @Nullable Boolean closedVoicemail) {
        Menu toMenu(int id, int firmId) {
            return new Menu(
                    id,
                    firmId,
                    name,
                    language,
                    greeting,
                    question,
                    closedMessage,
                    choices.stream().map(ChoiceForm::toChoice).toList(),
                    defaultQueueId,
                    maxTries,
                    answerTimeoutMs,
                    requireNonNullElse(closedQueueId, 0),
                    requireNonNullElse(closedVoicemail, false));
        }
    }

    @GetMapping
    Page<MenuRow> listMenus(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        var config = directory.snapshot().firm(by.firmId());
        return listing.of(config.menus(), menu -> menu.name(), MenusController::row);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    MenuRow createMenu(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody MenuForm form) {
        return save(0, form, by);
    }

    @PutMapping("/{id}")
    MenuRow replaceMenu(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable @Positive int id,
            @Valid @RequestBody MenuForm form) {
        return save(id, form, by);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeMenu(@AuthenticationPrincipal CurrentUser by, @PathVariable @Positive int id) {
        editor.remove(by.firmId(), Noun.MENU, id, by.userId());
    }

    private MenuRow save(int id, MenuForm form, CurrentUser by) {
        var saved = editor.save(form.toMenu(id, by.firmId()), by.userId());
        return row(directory.snapshot().firm(by.firmId()).menu(saved).orElseThrow());
    }

    private static MenuRow row(Menu menu) {
        return new MenuRow(
                menu.id(),
                menu.name(),
                menu.language(),
                menu.greeting(),
                menu.question(),
                menu.closedMessage(),
                menu.choices(),
                menu.defaultQueueId(),
                menu.maxTries(),
                menu.answerTimeoutMs(),
                menu.closedQueueId(),
                menu.closedVoicemail());
    }
}
