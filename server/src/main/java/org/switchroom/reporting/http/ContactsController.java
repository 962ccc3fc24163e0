package org.switchroom.reporting.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.switchroom.database.Page;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Role;
import org.switchroom.reporting.store.ContactLogReader;

/** The contact log. Supervisors and administrators see all of their firm, agents what they answered themselves. */
@RestController
@RequestMapping("/api/v1/contacts")
class ContactsController {
    private final ContactLogReader log;
    private final ContactRows rows;
    private final Directory directory;

    ContactsController(ContactLogReader log, ContactRows rows, Directory directory) {
        this.log = log;
        this.rows = rows;
        this.directory = directory;
    }

    @GetMapping
    Page<ContactRow> listContacts(@AuthenticationPrincipal CurrentUser by, @ParameterObject ContactListing listing) {
        var search = listing.search(by.firmId(), directory.firm(by.firmId()).country(), onlyTalkedTo(by));
        var found = log.find(search);
        boolean more = found.size() > listing.limit();
        var page = more ? found.subList(0, listing.limit()) : found;
        return new Page<>(
                rows.of(by.firmId(), page),
                more ? ContactListing.cursorAfter(page.getLast()) : null,
                log.count(search));
    }

    @GetMapping("/{contactId}")
    ContactDetail showContact(@AuthenticationPrincipal CurrentUser by, @PathVariable long contactId) {
        var contact = log.contact(by.firmId(), contactId)
                .filter(_ -> maySee(by, contactId))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no contact " + contactId + " that you may see."));
        return new ContactDetail(
                rows.of(by.firmId(), List.of(contact)).getFirst(),
                rows.segments(log.segments(by.firmId(), contactId)),
                log.route(by.firmId(), contactId).map(rows::routed).orElse(null),
                log.messagesFrom(by.firmId(), contactId).stream()
                        .filter(message -> maySee(by, message))
                        .map(String::valueOf)
                        .toList(),
                log.continuedIn(by.firmId(), contactId)
                        .filter(later -> maySee(by, later))
                        .map(String::valueOf)
                        .orElse(null));
    }

    private boolean maySee(CurrentUser by, long contactId) {
        return onlyTalkedTo(by) == null || log.talkedTo(by.firmId(), contactId, by.userId());
    }

    private static @Nullable Integer onlyTalkedTo(CurrentUser user) {
        boolean seesAll = user.is(Role.SUPERVISOR) || user.is(Role.ADMINISTRATOR);
        return seesAll ? null : user.userId();
    }
}
