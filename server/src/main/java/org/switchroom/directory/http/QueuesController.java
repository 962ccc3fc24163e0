package org.switchroom.directory.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
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
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.DirectoryEditor.Noun;
import org.switchroom.directory.Queue;
import org.switchroom.directory.store.MemoryDirectory;

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

    record QueueRow(
            int id,
            String name,
            long ringTimeoutMs,
            long wrapUpMs,
            int maxWaiting,
            int serviceLevelSeconds,
            List<Integer> agentIds) {}

    record QueueForm(
            @NotNull String name,
            long ringTimeoutMs,
            long wrapUpMs,
            int maxWaiting,
            int serviceLevelSeconds,
            @NotNull List<Integer> agentIds) {
        Queue toQueue(int id, int firmId) {
            return new Queue(id, firmId, name, ringTimeoutMs, wrapUpMs, maxWaiting, serviceLevelSeconds, agentIds);
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
        var saved = editor.save(form.toQueue(id, by.firmId()), by.userId());
        return row(directory.snapshot().firm(by.firmId()).queue(saved).orElseThrow());
    }

    private static QueueRow row(Queue queue) {
        return new QueueRow(
                queue.id(),
                queue.name(),
                queue.ringTimeoutMs(),
                queue.wrapUpMs(),
                queue.maxWaiting(),
                queue.serviceLevelSeconds(),
                queue.agentIds());
    }
}
