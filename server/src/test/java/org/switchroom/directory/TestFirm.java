package org.switchroom.directory;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchroom.directory.OpeningHours.WeeklySpan;

/** A whole small client firm, made through the editor; every one has other names and numbers. */
public record TestFirm(
        int id,
        String prefix,
        int administratorId,
        int supervisorId,
        int agentId,
        int queueId,
        int hoursId,
        int menuId,
        int numberId,
        int trunkId,
        int deskPhoneId,
        int reasonCodeId) {
    public static final String PASSWORD = "correct horse";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    public static TestFirm create(DirectoryEditor editor) {
        return create(editor, ZoneId.of("Europe/Berlin"));
    }

    /** One where it is about noon now: its day does not change while a test looks at the day's figures. */
    public static TestFirm atNoon(DirectoryEditor editor) {
        int eastHours = 12 - LocalTime.now(ZoneOffset.UTC).getHour();
        return create(editor, ZoneId.of("Etc/GMT%+d".formatted(-eastHours))); // the sign is POSIX's: west counts
    }

    private static TestFirm create(DirectoryEditor editor, ZoneId zone) {
        var n = COUNTER.incrementAndGet();
        var prefix = "firm" + n;
        return editor.together(() -> {
            var firm = editor.save(new ClientFirm(0, "Firm " + n, "DE", "en", zone));
            var administrator = user(editor, firm, prefix + ".admin", Role.ADMINISTRATOR);
            var supervisor = user(editor, firm, prefix + ".supervisor", Role.SUPERVISOR);
            var agent = user(editor, firm, prefix + ".agent", Role.AGENT);
            var queue = editor.save(new Queue(0, firm, "Support", 20_000, 30_000, 100, 20, List.of(agent)), 0);
            var hours = editor.save(new OpeningHours(0, firm, "Always", zone, allWeek(), List.of()), 0);
            var menu = editor.save(
                    new Menu(
                            0,
                            firm,
                            "Main",
                            "en",
                            "Hello.",
                            "Press 1.",
                            "Closed.",
                            List.of(new Menu.Choice("1", queue)),
                            queue,
                            3,
                            5_000),
                    0);
            var number =
                    editor.save(new InboundNumber(0, firm, "+4930555%04d".formatted(n), "Main line", hours, menu), 0);
            var trunk = editor.save(
                    new Trunk(
                            0, firm, "Carrier", Trunk.Kind.DIGEST, List.of(), "DE", "", prefix + "-trunk", "udp", true),
                    "trunk secret",
                    0);
            var phone =
                    editor.save(new DeskPhone(0, firm, "Desk 1", prefix + "-desk", "", "udp", true), "phone secret", 0);
            var reason = editor.save(new DirectoryEditor.ReasonCode(0, firm, "BREAK", "Break"), 0);
            return new TestFirm(
                    firm, prefix, administrator, supervisor, agent, queue, hours, menu, number, trunk, phone, reason);
        });
    }

    /** The one callers dial, E.164. */
    public String number() {
        return "+4930555%04d".formatted(Integer.parseInt(prefix.substring("firm".length())));
    }

    /** A queue whose only agent has been disabled since. */
    public int queueNobodyServes(DirectoryEditor editor, String name) {
        var username = prefix + ".left";
        int left = user(editor, id, username, Role.AGENT);
        int queue = editor.save(new Queue(0, id, name, 20_000, 30_000, 100, 20, List.of(left)), 0);
        editor.save(new User(left, id, username, "Has left", Set.of(Role.AGENT), "en", "", false), null, 0);
        return queue;
    }

    private static int user(DirectoryEditor editor, int firm, String username, Role role) {
        return editor.save(new User(0, firm, username, "The " + role, Set.of(role), "en", "", true), PASSWORD, 0);
    }

    private static List<WeeklySpan> allWeek() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new WeeklySpan(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                .toList();
    }
}
