package org.switchroom.desk.http;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.desk.store.Drafts;
import org.switchroom.desk.store.Drafts.Draft;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.Kind;
import org.switchroom.directory.CurrentUser;

/** What the logged-in user has typed into forms and not saved yet. */
@RestController
@RequestMapping("/api/v1/drafts")
class DraftsController {
    private static final java.util.regex.Pattern NAME = java.util.regex.Pattern.compile("[A-Za-z0-9._+-]{1,64}");

    private final Drafts drafts;

    DraftsController(Drafts drafts) {
        this.drafts = drafts;
    }

    /** All there are, newest first: there can be no more than {@value Drafts#MOST}. */
    record DraftList(List<Draft> items) {}

    /**
     * @param content the form's fields as the page writes them down
     * @param basedOnMs {@code savedAtMs} of what was there before; 0: nothing
     * @param contactId in which it is typed: colleagues who have it in front of them may read it; null: in none
     */
    record DraftForm(
            @NotNull @Size(max = Drafts.CONTENT) String content,
            long basedOnMs,
            @JsonFormat(shape = STRING) @Nullable Long contactId) {}

    /** @param savedAtMs what the next writing is based on */
    record DraftKept(long savedAtMs) {}

    @GetMapping
    DraftList listDrafts(@AuthenticationPrincipal CurrentUser by) {
        return new DraftList(drafts.of(by.firmId(), by.userId()));
    }

    /** Answers 409 when it was typed elsewhere meanwhile. */
    @PutMapping("/{form}/{subject}")
    DraftKept keepDraft(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable String form,
            @PathVariable String subject,
            @Valid @RequestBody DraftForm written) {
        var draft = new Draft(name(form), name(subject), written.content(), 0, written.contactId(), "");
        return new DraftKept(drafts.keep(by.firmId(), by.userId(), draft, written.basedOnMs()));
    }

    @DeleteMapping("/{form}/{subject}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dropDraft(@AuthenticationPrincipal CurrentUser by, @PathVariable String form, @PathVariable String subject) {
        drafts.drop(by.firmId(), by.userId(), form, subject);
    }

    private static String name(String written) {
        if (!NAME.matcher(written).matches()) {
            throw new ChangeRefused(
                    Kind.INVALID, "A form and what it is about are named by 1 to 64 letters, digits and . _ + -");
        }
        return written;
    }
}
