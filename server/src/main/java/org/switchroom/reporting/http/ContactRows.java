package org.switchroom.reporting.http;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Queue;
import org.switchroom.directory.User;
import org.switchroom.engine.Choice;
import org.switchroom.engine.ContactKind;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.reporting.ContactAnnotations;
import org.switchroom.reporting.ContactRecordings;
import org.switchroom.reporting.RuleNames;
import org.switchroom.reporting.projection.ContactLogRow;
import org.switchroom.reporting.projection.RouteRow;
import org.switchroom.reporting.projection.SegmentKind;
import org.switchroom.reporting.projection.SegmentRow;

/** Puts names to the log's ids: from the directory in memory, and for a whole page at once from others. */
@Component
class ContactRows {
    private static final ContactAnnotations.Annotation NONE = new ContactAnnotations.Annotation("", "", null);

    private final Directory directory;
    private final ObjectProvider<ContactAnnotations> annotations;
    private final ObjectProvider<ContactRecordings> recordings;
    private final ObjectProvider<RuleNames> rules;

    ContactRows(
            Directory directory,
            ObjectProvider<ContactAnnotations> annotations,
            ObjectProvider<ContactRecordings> recordings,
            ObjectProvider<RuleNames> rules) {
        this.directory = directory;
        this.annotations = annotations;
        this.recordings = recordings;
        this.rules = rules;
    }

    List<ContactRow> of(int firmId, List<ContactLogRow> contacts) {
        if (contacts.isEmpty()) {
            return List.of();
        }
        var ids = contacts.stream().map(ContactLogRow::contactId).toList();
        var callers = contacts.stream().collect(toMap(ContactLogRow::contactId, ContactRows::otherSide));
        var notes = annotations.stream()
                .findFirst()
                .map(port -> port.of(firmId, callers))
                .orElse(Map.of());
        var recorded = recordings.stream()
                .findFirst()
                .map(port -> port.recorded(firmId, ids))
                .orElse(Set.of());
        return contacts.stream()
                .map(contact -> row(
                        contact, notes.getOrDefault(contact.contactId(), NONE), recorded.contains(contact.contactId())))
                .toList();
    }

    /** Who is known or not: the caller, or whom an agent called. */
    private static String otherSide(ContactLogRow contact) {
        return contact.kind() == ContactKind.OUTBOUND ? contact.dialled() : contact.caller();
    }

    private ContactRow row(ContactLogRow contact, ContactAnnotations.Annotation note, boolean recorded) {
        return new ContactRow(
                Long.toString(contact.contactId()),
                contact.kind(),
                contact.fromContactId() == 0 ? null : Long.toString(contact.fromContactId()),
                agentName(contact.firmId(), contact.placedBy()),
                contact.caller(),
                contact.dialled(),
                contact.startedAtMs(),
                orNull(contact.endedAtMs()),
                contact.outcome(),
                contact.endedBy(),
                contact.endCause(),
                queueName(contact.firmId(), contact.queueId()),
                agentName(contact.firmId(), contact.agentId()),
                contact.waitMs(),
                contact.talkMs(),
                contact.holdMs(),
                note.customerName(),
                note.disposition(),
                recorded,
                note.verified());
    }

    List<ContactDetail.Segment> segments(List<SegmentRow> segments) {
        return segments.stream()
                .map(segment -> new ContactDetail.Segment(
                        segment.kind(),
                        segment.startedAtMs(),
                        orNull(segment.endedAtMs()),
                        queueName(segment.firmId(), segment.queueId()),
                        agentName(segment.firmId(), segment.agentId()),
                        segment.cause(),
                        segment.result(),
                        choice(segment.firmId(), segment.choice()),
                        segment.announcedMs(),
                        segment.widenings(),
                        overflow(segment)))
                .toList();
    }

    ContactDetail.RoutedByRule routed(RouteRow route) {
        return new ContactDetail.RoutedByRule(
                route.atMs(),
                route.ruleId(),
                route.ruleName(),
                queueName(route.firmId(), route.queueId()),
                route.passed().stream()
                        .map(passed -> new ContactDetail.PassedRule(
                                passed.ruleId(), ruleName(route.firmId(), passed.ruleId()), passed.because()))
                        .toList(),
                route.gaps());
    }

    private ContactDetail.@Nullable OfferChoice choice(int firmId, @Nullable Choice choice) {
        return choice == null
                ? null
                : new ContactDetail.OfferChoice(
                        choice.strategy(),
                        choice.tier(),
                        choice.score(),
                        choice.candidates(),
                        choice.peers(),
                        choice.free(),
                        choice.atWork(),
                        choice.serving(),
                        choice.runnerUp() == 0
                                ? null
                                : new ContactDetail.RunnerUp(choice.runnerUp(), agentName(firmId, choice.runnerUp())),
                        choice.waiting());
    }

    private static ContactDetail.@Nullable OverflowTaken overflow(SegmentRow segment) {
        if (segment.kind() != SegmentKind.OVERFLOW) {
            return null;
        }
        var triggerAndTarget = segment.cause().split("/", 2);
        return new ContactDetail.OverflowTaken(
                OverflowTrigger.valueOf(triggerAndTarget[0]), OverflowTarget.Kind.valueOf(triggerAndTarget[1]));
    }

    private String queueName(int firmId, int queueId) {
        return directory.queue(firmId, queueId).map(Queue::name).orElse("");
    }

    private String ruleName(int firmId, int ruleId) {
        return rules.stream()
                .findFirst()
                .flatMap(port -> port.ruleName(firmId, ruleId))
                .orElse("");
    }

    private String agentName(int firmId, int agentId) {
        return directory.user(firmId, agentId).map(User::displayName).orElse("");
    }

    private static @Nullable Long orNull(long ms) {
        return ms == 0 ? null : ms;
    }
}
