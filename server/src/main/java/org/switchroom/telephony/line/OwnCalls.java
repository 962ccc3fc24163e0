package org.switchroom.telephony.line;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.cti.AgentDevice;
import org.switchroom.cti.CallControlPort.CallTarget;
import org.switchroom.cti.CallControlPort.CannotCall;
import org.switchroom.directory.DeskPhone;
import org.switchroom.directory.Directory;
import org.switchroom.directory.EmergencyNumbers;
import org.switchroom.directory.Menu;
import org.switchroom.directory.ShortNumber;
import org.switchroom.directory.User;
import org.switchroom.ivr.Script;
import org.switchroom.telephony.call.Arrival;
import org.switchroom.telephony.call.Calls;
import org.switchroom.telephony.call.DeviceAddress;
import org.switchroom.telephony.call.EmergencyCalls;
import org.switchroom.telephony.call.OwnCall;
import org.switchroom.wire.rtp.MediaPlane;
import org.switchroom.wire.rtp.MediaPlane.NoPortFree;
import org.switchroom.wire.sip.InboundInvite;

/** Calls that agents place, from a desk phone or from the page: to a colleague, a queue, a menu, or the outside. */
public final class OwnCalls {
    /** So long whoever asked for an emergency call waits to hear of a telephone that does not take it. */
    private static final long STILL_RINGING_MS = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(OwnCalls.class);
    private static final int LONGEST_SHORT_NUMBER = 6;

    private final Directory directory;
    private final OutsideNumbers outside;
    private final DeviceBook devices;
    private final DeviceWatch watch;
    private final Calls calls;
    private final MediaPlane plane;
    private final EmergencyCalls emergencies;
    private final long announceEveryMs;

    OwnCalls(
            Directory directory,
            OutsideNumbers outside,
            DeviceBook devices,
            DeviceWatch watch,
            Calls calls,
            MediaPlane plane,
            EmergencyCalls emergencies,
            long announceEveryMs) {
        this.directory = directory;
        this.outside = outside;
        this.devices = devices;
        this.watch = watch;
        this.calls = calls;
        this.plane = plane;
        this.emergencies = emergencies;
        this.announceEveryMs = announceEveryMs;
    }

    /**
     * Where a call is to go.
     *
     * @param dialled a short number or E.164; empty: of one without a short number
     * @param name of who is called; empty outside
     */
    private record Goal(OwnCall.Target target, String dialled, String name, Menu menu) {}

    // ---- from a desk phone

    void take(InboundInvite invite, DeskPhone phone) {
        try {
            var caller = watch.on(AgentDevice.desk(phone.id()))
                    .filter(there -> there.firmId() == phone.firmId())
                    .orElseThrow(() ->
                            CallRefused.because(403, "Forbidden", "Nobody is signed in here: dial *11 and your code"));
            var goal =
                    goal(phone.firmId(), caller.agentId(), invite.requestUri().user());
            var line = new Arrival.Calling(invite, plane.openRtp(), null);
            calls.open(arrival(phone.firmId(), caller.agentId(), line, goal));
        } catch (CallRefused refused) {
            refused.answer(invite);
        } catch (NoPortFree none) {
            CallRefused.busy().answer(invite);
        }
    }

    // ---- from the page

    /** @return the contact once it is begun, 0 of an emergency call; fails with {@link CannotCall} or as the desk refuses */
    public CompletableFuture<Long> place(int firmId, int agentId, CallTarget target) {
        try {
            var device = watch.deviceOf(agentId)
                    .flatMap(deviceId -> devices.addressOf(firmId, deviceId))
                    .orElseThrow(
                            () -> new CannotCall(
                                    "Your telephone is not connected. Sign in, or check it; in an emergency take another one."));
            if (target instanceof CallTarget.Written(var text)
                    && EmergencyNumbers.contain(
                            text.strip(), directory.firm(firmId).country())) {
                return callForHelp(firmId, agentId, device, text.strip());
            }
            var goal = goal(firmId, agentId, target);
            var line = new Arrival.ToBeFetched(device, goal.name());
            return calls.open(arrival(firmId, agentId, line, goal));
        } catch (CallRefused refused) {
            return CompletableFuture.failedFuture(new CannotCall(refused.why()));
        } catch (CannotCall impossible) {
            return CompletableFuture.failedFuture(impossible);
        } catch (NoPortFree none) {
            LOG.error("Agent {} cannot be rung for a call of his own", agentId, none);
            return CompletableFuture.failedFuture(
                    new CannotCall("Too many calls are going on. Try again in a moment."));
        }
    }

