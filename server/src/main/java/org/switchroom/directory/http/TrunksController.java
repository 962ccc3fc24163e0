package org.switchroom.directory.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.factory.ObjectProvider;
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
import org.switchroom.directory.CarrierRegistrations;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.DirectoryEditor.Noun;
import org.switchroom.directory.Trunk;
import org.switchroom.directory.TrunkRegistration;
import org.switchroom.directory.store.MemoryDirectory;

/** Lines to the telephone network. */
@RestController
@RequestMapping("/api/v1/admin/trunks")
class TrunksController {
    /** Of a node that takes no calls. */
    private static final CarrierRegistrations NONE = _ -> Optional.empty();

    private final MemoryDirectory directory;
    private final DirectoryEditor editor;
    private final ObjectProvider<CarrierRegistrations> registrations;

    TrunksController(
            MemoryDirectory directory, DirectoryEditor editor, ObjectProvider<CarrierRegistrations> registrations) {
        this.directory = directory;
        this.editor = editor;
        this.registrations = registrations;
    }

    record TrunkRow(
            int id,
            String name,
            Trunk.Kind kind,
            List<String> sources,
            String country,
            String registrar,
            String username,
            String transport,
            boolean enabled,
            boolean hasPassword,
            @Nullable TrunkRegistration registration,
            Trunk.Outbound outbound) {}

    record TrunkForm(
            @NotNull String name,
            @NotNull Trunk.Kind kind,
            @NotNull List<String> sources,
            @NotNull String country,
            @NotNull String registrar,
            @NotNull String username,
            @NotNull String transport,
            boolean enabled,
            @Nullable String password,
            @Nullable @Valid OutboundForm outbound) {
        Trunk toTrunk(int id, int firmId) {
            return new Trunk(
                    id,
                    firmId,
                    name,
                    kind,
                    sources,
                    country,
                    registrar,
                    username,
                    transport,
                    enabled,
                    outbound == null ? Trunk.Outbound.NONE : outbound.toOutbound());
        }

        @Override
        public String toString() {
            return "TrunkForm of " + name;
        }
    }

    /** See {@link Trunk.Outbound}; what is left out is no. */
    record OutboundForm(
            @NotNull String peer,
            @NotNull List<@NotNull String> prefixes,
            @NotNull String callerId,
            @NotNull Trunk.NumberForm form,
            int mostCalls,
            boolean recorded,
            @Nullable Boolean emergency) {
        Trunk.Outbound toOutbound() {
            return new Trunk.Outbound(
                    peer, List.copyOf(prefixes), callerId, form, mostCalls, recorded, Boolean.TRUE.equals(emergency));
        }
    }

    @GetMapping
    Page<TrunkRow> listTrunks(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        var config = directory.snapshot().firm(by.firmId());
        return listing.of(
                config.trunks(), trunk -> trunk.name() + " " + trunk.registrar() + " " + trunk.username(), this::row);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TrunkRow createTrunk(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody TrunkForm form) {
        return save(0, form, by);
    }

    @PutMapping("/{id}")
    TrunkRow replaceTrunk(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable @Positive int id,
            @Valid @RequestBody TrunkForm form) {
        return save(id, form, by);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeTrunk(@AuthenticationPrincipal CurrentUser by, @PathVariable @Positive int id) {
        editor.remove(by.firmId(), Noun.TRUNK, id, by.userId());
    }

    private TrunkRow save(int id, TrunkForm form, CurrentUser by) {
        var saved = editor.save(form.toTrunk(id, by.firmId()), form.password(), by.userId());
        return row(directory.snapshot().firm(by.firmId()).trunk(saved).orElseThrow());
    }

    private TrunkRow row(Trunk trunk) {
        return new TrunkRow(
                trunk.id(),
                trunk.name(),
                trunk.kind(),
                trunk.sources(),
                trunk.country(),
                trunk.registrar(),
                trunk.username(),
                trunk.transport(),
                trunk.enabled(),
                directory.trunkSecret(trunk.id()) != null,
                registrations.getIfAvailable(() -> NONE).of(trunk.id()).orElse(null),
                trunk.outbound());
    }
}
