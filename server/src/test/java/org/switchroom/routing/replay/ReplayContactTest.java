package org.switchroom.routing.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.engine.Command;
import org.switchroom.engine.EndCause;
import org.switchroom.engine.EndedBy;
import org.switchroom.engine.Grounds;
import org.switchroom.engine.Grounds.Passed;
import org.switchroom.engine.QueueRules;
import org.switchroom.engine.RejectCause;
import org.switchroom.engine.Requirements;
import org.switchroom.engine.Requirements.Need;
import org.switchroom.engine.Requirements.Step;
import org.switchroom.engine.RoutingProfile;
import org.switchroom.engine.Service;
import org.switchroom.engine.Skill;
import org.switchroom.engine.Strategy;
import org.switchroom.routing.desk.DeskOnDisk;
import org.switchroom.routing.store.SnapshotStore;

/** What is told of a contact is what the desk has decided, with its reasons, while the desk goes on. */
class ReplayContactTest {
    private static final int FIRM = 3;
    private static final int QUEUE = 7;
    private static final int SKILL = 4;

    @TempDir
    Path directory;

    private List<String> told(long contactId) throws IOException {
        var lines = new ArrayList<String>();
        ReplayContact.tell(directory.resolve("journal"), contactId, lines::add);
        return lines;
    }

    private static void agent(DeskOnDisk desk, int agentId, int tier, int level) {
        desk.submit(
                FIRM,
                new Command.DefineAgent(
                        agentId,
                        new RoutingProfile(
                                List.of(new Service(QUEUE, tier, 0, 100, 0)), List.of(new Skill(SKILL, level)))));
    }

    private static long opened(DeskOnDisk desk) {
        long contactId = desk.desk().nextContactId();
        desk.submit(FIRM, new Command.OpenContact(contactId, "+4930111", "+4940999"));
        return contactId;
    }

    @Test
    void tellsWhoWasAskedAndWhyNotTheOthers() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            desk.submit(
                    FIRM,
                    new Command.DefineQueue(QUEUE, new QueueRules(20_000, 5_000, 10, Strategy.FEWEST_CONTACTS, 0, 0)));
            for (int agentId = 1; agentId <= 6; agentId++) {
                agent(desk, agentId, agentId == 5 ? 2 : 1, agentId == 4 ? 2 : 8);
            }
            long before = opened(desk);
            desk.submit(FIRM, new Command.EnqueueContact(before, QUEUE, 0));
            desk.available(FIRM, 1);
            desk.submit(FIRM, new Command.AcceptOffer(before, 1));
            desk.submit(FIRM, new Command.SignIn(2, "desk:2"));
            desk.submit(FIRM, new Command.SetNotReady(2, "LUNCH"));
            List.of(3, 4, 5).forEach(agentId -> desk.available(FIRM, agentId));

            long contactId = opened(desk);
            desk.submit(FIRM, new Command.EnqueueContact(contactId, QUEUE, 2, Requirements.always(new Need(SKILL, 5))));
            desk.submit(FIRM, new Command.RejectOffer(contactId, 3, RejectCause.DECLINED));
            desk.submit(FIRM, new Command.AcceptOffer(contactId, 5));
            desk.submit(FIRM, new Command.EndContact(contactId, EndedBy.CALLER, EndCause.HANG_UP));
            desk.submit(FIRM, new Command.FinishWrapUp(5));
            opened(desk);