    private CompletableFuture<Long> callForHelp(int firmId, int agentId, DeviceAddress device, String dialled) {
        var from = "the page of agent " + agentId + " of firm " + firmId;
        watch.emergencyBegins(device.deviceId());
        return emergencies
                .place(
                        device,
                        agentId,
                        dialled,
                        from,
                        outside.emergency(firmId, dialled),
                        () -> watch.emergencyEnds(device.deviceId()))
                .orElseThrow(() ->
                        new CannotCall("No emergency call can go out from here. Take another telephone, at once."))
                .completeOnTimeout(true, STILL_RINGING_MS, TimeUnit.MILLISECONDS)
                .thenApply(begun -> {
                    if (!begun) {
                        throw new CannotCall(
                                "Your telephone is in a call, or refused this one. Hang up and call again, or take another telephone, at once.");
                    }
                    return 0L;
                });
    }

    private Goal goal(int firmId, int agentId, CallTarget target) throws CallRefused {
        return switch (target) {
            case CallTarget.Written(var text) -> goal(firmId, agentId, text);
            case CallTarget.Colleague(int id) -> colleague(firmId, agentId, id);
            case CallTarget.ToQueue(int id) -> queue(firmId, id);
        };
    }

    // ---- where to

    private Goal goal(int firmId, int agentId, String written) throws CallRefused {
        if (calls.full()) {
            throw CallRefused.busy();
        }
        var dialled = written.strip();
        var known = directory.shortNumber(firmId, dialled);
        if (known.isEmpty()) {
            return outside(firmId, dialled);
        }
        int id = known.get().targetId();
        return switch (known.get().kind()) {
            case AGENT -> colleague(firmId, agentId, id);
            case QUEUE -> queue(firmId, id);
            case MENU -> {
                var menu = directory.menu(firmId, id).orElseThrow(OwnCalls::unknown);
                yield new Goal(new OwnCall.ToMenu(), dialled, menu.name(), menu);
            }
        };
    }

    private Goal colleague(int firmId, int agentId, int id) throws CallRefused {
        var colleague = directory.agents(firmId).stream()
                .filter(user -> user.id() == id && id != agentId)
                .findFirst()
                .orElseThrow(OwnCalls::unknown);
        if (watch.deviceOf(id).isEmpty()) {
            throw CallRefused.because(480, "Temporarily Unavailable", colleague.displayName() + " is not signed in");
        }
        return new Goal(
                new OwnCall.Colleague(id),
                directory.shortNumberOf(firmId, ShortNumber.Kind.AGENT, id),
                colleague.displayName(),
                silentMenu(firmId, 0));
    }

    private Goal queue(int firmId, int id) throws CallRefused {
        var queue = directory.queue(firmId, id).orElseThrow(OwnCalls::unknown);
        return new Goal(
                new OwnCall.ToQueue(id),
                directory.shortNumberOf(firmId, ShortNumber.Kind.QUEUE, id),
                queue.name(),
                silentMenu(firmId, id));
    }

    private Goal outside(int firmId, String dialled) throws CallRefused {
        if (dialled.length() <= LONGEST_SHORT_NUMBER) {
            throw unknown();
        }
        var number = outside.check(firmId, dialled);
        if (number.e164().isEmpty()) {
            throw CallRefused.because(403, "Forbidden", number.refusal());
        }
        return new Goal(new OwnCall.Outside(number.e164()), number.e164(), "", silentMenu(firmId, 0));
    }

    private static CallRefused unknown() {
        return CallRefused.because(404, "Not Found", "Nobody here has this number");
    }

    private Menu silentMenu(int firmId, int queueId) {
        return Menu.silent(firmId, directory.firm(firmId).language(), queueId);
    }

    private Arrival arrival(int firmId, int agentId, Arrival.Line line, Goal goal) {
        var name = directory.user(firmId, agentId).map(User::displayName).orElse("");
        var ownNumber = directory.shortNumberOf(firmId, ShortNumber.Kind.AGENT, agentId);
        var own = new OwnCall(agentId, name, goal.target(), directory.firstNumber(firmId));
        boolean outward = goal.target() instanceof OwnCall.Outside;
        return new Arrival(
                firmId,
                line,
                outward ? own.callerId() : ownNumber,
                goal.dialled(),
                new Script(goal.menu(), null, announceEveryMs),
                Instant.now(),
                own);
    }
}
