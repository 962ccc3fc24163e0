package org.switchroom.crm.http;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.switchroom.crm.RecordLimits;
import org.switchroom.crm.SearchAnswer;
import org.switchroom.crm.SearchAnswer.Kind;
import org.switchroom.crm.store.RecordSearch;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;

/** One search over all records of the firm, as one types. */
@RestController
@RequestMapping("/api/v1/search")
class SearchController {
    private final RecordSearch search;
    private final Directory directory;

    SearchController(RecordSearch search, Directory directory) {
        this.search = search;
        this.directory = directory;
    }

    /**
     * @param query beginnings of words of names, companies, towns, summaries and notes; any part of a telephone number in
     *     any writing; an order's or incident's number
     * @param kind of which hits are wanted; without it of every kind
     * @param limit hits of each kind, 1 to 50
     */
    @GetMapping
    SearchAnswer searchRecords(
            @AuthenticationPrincipal CurrentUser by,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(defaultValue = "" + RecordLimits.SEARCH_USUAL_PAGE) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var country = directory.firm(by.firmId()).country();
        return search.find(new RecordSearch.Wanted(by.firmId(), query, country, kind, limit, cursor));
    }
}
