package org.switchroom.crm.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.crm.NoteVersion;
import org.switchroom.crm.store.NoteHistory;
import org.switchroom.directory.CurrentUser;

/** Notes of customers put right by everybody who works for the firm; nothing of what they said is lost. */
@RestController
@RequestMapping("/api/v1/customers/{id}/notes/{noteId}")
class NotesController {
    private final NoteHistory history;

    NotesController(NoteHistory history) {
        this.history = history;
    }

    /** @param version as it was read */
    record NoteChange(@NotNull String text, @NotNull Integer version) {}

    /** Answers 409 and what it says now when the note has been changed since the version given. */
    @PutMapping
    List<NoteVersion> changeNote(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long id,
            @PathVariable long noteId,
            @Valid @RequestBody NoteChange change) {
        history.change(by.firmId(), id, noteId, change.version(), change.text(), by.userId());
        return history.of(by.firmId(), id, noteId);
    }

    /** What it says and said, the newest first. */
    @GetMapping("/versions")
    List<NoteVersion> listNoteVersions(
            @AuthenticationPrincipal CurrentUser by, @PathVariable long id, @PathVariable long noteId) {
        return history.of(by.firmId(), id, noteId);
    }
}
