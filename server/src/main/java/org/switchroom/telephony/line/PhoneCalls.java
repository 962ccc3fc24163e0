package org.switchroom.telephony.line;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.switchroom.cti.AgentDevice;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.Directory;
import org.switchroom.directory.EmergencyNumbers;
import org.switchroom.directory.User;
import org.switchroom.engine.Command;
import org.switchroom.ivr.Sentences;
import org.switchroom.ivr.Sentences.Confirmation;
import org.switchroom.routing.RoutingDesk;
import org.switchroom.telephony.call.EmergencyCalls;
import org.switchroom.telephony.call.SpokenAnswer;
import org.switchroom.wire.sip.InboundInvite;
import org.switchroom.wire.sip.SourceLimiter;

/** Calls that desk phones make: feature codes, confirmed by voice; anything else is whom the agent there calls. */
final class PhoneCalls {
    private static final String BREAK = "BREAK";

    private final Directory directory;
    private final RoutingDesk desk;
    private final PhoneDoor door;
    private final Bindings bindings;
    private final DeviceWatch watch;
    private final SourceLimiter wrongCodes;
    private final SpokenAnswer answers;
    private final OwnCalls ownCalls;
    private final OutsideNumbers outside;
    private final EmergencyCalls emergencies;

    PhoneCalls(
            Directory directory,
            RoutingDesk desk,
            PhoneDoor door,
            Bindings bindings,
            DeviceWatch watch,
            SourceLimiter wrongCodes,
            SpokenAnswer answers,
            OwnCalls ownCalls,
            OutsideNumbers outside,
            EmergencyCalls emergencies) {
        this.directory = directory;
        this.desk = desk;
        this.door = door;
        this.bindings = bindings;
        this.watch = watch;
        this.wrongCodes = wrongCodes;
        this.answers = answers;
        this.ownCalls = ownCalls;
        this.outside = outside;
        this.emergencies = emergencies;
    }

    /** A desk phone's call, by what it says of itself: a feature code, or sent from where that phone is registered. */
    boolean claims(InboundInvite invite) {
        return directory
                .deskPhone(invite.from().uri().user())
                .filter(phone -> invite.requestUri().user().startsWith("*") || isThere(phone, invite))
                .isPresent();
    }

    private boolean isThere(DeskPhone phone, InboundInvite invite) {
        return bindings.find(AgentDevice.desk(phone.id()))
                .filter(binding -> binding.flow().token().equals(invite.flow().token()))
                .isPresent();
    }

    void take(InboundInvite invite) {
        door.enter(invite, invite.from().uri().user()).ifPresent(phone -> {
            var dialled = invite.requestUri().user();
            var code = FeatureCode.of(dialled);
            var firm = directory.firm(phone.firmId());
            if (EmergencyNumbers.contain(dialled, firm.country())) {
                var from = "desk phone " + phone.sipUser() + " of firm " + firm.id();
                var deviceId = AgentDevice.desk(phone.id());
                watch.emergencyBegins(deviceId);
                emergencies.take(
                        invite, from, outside.emergency(firm.id(), dialled), () -> watch.emergencyEnds(deviceId));
            } else if (code.isEmpty()) {
                ownCalls.take(invite, phone);
            } else {
                perform(code.get(), phone, invite);
            }
        });
    }

    private void perform(FeatureCode code, DeskPhone phone, InboundInvite invite) {
        var done = switch (code) {
            case FeatureCode.SignIn(String loginCode) -> signIn(loginCode, phone, invite);
            case FeatureCode.SignOut() -> asSignedIn(phone, Command.SignOut::new);
            case FeatureCode.Available() -> asSignedIn(phone, Command.SetAvailable::new);
            case FeatureCode.NotReady() ->
                asSignedIn(phone, agentId -> new Command.SetNotReady(agentId, reason(phone.firmId())));
        };
        done.whenComplete((_, failure) -> confirm(invite, phone, failure == null ? confirmation(code) : null));
    }

    private CompletableFuture<?> signIn(String loginCode, DeskPhone phone, InboundInvite invite) {
        var source = invite.source().getAddress();
        if (wrongCodes.exhausted(source)) {
            return refused();
        }
        var agent = directory.agents(phone.firmId()).stream()
                .filter(user -> user.loginCode().equals(loginCode))
                .findFirst();
        if (agent.isEmpty()) {
            wrongCodes.charge(source);
            return refused();
        }
        return signIn(agent.get(), phone);
    }

    private CompletableFuture<?> signIn(User agent, DeskPhone phone) {
        return desk.submit(phone.firmId(), new Command.SignIn(agent.id(), AgentDevice.desk(phone.id())));
    }

    private CompletableFuture<?> asSignedIn(DeskPhone phone, IntFunction<Command> command) {
        return watch.on(AgentDevice.desk(phone.id()))
                .filter(there -> there.firmId() == phone.firmId())
                .<CompletableFuture<?>>map(there -> desk.submit(phone.firmId(), command.apply(there.agentId())))
                .orElseGet(PhoneCalls::refused);
    }

    private static CompletableFuture<?> refused() {
        return CompletableFuture.failedFuture(new IllegalStateException("no such agent here"));
    }

    private String reason(int firmId) {
        return directory.reasonCodes(firmId).stream()
                .map(Directory.ReasonCode::code)
                .findFirst()
                .orElse(BREAK);
    }

    private static Confirmation confirmation(FeatureCode code) {
        return switch (code) {
            case FeatureCode.SignIn _ -> Confirmation.SIGNED_IN;
            case FeatureCode.SignOut _ -> Confirmation.SIGNED_OUT;
            case FeatureCode.Available _ -> Confirmation.AVAILABLE;
            case FeatureCode.NotReady _ -> Confirmation.NOT_READY;
        };
    }

    private void confirm(InboundInvite invite, DeskPhone phone, @Nullable Confirmation what) {
        var language = directory.firm(phone.firmId()).language();
        answers.give(invite, Sentences.in(language).confirm(what == null ? Confirmation.REFUSED : what));
    }
}
