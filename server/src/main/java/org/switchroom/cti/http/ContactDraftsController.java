package org.switchroom.cti.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.switchroom.cti.live.AgentDesk;
import org.switchroom.desk.ContactDrafts;
import org.switchroom.desk.ContactDrafts.Seen;
import org.switchroom.desk.ContactDrafts.Typed;
import org.switchroom.directory.CurrentUser;
import org.switchroom.engine.AgentState;

/** What colleagues have typed and not saved about the contact in front of the logged-in agent. */
@RestController
@RequestMapping("/api/v1/agent/contacts/{contactId}/drafts")
class ContactDraftsController {
    private final AgentDesk agents;
    private final ContactDrafts drafts;

    ContactDraftsController(AgentDesk agents, ContactDrafts drafts) {
        this.agents = agents;
        this.drafts = drafts;
    }

    /** All there are, newest first: {@value ContactDrafts#MOST} at most. */
    record ContactDraftList(List<Typed> items) {}

    /**
     * @param ownerId with whom it is
     * @param savedAtMs of what was seen
     */
    record DraftSeen(
            int ownerId,
            @NotNull @Size(max = 64) String form,
            @NotNull @Size(max = 64) String subject,
            long savedAtMs) {
        Seen at(long contactId) {
            return new Seen(contactId, ownerId, form, subject, savedAtMs);
        }
    }

    @GetMapping
    ContactDraftList listContactDrafts(@AuthenticationPrincipal CurrentUser by, @PathVariable long contactId) {
        require(
                by,
                contactId,
                "You have nothing to do with",
                AgentState.OFFERED,
                AgentState.ON_CONTACT,
                AgentState.HELD,
                AgentState.WRAP_UP);
        return new ContactDraftList(drafts.besides(by.firmId(), contactId, by.userId()));
    }

    /** Not while it rings only: who does not answer has taken nothing. Answers 409 when it is not as seen any more. */
    @PostMapping("/take")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeContactDraft(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long contactId,
            @Valid @RequestBody DraftSeen draft) {
        requireTalkedTo(by, contactId);
        drafts.take(by.firmId(), draft.at(contactId), by.userId());
    }

    /** It stays with who typed it. */
    @PostMapping("/leave")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leaveContactDraft(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long contactId,
            @Valid @RequestBody DraftSeen draft) {
        requireTalkedTo(by, contactId);
        drafts.leave(by.firmId(), draft.at(contactId), by.userId());
    }

    private void requireTalkedTo(CurrentUser by, long contactId) {
        require(by, contactId, "You have not talked to", AgentState.ON_CONTACT, AgentState.HELD, AgentState.WRAP_UP);
    }

    private void require(CurrentUser by, long contactId, String otherwise, AgentState... states) {
        if (!agents.isAt(by.firmId(), by.userId(), contactId, states)) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    otherwise + " contact " + contactId + ". The page shows the true state in a moment.");
        }
    }
}
