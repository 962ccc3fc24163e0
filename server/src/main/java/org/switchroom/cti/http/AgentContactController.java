package org.switchroom.cti.http;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.switchroom.crm.CallerCard;
import org.switchroom.crm.CallerLookup;
import org.switchroom.crm.ContactNotes;
import org.switchroom.crm.ContactSubjects;
import org.switchroom.cti.AgentDevice;
import org.switchroom.cti.CallControlPort;
import org.switchroom.cti.CallControlPort.PickUp;
import org.switchroom.cti.live.AgentDesk;
import org.switchroom.directory.ChangeRefused;
import org.switchroom.directory.ChangeRefused.FieldProblem;
import org.switchroom.directory.CurrentUser;
import org.switchroom.engine.AgentState;
import org.switchroom.engine.Command;
import org.switchroom.engine.RejectCause;
import org.switchroom.pop.VerificationField;
import org.switchroom.pop.Verifications;

/** What the logged-in agent does with the contact in front of them; any other contact is refused. */
@RestController
@RequestMapping("/api/v1/agent/contacts/{contactId}")
@ResponseStatus(HttpStatus.NO_CONTENT)
class AgentContactController {
    private static final long LOOKUP_MS = 2_000;
    /** So long a desk phone may take to say that it will not; of one that says nothing it is taken that it will. */
    private static final long PICK_UP_MS = 2_000;

    private final AgentDesk agents;
    private final DeskOrders orders;
    private final ContactNotes notes;
    private final CallerLookup lookup;
    private final ContactSubjects subjects;
    private final Verifications verifications;
    private final ObjectProvider<CallControlPort> phones;
    private final LiveSocket pages;

    AgentContactController(
            AgentDesk agents,
            DeskOrders orders,
            ContactNotes notes,
            CallerLookup lookup,
            ContactSubjects subjects,
            Verifications verifications,
            ObjectProvider<CallControlPort> phones,
            LiveSocket pages) {
        this.pages = pages;
        this.agents = agents;
        this.orders = orders;
        this.notes = notes;
        this.lookup = lookup;
        this.subjects = subjects;
        this.verifications = verifications;
        this.phones = phones;
    }

    record DigitsRequest(
            @NotNull @Pattern(regexp = "[0-9*#A-D]{1,32}", message = "are 1 to 32 of 0-9, *, #, A-D")
            String digits) {}

    /** @param dispositionCode empty: none */
    record WrapUpRequest(
            @NotNull @Size(max = 64) String dispositionCode,
            @NotNull @Size(max = ContactNotes.MAX_NOTE) String note) {}

    /**
     * @param kind CUSTOMER or EMPLOYEE
     * @param id the customer's or employee's
     */
    record SubjectRequest(
            CallerCard.@NotNull Kind kind,
            @JsonFormat(shape = STRING) long id) {}

    /** @param fields answered rightly */
    record VerifyRequest(@NotNull @Size(max = 20) List<@NotNull VerificationField> fields) {}

    record ExtendRequest(@Positive @Max(3_600_000) long byMs) {}

