package org.switchroom.directory.http;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
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
import org.switchroom.directory.CallbackRules;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.DirectoryEditor.Noun;
import org.switchroom.directory.OverflowRule;
import org.switchroom.directory.PhoneNumbers;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Queue.Distribution;
import org.switchroom.directory.Queue.Limits;
import org.switchroom.directory.QueueAgent;
import org.switchroom.directory.store.MemoryDirectory;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Strategy;

/** Queues and who serves them. */
@RestController
@RequestMapping("/api/v1/admin/queues")
class QueuesController {
    private final MemoryDirectory directory;
    private final DirectoryEditor editor;

    QueuesController(MemoryDirectory directory, DirectoryEditor editor) {
        this.directory = directory;
        this.editor = editor;
    }

    /** @param hoursId opening hours of its own; 0: none */
    record QueueRow(
            int id,
            String name,
            long ringTimeoutMs,
            long wrapUpMs,
            int maxWaiting,
            int serviceLevelSeconds,
            List<QueueAgent> agents,
            Strategy strategy,
            long headStartMs,
            long tierWaitMs,
            QueueRequirements requirements,
            int hoursId,
            List<OverflowRule> overflow,
            CallbackRules callbacks) {}

    /**
     * What is left out is as usual.
     *
     * @param position in line; null: as listed
     */
    record QueueAgentForm(
            int agentId,
            @Nullable Integer tier,
            @Nullable Integer preference,
            @Nullable Integer weight,
            @Nullable Integer position) {
        QueueAgent toAgent(int place) {
            return new QueueAgent(
                    agentId,
                    requireNonNullElse(tier, QueueAgent.USUAL_TIER),
                    requireNonNullElse(preference, 0),
                    requireNonNullElse(weight, QueueAgent.USUAL_WEIGHT),
                    requireNonNullElse(position, place));
        }
    }

    /** A step of the overflow; what is left out is 0 or empty. */
    record OverflowForm(
            @NotNull OverflowTrigger trigger,
            @Nullable Long ms,
            @Nullable String key,
            OverflowTarget.@NotNull Kind target,
            @Nullable Integer queueId,
            @Nullable Integer priority,
            @Nullable String text,
            @Nullable String number) {
        OverflowRule toRule(String country) {
            return new OverflowRule(
                    trigger,
                    requireNonNullElse(ms, 0L),
                    requireNonNullElse(key, ""),
                    target,
                    requireNonNullElse(queueId, 0),
                    requireNonNullElse(priority, 0),
                    requireNonNullElse(text, ""),
                    e164(requireNonNullElse(number, ""), country));
        }

        /** What is no number stays as it was written, and is refused. */
        private static String e164(String written, String country) {
            return PhoneNumbers.e164(written, country).orElse(written);
        }
    }

    /**
     * How callers come back or are called back; what is left out is as usual.
     *
     * @param from nobody is called before, where the firm is
     * @param resumeWithinMs how long the place of a caller who was cut off is kept; 0: not at all
     */
    record CallbackForm(
            @Nullable Long retryMs,
            @Nullable Integer maxAttempts,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            @Nullable Long resumeWithinMs) {
        CallbackRules toRules() {
            var usual = CallbackRules.USUAL;
            return new CallbackRules(
                    requireNonNullElse(retryMs, usual.retryMs()),
                    requireNonNullElse(maxAttempts, usual.maxAttempts()),
                    requireNonNullElse(from, usual.from()),
                    requireNonNullElse(to, usual.to()),
                    requireNonNullElse(resumeWithinMs, usual.resumeWithinMs()));
        }
    }

    /**
     * What may be left out is then nothing special: nobody, nothing, or whoever is idle longest.
     *
     * @param hoursId opening hours of its own, outside which callers go where the overflow's step CLOSED says; 0: none
     */
    record QueueForm(
            @NotNull String name,
            long ringTimeoutMs,
            long wrapUpMs,
            int maxWaiting,
            int serviceLevelSeconds,
            @Nullable List<QueueAgentForm> agents,
            @Nullable Strategy strategy,
            @Nullable Long headStartMs,
            @Nullable Long tierWaitMs,
            @Nullable QueueRequirements requirements,
            @Nullable Integer hoursId,
            @Nullable List<@Valid OverflowForm> overflow,
            @Nullable CallbackForm callbacks) {
        Queue toQueue(int id, int firmId, String country) {
            return new Queue(
                    id,
                    firmId,
                    name,
                    new Limits(ringTimeoutMs, wrapUpMs, maxWaiting, serviceLevelSeconds),
                    toAgents(),
                    new Distribution(
                            requireNonNullElse(strategy, Strategy.LONGEST_IDLE),
                            requireNonNullElse(headStartMs, 0L),
                            requireNonNullElse(tierWaitMs, 0L),
                            requirements == null ? Requirements.NONE : requirements.toRequirements()),
                    requireNonNullElse(hoursId, 0),
                    requireNonNullElse(overflow, List.<OverflowForm>of()).stream()
                            .map(step -> step.toRule(country))
                            .toList(),
                    callbacks == null ? CallbackRules.USUAL : callbacks.toRules());
        }

        private List<QueueAgent> toAgents() {
            List<QueueAgentForm> listed = requireNonNullElse(agents, List.of());
            return IntStream.range(0, listed.size())
                    .mapToObj(place -> listed.get(place).toAgent(place))
                    .toList();
        }
    }

    @GetMapping
    Page<QueueRow> listQueues(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        var config = directory.snapshot().firm(by.firmId());
        return listing.of(config.queues(), queue -> queue.name(), QueuesController::row);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    QueueRow createQueue(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody QueueForm form) {
        return save(0, form, by);
    }

    @PutMapping("/{id}")
    QueueRow replaceQueue(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable @Positive int id,
            @Valid @RequestBody QueueForm form) {
        return save(id, form, by);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeQueue(@AuthenticationPrincipal CurrentUser by, @PathVariable @Positive int id) {
        editor.remove(by.firmId(), Noun.QUEUE, id, by.userId());
    }

    private QueueRow save(int id, QueueForm form, CurrentUser by) {
        var saved = editor.save(
                form.toQueue(id, by.firmId(), directory.firm(by.firmId()).country()), by.userId());
        return row(directory.snapshot().firm(by.firmId()).queue(saved).orElseThrow());
    }

    private static QueueRow row(Queue queue) {
        var limits = queue.limits();
        var distribution = queue.distribution();
        return new QueueRow(
                queue.id(),
                queue.name(),
                limits.ringTimeoutMs(),
                limits.wrapUpMs(),
                limits.maxWaiting(),
                limits.serviceLevelSeconds(),
                queue.agents(),
                distribution.strategy(),
                distribution.headStartMs(),
                distribution.tierWaitMs(),
                QueueRequirements.of(distribution.requirements()),
                queue.hoursId(),
                queue.overflow(),
                queue.callbacks());
    }
}
