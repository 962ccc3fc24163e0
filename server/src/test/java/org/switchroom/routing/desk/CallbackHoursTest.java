package org.switchroom.routing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.switchroom.database.TestDatabase;
import org.switchroom.directory.CallbackRules;
import org.switchroom.directory.Directory;
import org.switchroom.directory.DirectoryEditor;
import org.switchroom.directory.OverflowRule;
import org.switchroom.directory.Queue;
import org.switchroom.directory.TestFirm;
import org.switchroom.engine.Command;
import org.switchroom.engine.Event;
import org.switchroom.engine.Event.CallbacksHeld;
import org.switchroom.engine.OverflowTarget.Kind;
import org.switchroom.engine.OverflowTrigger;

/** Queues call back from 9 to 20 o'clock in Berlin, on a summer's day that the engine has still before it. */
@SpringBootTest
@ContextConfiguration(initializers = TestDatabase.class)
class CallbackHoursTest {
    private static final Instant NINE = Instant.parse("2099-06-01T07:00:00Z");
    private static final Instant TWENTY = Instant.parse("2099-06-01T18:00:00Z");
    private static final Instant NINE_TOMORROW = NINE.plus(Duration.ofDays(1));
    private static final OverflowRule CALLS_BACK =
            new OverflowRule(OverflowTrigger.KEY, 0, "1", Kind.CALLBACK, 0, 0, "Press one to be called back.");

    @Autowired
    DirectoryEditor editor;

    @Autowired
    Directory directory;

    @TempDir
    Path directoryOfDesk;

    private TestFirm firm;
    private DeskOnDisk desk;

    @BeforeEach
    void openDesk() throws IOException {
        firm = TestFirm.create(editor);
        desk = new DeskOnDisk(directoryOfDesk);
        desk.queue(firm.id(), firm.queueId(), 20_000, 0);
    }

    @AfterEach
    void closeDesk() throws IOException {
        desk.close();
    }

    private void queue(OverflowRule... overflow) {
        editor.save(
                new Queue(firm.queueId(), firm.id(), "Support", 20_000, 30_000, 100, 20, List.of(firm.agentId()))
                        .overflowing(List.of(overflow))
                        .callingBack(CallbackRules.USUAL),
                0);
    }

    /** @return when they are looked at next */
    private Instant itIs(Instant now) {
        try (var hours = new CallbackHours(desk.engineDesk(), directory, Clock.fixed(now, ZoneOffset.UTC))) {
            return hours.tellAll();
        }
    }

    private List<Event> told() throws IOException {
        try (var reader = desk.journal().reader(0)) {
            return reader.next(10_000).stream()
                    .filter(logged -> logged.firmId() == firm.id() && logged.event() instanceof CallbacksHeld)
                    .<Event>map(logged -> logged.event())
                    .toList();
        }
    }

    private CallbacksHeld heldUntil(Instant until) {
        return new CallbacksHeld(firm.queueId(), until.toEpochMilli());
    }

    @Test
    void aQueueIsHeldOutsideItsHoursAndLookedAtWhenTheyChange() throws IOException {
        queue(CALLS_BACK);
        assertThat(itIs(NINE.minusSeconds(60))).isEqualTo(NINE);
        assertThat(told()).containsExactly(heldUntil(NINE));
        assertThat(itIs(NINE)).isEqualTo(TWENTY);
        assertThat(itIs(TWENTY)).isBefore(NINE_TOMORROW);
        assertThat(told()).containsExactly(heldUntil(NINE), heldUntil(NINE_TOMORROW));
    }

    @Test
    void nothingIsSaidOfQueuesThatCallNobodyBack() throws IOException {
        queue();
        itIs(TWENTY);
        assertThat(told()).isEmpty();
    }

    @Test
    void waitsForTheEndOfItsHoursByItself() {
        queue(CALLS_BACK);
        var soon = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), TWENTY.minusSeconds(4)));
        try (var hours = new CallbackHours(desk.engineDesk(), directory, soon)) {
            hours.start();
            await().until(() -> told().equals(List.of(heldUntil(NINE_TOMORROW))));
        }
    }

    @Test
    void aQueueThatHasItsFirstCallbackIsHeldAtOnce() {
        queue();
        var evening = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), TWENTY.plusSeconds(60)));
        try (var hours = new CallbackHours(desk.engineDesk(), directory, evening)) {
            hours.start();
            long contactId = desk.call(firm.id(), firm.queueId());
            desk.submit(firm.id(), new Command.RequestCallback(contactId, "+49301234567"));
            await().until(() -> told().equals(List.of(heldUntil(NINE_TOMORROW))));
        }
    }
}