            assertThat(String.join("\n", told(contactId)))
                    .containsSubsequence(
                            "Contact " + contactId + " of firm 3",
                            "opened: +4930111 dialled +4940999",
                            "comes into queue 7 at position 1 with priority 2",
                            "requires skill 4 at 5",
                            "offered to agent 3 on desk:3",
                            "why: FEWEST_CONTACTS among 2 who could take it; tier 1, match 8",
                            "not agent 1: busy with contact " + before,
                            "not agent 2: not ready (LUNCH)",
                            "not agent 4: free, but skill 4 is required at 5 and there at 2",
                            "not agent 5: free, but tier 2 comes after tier 1, would have been next",
                            "not agent 6: offline",
                            "agent 3 is rung no longer: DECLINED",
                            "offered to agent 5",
                            "not agent 3: not ready (PHONE_REFUSED)",
                            "connected with agent 5",
                            "parted from agent 5: CALLER_HUNG_UP",
                            "ended: ANSWERED",
                            "agent 5 has wrapped up: AGENT",
                            "In all: menu ",
                            "wrap-up ")
                    .doesNotContain("It goes on");
        }
    }

    @Test
    void tellsWhichRuleSentItThereAndWhyNotTheOnesBefore() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            desk.queue(FIRM, QUEUE, 20_000, 0);
            long contactId = opened(desk);
            var grounds = new Grounds(3, "Best", List.of(new Passed(2, "TIME")), List.of("PERSON_GONE"));
            desk.submit(FIRM, new Command.EnqueueContact(contactId, QUEUE, 0, Requirements.NONE, grounds));
            long other = opened(desk);
            var none = new Grounds(0, "", List.of(new Passed(2, "TIME")), List.of());
            desk.submit(FIRM, new Command.EnqueueContact(other, QUEUE, 0, Requirements.NONE, none));

            assertThat(String.join("\n", told(contactId)))
                    .containsSubsequence(
                            "rule 3 \"Best\" holds: goes to queue 7",
                            "rule 2 does not hold: TIME",
                            "not all of it could be done: PERSON_GONE",
                            "comes into queue 7");
            assertThat(String.join("\n", told(other)))
                    .containsSubsequence(
                            "no rule holds: goes to queue 7, as the menu said", "rule 2 does not hold: TIME");
        }
    }

    @Test
    void tellsWhoWasServedBeforeAndWhatWasAskedInTime() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            desk.queue(FIRM, QUEUE, 20_000, 0);
            agent(desk, 1, 1, 3);
            var requirements = new Requirements(
                    List.of(new Step(0, List.of(new Need(SKILL, 9))), new Step(1, List.of(new Need(SKILL, 2)))),
                    List.of(5));
            long first = desk.call(FIRM, QUEUE);
            long contactId = opened(desk);
            desk.submit(FIRM, new Command.EnqueueContact(contactId, QUEUE, 0, requirements));
            long asked = System.currentTimeMillis();
            await().pollInterval(Duration.ofMillis(1)).until(() -> System.currentTimeMillis() > asked + 1);
            desk.available(FIRM, 1);
            desk.submit(FIRM, new Command.EndContact(first, EndedBy.CALLER, EndCause.HANG_UP));

            assertThat(String.join("\n", told(contactId)))
                    .containsSubsequence(
                            "comes into queue 7 at position 2",
                            "requires skill 4 at 9",
                            "prefers skill 5",
                            "asks anew after 0.0 s in the queue",
                            "contact " + first + " is before it: came ",
                            "not agent 1: offline",
                            "asks for less after waiting: stage 1",
                            "agent 1 is offered contact " + first + " of queue 7 first: came ",
                            "offered to agent 1",
                            "It goes on");
        }
    }

    @Test
    void goesOnFromASnapshotAndSaysWhatItCannotTell() throws IOException {
        long old;
        long late;
        try (var desk = new DeskOnDisk(directory, 16_384, 50)) {
            desk.queue(FIRM, QUEUE, 20_000, 0);
            old = desk.call(FIRM, QUEUE);
            for (int i = 0; i < 2_000; i++) {
                desk.submit(FIRM, new Command.EndContact(desk.call(FIRM, QUEUE), EndedBy.CALLER, EndCause.HANG_UP));
            }
            late = desk.call(FIRM, QUEUE);
            assertThat(String.join("\n", told(late))).contains("contact " + old + " is before it", "It goes on");
            assertThat(told(old)).hasSizeGreaterThan(2);
        }
        Files.delete(segment());
        var journal = directory.resolve("journal");
        assertThatThrownBy(() -> told(old))
                .isInstanceOf(ReplayContact.NoStory.class)
                .hasMessageContaining("Contact " + old + " is not in the journal in " + journal)
                .hasMessageContaining("unknown, or older");
        assertThat(told(late)).isNotEmpty();
        try (var files = Files.list(journal.resolve("snapshots"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThatThrownBy(() -> told(late)).hasMessageContaining("and has no older state to start from");
    }

    @Test
    void aSnapshotOfAnotherVersionIsPassedOver() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            desk.queue(FIRM, QUEUE, 20_000, 0);
            long contactId = desk.call(FIRM, QUEUE);
            new SnapshotStore(directory.resolve("journal/snapshots"))
                    .write(new SnapshotStore.Stored(1, List.of(new byte[] {0, 3, 1, 2})));
            assertThat(String.join("\n", told(contactId))).contains("comes into queue 7");
        }
    }

    @Test
    void aContactThatIsNotThereOrNoJournalIsSaidInOneLine() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            desk.queue(FIRM, QUEUE, 20_000, 0);
        }
        assertThatThrownBy(() -> told(5))
                .hasMessage("Contact 5 is not in the journal in " + directory.resolve("journal"));
        assertThatThrownBy(() -> ReplayContact.tell(directory.resolve("nowhere"), 5, line -> {}))
                .hasMessageStartingWith("There is no journal in " + directory.resolve("nowhere"));
    }

    @Test
    void readingLeavesTheJournalAsItWas() throws IOException {
        try (var desk = new DeskOnDisk(directory)) {
            desk.queue(FIRM, QUEUE, 20_000, 0);
            long contactId = desk.call(FIRM, QUEUE);
            var segment = segment();
            byte[] whole = Files.readAllBytes(segment);
            Files.write(segment, new byte[] {0, 0, 0, 60, 1, 2, 3}, StandardOpenOption.APPEND);
            assertThat(told(contactId)).isNotEmpty();
            assertThat(Files.size(segment)).as("half a batch is left alone").isEqualTo(whole.length + 7);
        }
    }

    private Path segment() throws IOException {
        try (var files = Files.list(directory.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
