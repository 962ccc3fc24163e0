package org.switchroom.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.phones.Crowd;
import org.switchroom.phones.DeskPhone;
import org.switchroom.phones.Line;
import org.switchroom.phones.PhoneBank;
import org.switchroom.phones.Reaction;
import org.switchroom.phones.Speech;

/**
 * Agents at desk phones who do what a person can do there: register, dial in, lift the receiver, talk, hang up, miss a call now
 * and then, take a break, and ask a colleague something before it is over.
 */
final class SimulatedAgents {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedAgents.class);
    private static final String SIGN_IN = "*11";
    private static final String AVAILABLE = "*13";
    private static final String NOT_READY = "*14";
    private static final Duration PATIENCE_WITH_THE_SERVER = Duration.ofSeconds(20);
    private static final Duration SHIFT_BETWEEN_BREAKS = Duration.ofMinutes(7);
    private static final Duration SHORTEST_TALK = Duration.ofSeconds(12);
    private static final Duration MEAN_TALK_BEYOND = Duration.ofSeconds(16);

    private final PhoneBank bank;
    private final InetSocketAddress server;

    SimulatedAgents(PhoneBank bank, InetSocketAddress server) {
        this.bank = bank;
        this.server = server;
    }

    /** Works until interrupted. Blocks; meant for a virtual thread. */
    void work(DemoCast.SimulatedAgent agent, int number) {
        var whims = new Crowd(number, DemoTraffic.TIDE);
        var account = Line.account(server, agent.sipUser(), agent.sipPassword());
        var phone = bank.install(account, () -> reaction(whims, number));
        try {
            phone.register().get(PATIENCE_WITH_THE_SERVER.toSeconds(), TimeUnit.SECONDS);
            while (true) {
                begin(phone, agent);
                workUntilBreak(phone, agent, whims);
                dial(phone, NOT_READY);
                Thread.sleep(whims.between(Duration.ofSeconds(30), Duration.ofSeconds(90)));
                if (whims.chance(0.6)) {
                    ask(
                            phone,
                            agent.colleagues().get(whims.pick(agent.colleagues().size())),
                            number);
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException | TimeoutException problem) {
            LOG.warn("The simulated agent on {} stays away", agent.sipUser(), problem);
        } finally {
            phone.close();
        }
    }

    /** Signed in already, the first code changes nothing. */
    private static void begin(DeskPhone phone, DemoCast.SimulatedAgent agent) throws IOException, InterruptedException {
        dial(phone, SIGN_IN + agent.loginCode());
        dial(phone, AVAILABLE);
    }

    /** Who missed a call is not ready, and who was not heard not there at all: they have to say again that they are. */
    private void workUntilBreak(DeskPhone phone, DemoCast.SimulatedAgent agent, Crowd whims)
            throws InterruptedException, IOException {
        long until = System.nanoTime()
                + SHIFT_BETWEEN_BREAKS.plus(whims.about(SHIFT_BETWEEN_BREAKS)).toNanos();
        while (System.nanoTime() < until) {
            Thread.sleep(whims.between(Duration.ofSeconds(20), Duration.ofSeconds(40)));
            if (!phone.inUse()) {
                begin(phone, agent);
            }
        }
    }

    private static Reaction reaction(Crowd whims, int number) {
        if (whims.chance(0.03)) {
            return new Reaction.LetRing();
        }
        if (whims.chance(0.02)) {
            return new Reaction.Refuse(Duration.ofSeconds(1), 486);
        }
        return new Reaction.Answer(
                whims.between(Duration.ofSeconds(1), Duration.ofSeconds(5)),
                SHORTEST_TALK.plus(whims.about(MEAN_TALK_BEYOND)),
                Speech.agent(number));
    }

    /** Says what there is to say, unless nobody answers. */
    private static void ask(DeskPhone phone, String colleague, int number) throws IOException, InterruptedException {
        var call = phone.dial(colleague);
        call.answered().thenRun(() -> call.say(Speech.agent(number)));
        try {
            call.ended().get(SHORTEST_TALK.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException said) {
            LOG.debug("Enough was said to {}", colleague);
        } finally {
            call.hangUp();
        }
    }

    /** Dials a code and listens to the end of the confirmation. */
    private static void dial(DeskPhone phone, String code) throws IOException, InterruptedException {
        var call = phone.dial(code);
        try {
            call.ended().get(PATIENCE_WITH_THE_SERVER.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException endless) {
            LOG.debug("No end of the answer to {}", code, endless);
        } finally {
            call.hangUp();
        }
    }
}
