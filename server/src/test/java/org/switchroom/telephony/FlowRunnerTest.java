package org.switchroom.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.switchroom.directory.Menu;
import org.switchroom.directory.OverflowRule;
import org.switchroom.directory.Queue;
import org.switchroom.directory.Role;
import org.switchroom.directory.User;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.Event;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.OverflowTarget;
import org.switchroom.engine.OverflowTrigger;
import org.switchroom.engine.QueuedCause;
import org.switchroom.engine.Refusal;
import org.switchroom.engine.Requirements;
import org.switchroom.ivr.CallMailbox;
import org.switchroom.ivr.CallMedia;
import org.switchroom.ivr.CallMedia.Taken;
import org.switchroom.ivr.FlowRunner;
import org.switchroom.ivr.Prompt;
import org.switchroom.ivr.Script;
import org.switchroom.ivr.Wayfinder;
import org.switchroom.ivr.Wayfinder.Goal;
import org.switchroom.ivr.Wayfinder.Way;
import org.switchroom.routing.CommandRefused;

/** A caller who has pressed a key comes into a queue, whatever becomes of the rules. */
class FlowRunnerTest {
    private static final int SUPPORT = 1;
    private static final int TRUCKS = 2;
    private static final Command AS_THE_MENU_SAID = new Command.EnqueueContact(9, SUPPORT, 0, Requirements.NONE);
    private static final Menu MENU = new Menu(
            7,
            1,
            "Main",
            "en",
            "Welcome",
            "Support 1",
            "Closed",
            List.of(new Menu.Choice("1", SUPPORT)),
            SUPPORT,
            3,
            5_000);

    private static final Grounds BY_RULE = new Grounds(3, "Trucks", List.of(), List.of());

    private final FakeDesk desk = new FakeDesk();
    private final FakeDirectory directory = new FakeDirectory();

    private List<Command> commandsWhenKeyIsPressed(Way way) {
        var runner =
                new FlowRunner(new Script(MENU, null, 30_000), 9, new Silence(), desk, directory, new AtOnce(), way);
        runner.start(Instant.EPOCH);
        runner.key('1');
        return desk.submitted.stream().map(FakeDesk.Submitted::command).toList();
    }

    @Test
    void aWayThatFailsLeadsWhereTheMenuSaid() {
        assertThat(commandsWhenKeyIsPressed(
                        (queueId, key) -> CompletableFuture.failedFuture(new IllegalStateException("broken"))))
                .containsExactly(AS_THE_MENU_SAID);
    }

    @Test
    void aWayThatThrowsLeadsWhereTheMenuSaid() {
        assertThat(commandsWhenKeyIsPressed((queueId, key) -> {
                    throw new IllegalStateException("broken");
                }))
                .containsExactly(AS_THE_MENU_SAID);
    }

    @Test
    void whatARuleWishesForAndTheEngineRefusesGoesAsTheMenuSaidAndTheLogIsToldWhy() {
        desk.refusals.add(new CommandRefused(Refusal.LIMIT_REACHED, "Too many."));
        assertThat(commandsWhenKeyIsPressed(new ToTrucks()))
                .containsExactly(
                        new Command.EnqueueContact(9, TRUCKS, 5, Requirements.NONE, BY_RULE),
                        new Command.EnqueueContact(9, SUPPORT, 0, Requirements.NONE, BY_RULE.with(Grounds.REFUSED)));
    }

    @Test
    void theMenusWordIsNotTriedTwice() {
        desk.refusals.add(new CommandRefused(Refusal.LIMIT_REACHED, "Too many."));
        desk.refusals.add(new CommandRefused(Refusal.LIMIT_REACHED, "Too many."));
        assertThat(commandsWhenKeyIsPressed(new ToTrucks())).hasSize(2);
    }

    @Test
    void whatTheEngineAgreesToIsAskedOnce() {
        assertThat(commandsWhenKeyIsPressed(new ToTrucks())).hasSize(1);
    }

