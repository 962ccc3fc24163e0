package org.switchroom.cti.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.switchroom.crm.Dispositions;
import org.switchroom.crm.Dispositions.Disposition;
import org.switchroom.cti.AgentDevice;
import org.switchroom.cti.AgentView;
import org.switchroom.cti.live.AgentDesk;
import org.switchroom.cti.live.AgentViews;
import org.switchroom.directory.CurrentUser;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.Directory;
import org.switchroom.directory.Directory.ReasonCode;
import org.switchroom.directory.User;
import org.switchroom.engine.Command;

/** The logged-in agent: there or not, on which device, ready or why not. */
@RestController
@RequestMapping("/api/v1/agent")
class AgentController {
    private final AgentDesk agents;
    private final AgentViews views;
    private final DeskOrders orders;
    private final Directory directory;
    private final Dispositions dispositions;

    AgentController(
            AgentDesk agents, AgentViews views, DeskOrders orders, Directory directory, Dispositions dispositions) {
        this.agents = agents;
        this.views = views;
        this.orders = orders;
        this.directory = directory;
        this.dispositions = dispositions;
    }

    record SignInRequest(
            @NotNull @Pattern(regexp = "browser|desk", message = "is browser or desk")
            String device,

            @Nullable @Positive Integer deskPhoneId) {}

    record StateRequest(
            @NotNull @Pattern(regexp = "AVAILABLE|NOT_READY", message = "is AVAILABLE or NOT_READY")
            String state,

            @Nullable String reasonCode) {}

    /** @param usedBy who is signed in on it; null: nobody */
    record DeskPhoneChoice(
            int id,
            String label,
            boolean registered,
            @Nullable String usedBy) {}

    @GetMapping
    AgentView agent(@AuthenticationPrincipal CurrentUser by) {
        return views.of(by.firmId(), by.userId());
    }

    @PostMapping("/sign-in")
    AgentView signIn(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody SignInRequest request) {
        var deviceId = request.device().equals("browser")
                ? AgentDevice.browser(by.userId())
                : AgentDevice.desk(phone(by, request.deskPhoneId()).id());
        return orders.give(by, new Command.SignIn(by.userId(), deviceId));
    }

    private DeskPhone phone(CurrentUser by, @Nullable Integer id) {
        return directory.deskPhones().stream()
                .filter(phone -> phone.firmId() == by.firmId() && id != null && phone.id() == id)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.UNPROCESSABLE_CONTENT, "There is no such desk phone: choose one of the list."));
    }

    @PostMapping("/sign-out")
    AgentView signOut(@AuthenticationPrincipal CurrentUser by) {
        return orders.give(by, new Command.SignOut(by.userId()));
    }

    @PutMapping("/state")
    AgentView setState(@AuthenticationPrincipal CurrentUser by, @Valid @RequestBody StateRequest request) {
        if (request.state().equals("AVAILABLE")) {
            refuseWithoutPhone(by);
            return orders.give(by, new Command.SetAvailable(by.userId()));
        }
        var code = request.reasonCode();
        if (code == null
                || directory.reasonCodes(by.firmId()).stream()
                        .noneMatch(r -> r.code().equals(code))) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "There is no such reason: choose one of the list.");
        }
        return orders.give(by, new Command.SetNotReady(by.userId(), code));
    }

    /** An agent whose phone cannot ring would only cost the callers time. */
    private void refuseWithoutPhone(CurrentUser by) {
        var deviceId = agents.deviceOf(by.firmId(), by.userId());
        if (!deviceId.isEmpty() && !agents.ready(by.firmId(), deviceId)) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    deviceId.equals(AgentDevice.browser(by.userId()))
                            ? "Your browser's phone is not connected. Wait a moment, or load the page anew."
                            : "Your desk phone is not registered. Check its network, or sign in on another device.");
        }
    }

    /** One of the queues served, until it is resumed or the agent signs out. */
    @PutMapping("/queues/{queueId}")
    AgentView pauseQueue(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable int queueId,
            @Valid @RequestBody PauseRequest request) {
        return orders.give(by, request.command(by.userId(), queueId, by.userId()));
    }

    @GetMapping("/reason-codes")
    List<ReasonCode> listOwnReasonCodes(@AuthenticationPrincipal CurrentUser by) {
        return directory.reasonCodes(by.firmId());
    }

    @GetMapping("/dispositions")
    List<Disposition> listOwnDispositions(@AuthenticationPrincipal CurrentUser by) {
        return dispositions.of(by.firmId());
    }

    @GetMapping("/desk-phones")
    List<DeskPhoneChoice> listOwnDeskPhones(@AuthenticationPrincipal CurrentUser by) {
        return directory.deskPhones().stream()
                .filter(phone -> phone.firmId() == by.firmId())
                .map(phone -> choice(by, phone))
                .toList();
    }

    private DeskPhoneChoice choice(CurrentUser by, DeskPhone phone) {
        var deviceId = AgentDevice.desk(phone.id());
        var usedBy = agents.agentOn(by.firmId(), deviceId);
        return new DeskPhoneChoice(
                phone.id(),
                phone.label(),
                agents.ready(by.firmId(), deviceId),
                usedBy.isEmpty()
                        ? null
                        : directory
                                .user(by.firmId(), usedBy.getAsInt())
                                .map(User::displayName)
                                .orElse(""));
    }
}
