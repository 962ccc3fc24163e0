package org.switchroom.pop.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.pop.AskedNumbers.AskedNumber;
import org.switchroom.pop.AskedNumbers.Meaning;
import org.switchroom.pop.store.StoredAskedNumbers;

/** What number a menu asks who has chosen for, so that the right card is open when somebody answers. */
@RestController
@RequestMapping("/api/v1/admin/menus/{menuId}/asked-number")
class AskedNumberController {
    private static final int USUAL_TRIES = 2;

    private final StoredAskedNumbers asked;
    private final Directory directory;

    AskedNumberController(StoredAskedNumbers asked, Directory directory) {
        this.asked = asked;
        this.directory = directory;
    }

    /**
     * @param meaning null: the menu asks for no number
     * @param question as it is spoken, in the menu's language
     */
    record AskedNumberForm(
            @Nullable Meaning meaning,
            @NotNull @Size(max = 2_000) String question,
            @Min(1) @Max(3) int tries) {}

    @GetMapping
    AskedNumberForm askedNumber(@AuthenticationPrincipal CurrentUser by, @PathVariable int menuId) {
        requireMenu(by, menuId);
        return asked.of(by.firmId(), menuId)
                .map(now -> new AskedNumberForm(now.meaning(), now.question(), now.tries()))
                .orElse(new AskedNumberForm(null, "", USUAL_TRIES));
    }

    @PutMapping
    AskedNumberForm replaceAskedNumber(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable int menuId,
            @Valid @RequestBody AskedNumberForm form) {
        requireMenu(by, menuId);
        var meaning = form.meaning();
        if (meaning != null && form.question().isBlank()) {
            throw new ChangeRefused(
                    Kind.INVALID, List.of(new FieldProblem("question", "must say which number to key in.")));
        }
        asked.replace(
                by.firmId(),
                menuId,
                meaning == null
                        ? null
                        : new AskedNumber(meaning, form.question().strip(), form.tries()),
                by.userId());
        return form;
    }

    private void requireMenu(CurrentUser by, int menuId) {
        if (directory.menu(by.firmId(), menuId).isEmpty()) {
            throw new ChangeRefused(Kind.NOT_FOUND, "There is no such menu (any more).");
        }
    }
}