    @Test
    void whatACallerIsToldIsHeardOutBeforeWhatFollows() {
        var media = new Silence();
        var script = new Script(MENU, null, 30_000);
        var runner = new FlowRunner(script, 9, media, desk, new FakeDirectory(), new AtOnce(), new ToTrucks());
        runner.startIn(SUPPORT);
        media.played.clear();
        runner.overflowed(nobodyIsThere(OverflowTarget.Kind.ANNOUNCEMENT));
        runner.queued(new Event.ContactQueued(9, TRUCKS, 0, 1, 0, QueuedCause.OVERFLOW));
        runner.overflowed(nobodyIsThere(OverflowTarget.Kind.VOICEMAIL));
        assertThat(media.played).containsExactly(List.of(script.sentences().queueFull()));
        media.heard.run();
        assertThat(media.played).last().isEqualTo(List.of(script.sentences().leaveMessage()));
    }

    private static Event.ContactOverflowed nobodyIsThere(OverflowTarget.Kind target) {
        return new Event.ContactOverflowed(9, SUPPORT, SUPPORT, 0, OverflowTrigger.NOBODY, target, 0);
    }

    /** Somebody serves the usual queue, nobody the one that the key leads to. */
    private List<Command> commandsWhenNobodyServesTheOneChosen(OverflowRule... overflow) {
        directory.agents.add(new User(4, 1, "a", "A", Set.of(Role.AGENT), "en", "", true));
        directory.queues.add(
                new Queue(SUPPORT, 1, "Support", 10_000, 0, 10, 20, List.of(5)).overflowing(List.of(overflow)));
        directory.queues.add(new Queue(TRUCKS, 1, "Trucks", 10_000, 0, 10, 20, List.of(4)));
        var runner = new FlowRunner(
                new Script(usually(TRUCKS), null, 30_000),
                9,
                new Silence(),
                desk,
                directory,
                new AtOnce(),
                Wayfinder.asTheMenuSays(directory, 1));
        runner.start(Instant.EPOCH);
        runner.key('1');
        return desk.submitted.stream().map(FakeDesk.Submitted::command).toList();
    }

    private static Menu usually(int queueId) {
        return new Menu(7, 1, "Main", "en", "Hello", "1?", "Closed", MENU.choices(), queueId, 3, 5_000);
    }

    @Test
    void aQueueThatNobodyServesGivesWayToTheUsualOneAndTheLogIsToldWhy() {
        assertThat(commandsWhenNobodyServesTheOneChosen())
                .containsExactly(new Command.EnqueueContact(
                        9, TRUCKS, 0, Requirements.NONE, Grounds.NONE.with(Grounds.MENU_UNSERVED)));
    }

    @Test
    void aQueueThatSaysWhereCallersGoWhenNobodyIsThereDoesNot() {
        var voicemail = new OverflowRule(OverflowTrigger.NOBODY, 0, "", OverflowTarget.Kind.VOICEMAIL, 0, 0, "");
        assertThat(commandsWhenNobodyServesTheOneChosen(voicemail)).containsExactly(AS_THE_MENU_SAID);
    }

    private final class ToTrucks implements Way {
        @Override
        public CompletableFuture<Goal> from(int queueId, String key) {
            return CompletableFuture.completedFuture(new Goal(TRUCKS, 5, Requirements.NONE, BY_RULE));
        }
    }

    private static final class AtOnce implements CallMailbox {
        @Override
        public void execute(Runnable action) {
            action.run();
        }

        @Override
        public Timer after(long ms, Runnable action) {
            return () -> {};
        }

        @Override
        public void inAnyCase(long ms, Runnable action) {}
    }

    private static final class Silence implements CallMedia {
        private final List<List<Prompt>> played = new ArrayList<>();
        private Runnable heard = () -> {};

        @Override
        public void takeMessage(MessageFor queue, Consumer<Taken> ended) {}

        @Override
        public void endMessage() {}

        @Override
        public void play(List<Prompt> prompts, Runnable done) {
            played.add(prompts);
            heard = done;
        }

        @Override
        public void playMusic() {}

        @Override
        public void stopPlaying() {}

        @Override
        public boolean asksForCallback() {
            return true;
        }

        @Override
        public String callbackNumber(String written) {
            return "";
        }

        @Override
        public long earlierContact() {
            return 0;
        }

        @Override
        public void leaveLine() {}

        @Override
        public void end(EndCause cause) {}
    }
}
