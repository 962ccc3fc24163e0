package org.switchroom.quality.http;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Role;
import org.switchroom.quality.RecordingEntry;
import org.switchroom.quality.store.RecordingShelf;
import org.switchroom.quality.store.RecordingTable;
import org.switchroom.quality.waveform.Waveform;
import org.switchroom.reporting.ContactLog;

/** Recordings: all of the firm for supervisors and administrators, their own, and messages they have listened to, for agents. */
@RestController
@RequestMapping("/api/v1")
class RecordingsController {
    private static final MediaType WAV = MediaType.parseMediaType("audio/wav");

    private final RecordingTable table;
    private final RecordingShelf shelf;
    private final ContactLog log;

    RecordingsController(RecordingTable table, RecordingShelf shelf, ContactLog log) {
        this.log = log;
        this.table = table;
        this.shelf = shelf;
    }

    record RecordingRow(@JsonFormat(shape = STRING) long id, long startedAtMs, long durationMs) {}

    @GetMapping("/contacts/{contactId}/recordings")
    List<RecordingRow> listRecordings(@AuthenticationPrincipal CurrentUser by, @PathVariable long contactId) {
        return table.ofContact(by.firmId(), contactId).stream()
                .filter(entry -> mayHear(by, entry))
                .map(entry -> new RecordingRow(entry.id(), entry.startedAt().toEpochMilli(), entry.durationMs()))
                .toList();
    }

    @GetMapping("/recordings/{id}/audio")
    ResponseEntity<Resource> recordingAudio(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(WAV)
                .cacheControl(CacheControl.noStore())
                .body(new FileSystemResource(file(by, id)));
    }

    @GetMapping("/recordings/{id}/waveform")
    Waveform recordingWaveform(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long id,
            @RequestParam(defaultValue = "800") @Min(1) @Max(4000) int points)
            throws IOException {
        return Waveform.of(file(by, id), points);
    }

    /** What somebody may not hear is not there for them. */
    private Path file(CurrentUser by, long id) {
        return table.find(by.firmId(), id)
                .filter(entry -> mayHear(by, entry))
                .flatMap(shelf::fileOf)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no such recording. Load the contact anew."));
    }

    private boolean mayHear(CurrentUser by, RecordingEntry entry) {
        return by.is(Role.SUPERVISOR)
                || by.is(Role.ADMINISTRATOR)
                || entry.agentId() == by.userId()
                || log.heardMessage(by.firmId(), entry.contactId(), by.userId());
    }
}