    /**
     * Has the agent's page answer the call that rings there, or the desk phone if it can be told to; what comes of it is told as
     * for any answer. Other desk phones answer when their receiver is lifted, and this says so.
     */
    @PostMapping("/answer")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void answerContact(@AuthenticationPrincipal CurrentUser by, @PathVariable long contactId) {
        if (!agents.isAt(by.firmId(), by.userId(), contactId, AgentState.OFFERED)) {
            throw notYours(contactId, "Nothing rings at you of");
        }
        if (!AgentDevice.forPage(agents.deviceOf(by.firmId(), by.userId())).equals(AgentDevice.PAGE)) {
            answerOnDeskPhone(by, contactId);
        } else if (!pages.answer(by.userId(), contactId)) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "No page of yours with a microphone is connected. Open one, and let it use the microphone.");
        }
    }

    private void answerOnDeskPhone(CurrentUser by, long contactId) {
        var port = phones.getIfAvailable();
        var outcome = port == null
                ? PickUp.NOTHING_RINGS
                : port.pickUp(by.firmId(), contactId, by.userId())
                        .completeOnTimeout(PickUp.TOLD, PICK_UP_MS, TimeUnit.MILLISECONDS)
                        .join();
        switch (outcome) {
            case TOLD -> {}
            case NOT_OFFERED ->
                throw new ResponseStatusException(
                        HttpStatus.CONFLICT,
                        "The call rings at a desk phone. Lift its receiver, or press its answer key.");
            case REFUSED ->
                throw new ResponseStatusException(
                        HttpStatus.CONFLICT,
                        "The desk phone does not answer for you. Lift its receiver, or press its answer key.");
            case NOTHING_RINGS -> throw notYours(contactId, "Nothing rings at you of");
        }
    }

    @PostMapping("/decline")
    void declineContact(@AuthenticationPrincipal CurrentUser by, @PathVariable long contactId) {
        orders.give(by, new Command.RejectOffer(contactId, by.userId(), RejectCause.DECLINED));
    }

    @PostMapping("/hold")
    void holdContact(@AuthenticationPrincipal CurrentUser by, @PathVariable long contactId) {
        orders.give(by, new Command.HoldContact(contactId, by.userId()));
    }

    @PostMapping("/resume")
    void resumeContact(@AuthenticationPrincipal CurrentUser by, @PathVariable long contactId) {
        orders.give(by, new Command.ResumeContact(contactId, by.userId()));
    }

    @PostMapping("/hang-up")
    void hangUpContact(@AuthenticationPrincipal CurrentUser by, @PathVariable long contactId) {
        requireTalking(by, contactId);
        orders.give(by, new Command.LeaveContact(contactId, by.userId()));
    }

    @PostMapping("/digits")
    void sendDigits(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long contactId,
            @Valid @RequestBody DigitsRequest request) {
        requireTalking(by, contactId);
        phones.ifAvailable(port -> port.sendDigits(by.firmId(), contactId, by.userId(), request.digits()));
    }

    /** Kept first, then the agent is free: a note that cannot be kept stays on the page. Also for one just timed out. */
    @PostMapping("/wrap-up")
    void wrapUpContact(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long contactId,
            @Valid @RequestBody WrapUpRequest request) {
        var caller = agents.callerTalkedTo(by.firmId(), by.userId(), contactId)
                .orElseThrow(() -> notYours(contactId, "You have not talked to"));
        notes.wrapUp(by.firmId(), contactId, by.userId(), caller, request.dispositionCode(), request.note());
        if (agents.isAt(by.firmId(), by.userId(), contactId, AgentState.WRAP_UP)) {
            orders.give(by, new Command.FinishWrapUp(by.userId()));
        }
    }

    @PostMapping("/wrap-up/extend")
    void extendWrapUp(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long contactId,
            @Valid @RequestBody ExtendRequest request) {
        if (!agents.isAt(by.firmId(), by.userId(), contactId, AgentState.WRAP_UP)) {
            throw notYours(contactId, "You are not wrapping up");
        }
        orders.give(by, new Command.ExtendWrapUp(by.userId(), request.byMs()));
    }

    /** Who the caller is: one of several who have the number, or somebody found otherwise. */
    @PutMapping("/subject")
    void identifyCaller(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long contactId,
            @Valid @RequestBody SubjectRequest request) {
        if (!agents.isAt(
                by.firmId(),
                by.userId(),
                contactId,
                AgentState.OFFERED,
                AgentState.ON_CONTACT,
                AgentState.HELD,
                AgentState.WRAP_UP)) {
            throw notYours(contactId, "You have nothing to do with");
        }
        var number = agents.caller(by.firmId(), contactId)
                .map(AgentDesk.WaitingCaller::number)
                .orElse("");
        var who = lookup.of(by.firmId(), request.kind(), request.id(), number, LOOKUP_MS)
                .orElseThrow(() -> new ChangeRefused(
                        ChangeRefused.Kind.INVALID,
                        List.of(new FieldProblem("id", "is nobody's the records know (any more)."))));
        subjects.say(by.firmId(), contactId, request.kind(), request.id(), by.userId());
        agents.identify(contactId, by.userId(), who);
    }

    /** The customer has answered: it is the right one. */
    @PutMapping("/verification")
    void verifyCaller(
            @AuthenticationPrincipal CurrentUser by,
            @PathVariable long contactId,
            @Valid @RequestBody VerifyRequest request) {
        requireTalking(by, contactId);
        var card = agents.caller(by.firmId(), contactId)
                .map(AgentDesk.WaitingCaller::card)
                .orElseThrow(() -> notYours(contactId, "There is no card yet of"));
        agents.verified(contactId, verifications.verify(by.firmId(), contactId, card, request.fields(), by.userId()));
    }

    private void requireTalking(CurrentUser by, long contactId) {
        if (!agents.isAt(by.firmId(), by.userId(), contactId, AgentState.ON_CONTACT, AgentState.HELD)) {
            throw notYours(contactId, "You are not talking to");
        }
    }

    private static ResponseStatusException notYours(long contactId, String what) {
        return new ResponseStatusException(
                HttpStatus.CONFLICT, what + " contact " + contactId + ". The page shows the true state in a moment.");
    }
}
