package org.switchroom.connectors.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
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
import org.switchroom.connectors.CallerKeys;
import org.switchroom.connectors.guard.GuardedSource;
import org.switchroom.connectors.guard.Limits;
import org.switchroom.connectors.guard.Reply;
import org.switchroom.connectors.guard.WriteReply;
import org.switchroom.connectors.mapping.CardMapping;
import org.switchroom.connectors.source.SourceSettings;
import org.switchroom.connectors.source.WriteBack;
import org.switchroom.connectors.store.Connector;
import org.switchroom.connectors.store.ConnectorBook;
import org.switchroom.database.Listing;
import org.switchroom.database.Page;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.Directory;
import org.switchroom.directory.PhoneNumbers;

/** The company's own databases that are asked who a caller is. */
@RestController
@RequestMapping("/api/v1/admin/connectors")
class ConnectorsController {
    private final ConnectorBook connectors;
    private final Directory directory;

    ConnectorsController(ConnectorBook connectors, Directory directory) {
        this.connectors = connectors;
        this.directory = directory;
    }

    /**
     * See {@link Connector}.
     *
     * @param trouble the latest since it was set up; null: none
     * @param writeState how writing does; null: nothing is written there
     */
    record ConnectorRow(
            int id,
            String name,
            boolean enabled,
            int place,
            boolean goesOn,
            SourceSettings settings,
            CardMapping mapping,
            Limits limits,
            @Nullable WriteBack writeBack,
            boolean hasSecret,
            GuardedSource.State state,
            GuardedSource.@Nullable Trouble trouble,
            GuardedSource.@Nullable State writeState) {}

    /**
     * @param writeBack how what agents write down gets there; null: not at all
     * @param secret password or token; null or empty: the one that is kept
     */
    record ConnectorForm(
            @NotNull String name,
            boolean enabled,
            int place,
            boolean goesOn,
            @NotNull SourceSettings settings,
            @NotNull CardMapping mapping,
            @NotNull Limits limits,
            @Nullable WriteBack writeBack,
            @Nullable String secret) {
        Connector toConnector(int id) {
            return new Connector(id, name.strip(), enabled, place, goesOn, settings, mapping, limits, writeBack, false);
        }

        @Nullable
        String newSecret() {
            return secret == null || secret.isEmpty() ? null : secret;
        }

        @Override
        public String toString() {
            return "ConnectorForm of " + name;
        }
    }

    /**
     * @param id whose kept secret is used if the form has none; 0: of a new one
     * @param number in any writing
     */
    record ConnectorTrial(
            int id,
            @NotNull @Valid ConnectorForm connector,
            @NotNull String number,
            @NotNull String customerNumber,
            @NotNull String orderNumber) {}

    /** @param id whose kept secret is used if the form has none; 0: of a new one */
    record WriteTrial(int id, @NotNull @Valid ConnectorForm connector) {}

    @GetMapping
    Page<ConnectorRow> listConnectors(@AuthenticationPrincipal CurrentUser by, @ParameterObject Listing listing) {
        return listing.of(connectors.of(by.firmId()), one -> one.connector().name(), ConnectorsController::row);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ConnectorRow createConnector(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody ConnectorForm form) {
        return row(connectors.save(by.firmId(), form.toConnector(0), form.newSecret(), by.userId()));
    }

    @PutMapping("/{id}")
    ConnectorRow replaceConnector(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable @Positive int id,
            @Valid @RequestBody ConnectorForm form) {
        return row(connectors.save(by.firmId(), form.toConnector(id), form.newSecret(), by.userId()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeConnector(@AuthenticationPrincipal CurrentUser by, @PathVariable @Positive int id) {
        connectors.remove(by.firmId(), id);
    }

    /** What a connector, which need not be kept yet, says of somebody. Changes nothing. */
    @PostMapping("/try")
    Reply tryConnector(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody ConnectorTrial trial) {
        var country = directory.firm(by.firmId()).country();
        var keys = CallerKeys.ofNumber(
                        PhoneNumbers.e164(trial.number(), country).orElse(""), country)
                .with(trial.customerNumber().strip(), trial.orderNumber().strip());
        return connectors.tryOut(
                by.firmId(),
                trial.connector().toConnector(trial.id()),
                trial.connector().newSecret(),
                keys);
    }

    /** Writes an example where a connector, which need not be kept yet, would write. */
    @PostMapping("/try-writing")
    WriteReply tryToWrite(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody WriteTrial trial)
            throws InterruptedException {
        return connectors.tryToWrite(
                by.firmId(),
                trial.connector().toConnector(trial.id()),
                trial.connector().newSecret());
    }

    private static ConnectorRow row(ConnectorBook.AtWork one) {
        var connector = one.connector();
        return new ConnectorRow(
                connector.id(),
                connector.name(),
                connector.enabled(),
                connector.place(),
                connector.goesOn(),
                connector.settings(),
                connector.mapping(),
                connector.limits(),
                connector.writeBack(),
                connector.hasSecret(),
                one.source().state(),
                one.source().lastTrouble(),
                one.writer() == null ? null : one.writer().state());
    }
}
