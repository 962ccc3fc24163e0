package org.switchroom.reporting.http;

import static java.util.stream.Collectors.joining;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Role;
import org.switchroom.reporting.store.TimeSavedReport;
import org.switchroom.reporting.store.TimeSavedReport.AgentDay;
import org.switchroom.reporting.store.TimeSavedReport.Assumptions;
import org.switchroom.reporting.store.TimeSavedReport.Span;
import org.switchroom.reporting.store.TimeSavedReport.Sum;

/** What cards that open by themselves and numbers that are clicked save. For supervisors and administrators. */
@RestController
class TimeSavedController {
    private static final int USUAL = 50;
    private static final int LONGEST_DAYS = 366;

    private final TimeSavedReport report;
    private final Directory directory;

    TimeSavedController(TimeSavedReport report, Directory directory) {
        this.report = report;
        this.directory = directory;
    }

    /**
     * @param items by day, the newest first
     * @param nextCursor to be handed back for the rows that follow; null at the end
     * @param total rows there are
     * @param savedMsPerYear all agents' together, as if each of them had {@code daysPerYear} days like the measured ones
     */
    record TimeSavedAnswer(
            LocalDate from,
            LocalDate to,
            Assumptions assumptions,
            Sum sum,
            long savedMsPerYear,
            List<AgentDay> items,
            @Nullable String nextCursor,
            long total) {}

    /** Bounds as the page has them; see docs/algorithms/time-saved.md. */
    record AssumptionsForm(
            @Min(0) @Max(600) int searchSeconds,
            @Min(0) @Max(600) int dialSeconds,
            @Min(1) @Max(366) int daysPerYear,
            @Min(1) @Max(24) int hoursPerDay) {}

    /**
     * @param from left out: 30 days back
     * @param to the last day; left out: today
     */
    @GetMapping("/api/v1/time-saved")
    TimeSavedAnswer timeSaved(
            @AuthenticationPrincipal CurrentUser by,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "" + USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var span = span(by, from, to);
        var assumed = report.assumptions(by.firmId());
        var sum = report.sum(span, assumed);
        var page = report.days(
                span, assumed, Math.clamp(limit, 1, TimeSavedReport.MOST), position(cursor), sum.agentDays());
        return new TimeSavedAnswer(
                span.from(),
                span.to(),
                assumed,
                sum,
                perYear(sum, assumed),
                page.items(),
                page.nextCursor(),
                page.total());
    }

    private static long perYear(Sum sum, Assumptions assumed) {
        return sum.agentDays() == 0
                ? 0
                : Math.round((double) sum.savedMs() / sum.agentDays() * assumed.daysPerYear() * sum.agents());
    }

    @GetMapping(value = "/api/v1/time-saved.csv", produces = "text/csv")
    ResponseEntity<String> timeSavedCsv(
            @AuthenticationPrincipal CurrentUser by,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        var span = span(by, from, to);
        var head =
                "day,agent,automatic,chosen,searched,created,found_seconds,searched_seconds,clicked,by_hand,saved_seconds";
        var lines = report.all(span, report.assumptions(by.firmId())).stream().map(TimeSavedController::line);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"time-saved-%s-%s.csv\"".formatted(span.from(), span.to()))
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .body(Stream.concat(Stream.of(head), lines).collect(joining("\r\n", "", "\r\n")));
    }

    @PutMapping("/api/v1/admin/time-saved-assumptions")
    Assumptions replaceTimeSavedAssumptions(
            @AuthenticationPrincipal CurrentUser by, @Valid @RequestBody AssumptionsForm form) {
        var now = new Assumptions(form.searchSeconds(), form.dialSeconds(), form.daysPerYear(), form.hoursPerDay());
        report.assume(by.firmId(), now, by.userId());
        return now;
    }

    private Span span(CurrentUser by, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (!by.is(Role.SUPERVISOR) && !by.is(Role.ADMINISTRATOR)) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN, "Only supervisors and administrators see what is saved.");
        }
        var zone = directory.firm(by.firmId()).zone();
        var last = to == null ? LocalDate.now(zone) : to;
        var first = from == null ? last.minusDays(30) : from;
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) > LONGEST_DAYS) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "The first day must not be after the last, nor more than " + LONGEST_DAYS + " days before it.");
        }
        return new Span(by.firmId(), zone, first, last);
    }

    private static int position(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Math.max(0, Integer.parseInt(cursor));
        } catch (NumberFormatException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The cursor is none that was given out.");
        }
    }

    private static String line(AgentDay day) {
        var seconds = "%.1f";
        return String.join(
                ",",
                day.day().toString(),
                text(day.name()),
                Long.toString(day.automatic()),
                Long.toString(day.chosen()),
                Long.toString(day.searched()),
                Long.toString(day.created()),
                String.format(Locale.ROOT, seconds, day.foundMs() / 1000.0),
                String.format(Locale.ROOT, seconds, day.searchedMs() / 1000.0),
                Long.toString(day.clicked()),
                Long.toString(day.byHand()),
                String.format(Locale.ROOT, seconds, day.savedMs() / 1000.0));
    }

    /** Quoted; a name that a spreadsheet would take for a formula is text. */
    private static String text(String name) {
        var safe = name.matches("[=+\\-@\\t\\r].*") ? "'" + name : name;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
