package org.switchroom.crm.http;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CallerLookup;
import org.switchroom.crm.RecordTrail;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.PhoneNumbers;

/** The card as a call would show it. */
@RestController
@RequestMapping("/api/v1/caller-card")
class CallerCardController {
    private static final long LIMIT_MS = 5_000;

    private final CallerLookup lookup;
    private final Directory directory;
    private final RecordTrail trail;

    CallerCardController(CallerLookup lookup, Directory directory, RecordTrail trail) {
        this.trail = trail;
        this.lookup = lookup;
        this.directory = directory;
    }

    /** @param number in any writing; what is no number is a caller who withholds it */
    @GetMapping
    CallerCard showCallerCard(@AuthenticationPrincipal CurrentUser by, @RequestParam String number) {
        var country = directory.firm(by.firmId()).country();
        var card = lookup.find(by.firmId(), PhoneNumbers.e164(number, country).orElse(""), LIMIT_MS);
        if (card.customer() != null) {
            trail.seen(by.firmId(), card.customer().id(), by.userId());
        }
        return card;
    }
}
